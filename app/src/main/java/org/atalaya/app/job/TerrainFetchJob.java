package org.atalaya.app.job;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.atalaya.maps.CacheFolder;
import org.atalaya.maps.download.DegreeTile;
import org.atalaya.maps.download.TerrainFetch;
import org.atalaya.maps.download.TerrainSource;
import org.atalaya.maps.download.TileOutcome;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.site.Site;

/** Brings elevation tiles from the internet into this computer's cache. */
public final class TerrainFetchJob {
  /** Around sites: links and relays lie a little outside of them. */
  private static final double AROUND_DEGREES = 0.1;

  private TerrainFetchJob() {}

  /**
   * What became of the tiles.
   *
   * @param outcomes in the order of the tiles
   */
  public record Answer(TerrainSource source, Path folder, List<TileOutcome> outcomes) {
    public Answer {
      outcomes = List.copyOf(outcomes);
    }

    /** What lies in the cache now. */
    public List<Path> files() {
      return outcomes.stream().flatMap(outcome -> switch (outcome) {
        case TileOutcome.Fetched fetched -> Stream.of(fetched.file());
        case TileOutcome.Kept kept -> Stream.of(kept.file());
        case TileOutcome.Absent absent -> Stream.<Path>empty();
        case TileOutcome.Failed failed -> Stream.<Path>empty();
      }).toList();
    }

    public List<TileOutcome.Failed> failed() {
      return outcomes.stream().filter(TileOutcome.Failed.class::isInstance).map(TileOutcome.Failed.class::cast).toList();
    }

    public List<DegreeTile> absent() {
      return outcomes.stream().filter(TileOutcome.Absent.class::isInstance).map(TileOutcome::tile).toList();
    }
  }

  /** Where tiles are kept on this computer, unless somebody says otherwise. */
  public static Path cache() {
    return CacheFolder.ofThisComputer().resolve("terrain");
  }

  /**
   * The tiles below sites and around them.
   *
   * @throws org.atalaya.planner.BadInputException if they lie so far apart that there are more than {@link DegreeTile#MOST}
   */
  public static List<DegreeTile> around(List<Site> sites) {
    var latitudes = sites.stream().mapToDouble(site -> site.position().latitudeDegrees()).summaryStatistics();
    var longitudes = sites.stream().mapToDouble(site -> site.position().longitudeDegrees()).summaryStatistics();
    return DegreeTile.within(Math.max(-180, longitudes.getMin() - AROUND_DEGREES), Math.max(-90, latitudes.getMin() - AROUND_DEGREES),
        Math.min(180, longitudes.getMax() + AROUND_DEGREES), Math.min(90, latitudes.getMax() + AROUND_DEGREES));
  }

  /** Those that would have to be fetched. */
  public static List<DegreeTile> missing(TerrainSource source, Path cache, List<DegreeTile> tiles) {
    return new TerrainFetch(source, source.base(), cache).missing(tiles);
  }

  /**
   * Brings tiles.
   *
   * @param base the source's own, or a mirror's
   * @throws IOException if the cache can't be written
   * @throws java.util.concurrent.CancellationException if the progress says so; what has come is kept
   */
  public static Answer run(TerrainSource source, URI base, Path cache, List<DegreeTile> tiles, Progress progress)
      throws IOException, InterruptedException {
    return new Answer(source, cache, new TerrainFetch(source, base, cache).run(tiles, progress));
  }
}
