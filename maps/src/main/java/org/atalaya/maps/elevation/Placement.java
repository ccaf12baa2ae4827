package org.atalaya.maps.elevation;

import org.atalaya.maps.projection.MapProjection;
import org.atalaya.maps.projection.ProjectedMapping;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.terrain.GridMapping;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;

/**
 * Where a raster's posts lie in the plane of its coordinate system.
 *
 * @param west coordinate of column 0's posts
 * @param north coordinate of row 0's posts
 * @param columnStep between columns, above 0, in the system's unit (degrees or metres)
 * @param rowStep between rows, above 0
 */
record Placement(double west, double north, double columnStep, double rowStep) {

  /** The mapping of posts that lie at equal steps of longitude and latitude. */
  GridMapping geographic(String where, int columns, int rows) {
    double turned = west >= 180 ? west - 360 : west;
    double slack = 1e-9;
    if (turned < -180 - slack || turned + (columns - 1) * columnStep > 180 + slack || north > 90 + slack
        || north - (rows - 1) * rowStep < -90 - slack) {
      throw new BadInputException(where,
          "posts from " + west + ", " + north + " in steps of " + columnStep + ", " + rowStep,
          "degrees within -180 to 180 and -90 to 90");
    }
    return new GridMapping.Geographic(north, turned, rowStep, columnStep);
  }

  GridMapping projected(MapProjection projection) {
    return new ProjectedMapping(projection, west, north, columnStep, rowStep);
  }

  /** The mapping in a system that GeoTools knows. */
  GridMapping in(String where, CoordinateReferenceSystem crs) {
    return projected(CoordinateSystems.transform(where, crs));
  }
}
