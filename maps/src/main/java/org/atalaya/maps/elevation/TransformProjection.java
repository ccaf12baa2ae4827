package org.atalaya.maps.elevation;

import org.atalaya.maps.projection.MapProjection;
import org.atalaya.planner.terrain.GeoPoint;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.NoninvertibleTransformException;
import org.geotools.api.referencing.operation.TransformException;

/**
 * A projection that GeoTools computes, from WGS 84 longitude and latitude. Its transforms hold no state while they
 * compute, so one serves many threads; where one has no answer (the far side of the earth), the place is off every grid.
 */
final class TransformProjection implements MapProjection {
  private static final double FAR_AWAY_METERS = 1e9;
  private final MathTransform fromGeographic;
  private final MathTransform toGeographic;

  TransformProjection(MathTransform fromGeographic) throws NoninvertibleTransformException {
    this.fromGeographic = fromGeographic;
    this.toGeographic = fromGeographic.inverse();
  }

  @Override
  public void toProjected(double latitudeDegrees, double longitudeDegrees, double[] out) {
    double[] place = {longitudeDegrees, latitudeDegrees};
    try {
      fromGeographic.transform(place, 0, place, 0, 1);
    } catch (TransformException e) {
      place[0] = FAR_AWAY_METERS;
      place[1] = FAR_AWAY_METERS;
    }
    out[0] = Double.isFinite(place[0]) ? place[0] : FAR_AWAY_METERS;
    out[1] = Double.isFinite(place[1]) ? place[1] : FAR_AWAY_METERS;
  }

  @Override
  public GeoPoint toGeographic(double eastMeters, double northMeters) {
    double[] place = {eastMeters, northMeters};
    try {
      toGeographic.transform(place, 0, place, 0, 1);
    } catch (TransformException e) {
      throw new IllegalArgumentException("no place on the earth at " + eastMeters + ", " + northMeters, e);
    }
    return new GeoPoint(place[1], place[0]);
  }

  /** Equal transforms make an equal projection. */
  @Override
  public boolean equals(Object other) {
    return other instanceof TransformProjection that && fromGeographic.equals(that.fromGeographic);
  }

  @Override
  public int hashCode() {
    return fromGeographic.hashCode();
  }
}
