package org.atalaya.maps.elevation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.atalaya.maps.CacheFolder;
import org.atalaya.maps.projection.MapProjection;
import org.atalaya.maps.projection.TransverseMercator;
import org.atalaya.maps.projection.WebMercator;
import org.atalaya.planner.BadInputException;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;

/**
 * Coordinate systems by their EPSG number. The common ones are closed formulas; only the others wake GeoTools and its
 * EPSG database, which takes seconds and unpacks into the user's cache folder at its first use.
 */
final class CoordinateSystems {
  private static final double GRS80_INVERSE_FLATTENING = 298.257222101;
  private static final String CACHE_PROPERTY = "EPSG-HSQL.directory";

  private CoordinateSystems() {}

  /** WGS 84 and the geographic systems that agree with it to a metre or two: NAD 83, ETRS 89, SIRGAS 2000, GDA 94, NZGD 2000. */
  static boolean isPlainGeographic(int epsg) {
    return switch (epsg) {
      case 4326, 4979, 4269, 4258, 4674, 4283, 4167 -> true;
      default -> false;
    };
  }

  /** Web Mercator and UTM on WGS 84, NAD 83, ETRS 89 and SIRGAS 2000 by formulas of our own. */
  static Optional<MapProjection> findFormula(int epsg) {
    if (epsg == 3857) {
      return Optional.of(WebMercator.INSTANCE);
    }
    if (within(epsg, 32601, 32660)) {
      return Optional.of(TransverseMercator.utm(epsg - 32600, false));
    }
    if (within(epsg, 32701, 32760)) {
      return Optional.of(TransverseMercator.utm(epsg - 32700, true));
    }
    int north = within(epsg, 26901, 26923) ? epsg - 26900
        : within(epsg, 25828, 25838) ? epsg - 25800
        : within(epsg, 31965, 31976) ? epsg - 31954 : 0;
    if (north > 0) {
      return Optional.of(TransverseMercator.utm(north, false, GRS80_INVERSE_FLATTENING));
    }
    return within(epsg, 31977, 31985)
        ? Optional.of(TransverseMercator.utm(epsg - 31960, true, GRS80_INVERSE_FLATTENING)) : Optional.empty();
  }

  private static boolean within(int epsg, int first, int last) {
    return epsg >= first && epsg <= last;
  }

  /** Any other system by its number, east before north. @throws BadInputException if it is not known */
  static CoordinateReferenceSystem decode(String where, int epsg) {
    prepare();
    try {
      return CRS.decode("EPSG:" + epsg, true);
    } catch (FactoryException e) {
      throw new BadInputException(where, "coordinate system EPSG:" + epsg, "one that is known here", e);
    }
  }

  /** The system that a .prj file describes. @throws BadInputException if it is not understood */
  static CoordinateReferenceSystem parse(String where, String wellKnownText) {
    prepare();
    try {
      return CRS.parseWKT(wellKnownText);
    } catch (FactoryException e) {
      throw new BadInputException(where, "a text that is no coordinate system", "WKT as GIS programs write it", e);
    }
  }

  /** The EPSG number of a system that came without one. */
  static Optional<Integer> findCode(CoordinateReferenceSystem crs) {
    prepare();
    try {
      return Optional.ofNullable(CRS.lookupEpsgCode(crs, true));
    } catch (FactoryException e) {
      return Optional.empty();
    }
  }

  /** Formulas for a system that GeoTools knows; datum shifts included. @throws BadInputException if there is no way to WGS 84 */
  static MapProjection transform(String where, CoordinateReferenceSystem crs) {
    prepare();
    try {
      // plane units other than metres are part of the transform: steps are then in those units, which the mapping allows
      return new TransformProjection(CRS.findMathTransform(DefaultGeographicCRS.WGS84, crs, true));
    } catch (FactoryException | org.geotools.api.referencing.operation.NoninvertibleTransformException e) {
      throw new BadInputException(where, "coordinate system " + crs.getName().getCode(), "one that leads to WGS 84", e);
    }
  }

  static boolean isProjected(CoordinateReferenceSystem crs) {
    return crs instanceof ProjectedCRS;
  }

  /** Sends what GeoTools unpacks (33 MB) to a folder that stays, unless someone has chosen one already. */
  private static void prepare() {
    if (System.getProperty(CACHE_PROPERTY) != null) {
      return;
    }
    Path folder = CacheFolder.ofThisComputer().resolve("epsg");
    try {
      Files.createDirectories(folder);
      System.setProperty(CACHE_PROPERTY, folder.toString());
    } catch (IOException e) {
      // a home that can't be written: GeoTools then takes the temp folder, which only costs the unpacking again
    }
  }
}
