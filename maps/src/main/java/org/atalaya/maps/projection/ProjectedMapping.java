package org.atalaya.maps.projection;

import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GridMapping;

/**
 * Posts at equal steps of a map projection, columns along its eastings and rows along its northings.
 *
 * @param projection between the earth and the plane
 * @param westMeters easting of column 0
 * @param northMeters northing of row 0
 * @param columnStepMeters between columns, above 0
 * @param rowStepMeters between rows, above 0
 */
public record ProjectedMapping(MapProjection projection, double westMeters, double northMeters,
    double columnStepMeters, double rowStepMeters) implements GridMapping {

  public ProjectedMapping {
    if (!(columnStepMeters > 0 && rowStepMeters > 0)) {
      throw new IllegalArgumentException("grid steps " + columnStepMeters + ", " + rowStepMeters + ", expected above 0");
    }
  }

  @Override
  public void toGrid(double latitudeDegrees, double longitudeDegrees, double[] out) {
    projection.toProjected(latitudeDegrees, longitudeDegrees, out);
    out[0] = (out[0] - westMeters) / columnStepMeters;
    out[1] = (northMeters - out[1]) / rowStepMeters;
  }

  @Override
  public GeoPoint toGeographic(double column, double row) {
    return projection.toGeographic(westMeters + column * columnStepMeters, northMeters - row * rowStepMeters);
  }
}
