package org.atalaya.planner.terrain;

/**
 * Where a grid's posts lie on the earth. Column 0 is the westernmost post, row 0 the northernmost one; whole
 * numbers are posts, fractions lie between them.
 */
public interface GridMapping {

  /** Writes the fractional column to {@code out[0]} and the fractional row to {@code out[1]}; any point on the earth is allowed. */
  void toGrid(double latitudeDegrees, double longitudeDegrees, double[] out);

  /** The place of a fractional column and row. */
  GeoPoint toGeographic(double column, double row);

  /**
   * Posts at equal steps of latitude and longitude (.hgt, most GeoTIFFs in EPSG:4326).
   *
   * @param northDegrees latitude of row 0
   * @param westDegrees longitude of column 0
   * @param rowStepDegrees degrees of latitude between rows, positive
   * @param columnStepDegrees degrees of longitude between columns, positive
   */
  record Geographic(double northDegrees, double westDegrees, double rowStepDegrees, double columnStepDegrees)
      implements GridMapping {

    public Geographic {
      if (!(rowStepDegrees > 0 && columnStepDegrees > 0)) {
        throw new IllegalArgumentException("grid steps " + rowStepDegrees + ", " + columnStepDegrees + ", expected above 0");
      }
    }

    @Override
    public void toGrid(double latitudeDegrees, double longitudeDegrees, double[] out) {
      out[0] = (longitudeDegrees - westDegrees) / columnStepDegrees;
      out[1] = (northDegrees - latitudeDegrees) / rowStepDegrees;
    }

    @Override
    public GeoPoint toGeographic(double column, double row) {
      return new GeoPoint(northDegrees - row * rowStepDegrees, westDegrees + column * columnStepDegrees);
    }
  }
}
