package org.atalaya.maps.elevation;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The kinds of elevation file that are read. */
public enum ElevationFormat {
  /** SRTM's one-degree tiles, plain, gzipped or in a zip. */
  HGT("hgt"),
  GEOTIFF("geotiff"),
  /** Esri's ASCII grid. */
  ARC_GRID("arcgrid");

  private final String id;

  ElevationFormat(String id) {
    this.id = id;
  }

  /** Its name in machine-readable output. */
  public String id() {
    return id;
  }

  /** The format by the file's name; empty where the name is none of an elevation file. */
  public static Optional<ElevationFormat> find(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".hgt") || name.endsWith(".hgt.gz") || name.endsWith(".zip")) {
      return Optional.of(HGT);
    }
    if (name.endsWith(".tif") || name.endsWith(".tiff")) {
      return Optional.of(GEOTIFF);
    }
    return name.endsWith(".asc") ? Optional.of(ARC_GRID) : Optional.empty();
  }
}
