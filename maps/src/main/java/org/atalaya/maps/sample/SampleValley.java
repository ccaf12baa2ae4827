package org.atalaya.maps.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.atalaya.maps.elevation.HgtFile;
import org.atalaya.maps.features.SitesCsv;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GridMapping;

/**
 * The built-in sample: an invented valley with invented sites, so that the program can be tried without any data. It is
 * laid where its first users live (tile S32W065, the hills of Córdoba, Argentina), but shows no real place. The same
 * seeds give the same heights, to the byte, on every machine.
 */
public final class SampleValley {
  public static final String TILE = "S32W065";
  private static final int POSTS = 1201;

  private SampleValley() {}

  /** The ground: 1201 × 1201 posts, 3″ apart, whole metres, no voids. Takes a second or two. */
  public static ElevationGrid grid() {
    return new ElevationGrid(TILE + ".hgt", new GridMapping.Geographic(-31, -65, 1.0 / (POSTS - 1), 1.0 / (POSTS - 1)),
        POSTS, POSTS, new SampleGround().heights());
  }

  /** The sites: a gateway, two homes and eight candidates. Their notes say that they are invented. */
  public static List<Site> sites() {
    return SampleSites.all();
  }

  /** Writes the sites as {@code sites.csv}. @return the file */
  public static Path writeSitesTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("sites.csv");
    SitesCsv.write(file, sites());
    return file;
  }

  /** Writes the ground as {@code S32W065.hgt}. @return the file */
  public static Path writeTo(Path folder) throws IOException {
    return HgtFile.write(grid(), folder);
  }
}
