package org.atalaya.maps.download;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/**
 * Who gives elevation tiles of one degree away, without an account. Their addresses are as their publishers describe them:
 * Copernicus DEM in the Registry of Open Data on AWS, and Mapzen's Terrain Tiles, "skadi" format, likewise.
 */
public enum TerrainSource {
  /** Copernicus GLO-30: a surface model of 2011 to 2015, one post a second of arc (farther apart in the north). */
  GLO30("glo30", "https://copernicus-dem-30m.s3.amazonaws.com", 40, 120,
      "© DLR e.V. 2010–2014 and © Airbus Defence and Space GmbH 2014–2018 provided under COPERNICUS by the European Union and ESA; all rights reserved") {
    @Override
    String file(DegreeTile tile) {
      return folder(tile) + ".tif";
    }

    @Override
    String path(DegreeTile tile) {
      return folder(tile) + "/" + file(tile);
    }

    private String folder(DegreeTile tile) {
      return "Copernicus_DSM_COG_10_" + tile.latitude() + "_00_" + tile.longitude() + "_00_DEM";
    }
  },
  /** Skadi: SRTM and better data where a country gives them, one post a second of arc. */
  SKADI("skadi", "https://elevation-tiles-prod.s3.amazonaws.com/skadi", 10, 40,
      "Terrain Tiles by Mapzen, of data by NASA, USGS and others (SRTM, GMTED, NED, ETOPO1 and national models)") {
    @Override
    String file(DegreeTile tile) {
      return tile.name() + ".hgt.gz";
    }

    @Override
    String path(DegreeTile tile) {
      return tile.latitude() + "/" + file(tile);
    }
  };

  private final String id;
  private final URI base;
  private final int usualMegabytes;
  private final int mostMegabytes;
  private final String credit;

  TerrainSource(String id, String base, int usualMegabytes, int mostMegabytes, String credit) {
    this.id = id;
    this.base = URI.create(base);
    this.usualMegabytes = usualMegabytes;
    this.mostMegabytes = mostMegabytes;
    this.credit = credit;
  }

  /** As it is named on the command line. */
  public String id() {
    return id;
  }

  public static Optional<TerrainSource> find(String id) {
    return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
  }

  /** Where its tiles are; a mirror with the same folders may stand in. */
  public URI base() {
    return base;
  }

  /** A tile of mountains, about; megabytes. */
  public int usualMegabytes() {
    return usualMegabytes;
  }

  /** No tile is larger. */
  long mostBytes() {
    return mostMegabytes * 1_000_000L;
  }

  /** What has to be said of where the heights are from. */
  public String credit() {
    return credit;
  }

  /** The tile's name in the cache. */
  abstract String file(DegreeTile tile);

  /** The tile's place below the base. */
  abstract String path(DegreeTile tile);
}
