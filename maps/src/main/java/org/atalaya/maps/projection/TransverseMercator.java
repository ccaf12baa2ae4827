package org.atalaya.maps.projection;

import org.atalaya.planner.terrain.GeoPoint;

/**
 * Transverse Mercator of the ellipsoid (UTM, Gauss-Krüger) by Krüger's series in the third flattening n, to the sixth
 * order: C. F. F. Karney, "Transverse Mercator with an accuracy of a few nanometers", J. Geodesy 85, 2011, equations 7
 * to 36. The error is below 5 nm within 3,900 km of the central meridian, and both ways are each other's inverse to
 * rounding. One conversion takes well under a microsecond.
 */
public final class TransverseMercator implements MapProjection {
  private static final double WGS84_INVERSE_FLATTENING = 298.257223563;
  private static final double SEMI_MAJOR = 6_378_137;
  /** Beyond this the formulas lead around the back of the earth; such points are drawn on this meridian. */
  private static final double MAX_FROM_MERIDIAN_DEGREES = 80;

  private final Parameters parameters;
  private final double eccentricity;
  private final double radius;
  private final double[] alpha;
  private final double[] beta;

  /**
   * What makes one transverse Mercator differ from another.
   *
   * @param semiMajorMeters of the ellipsoid
   * @param inverseFlattening of the ellipsoid
   * @param centralMeridianDegrees −180 to 180
   * @param scale on the central meridian: 0.9996 for UTM
   * @param falseEastingMeters easting of the central meridian
   * @param falseNorthingMeters northing of the equator
   */
  public record Parameters(double semiMajorMeters, double inverseFlattening, double centralMeridianDegrees,
      double scale, double falseEastingMeters, double falseNorthingMeters) {}

  public TransverseMercator(Parameters parameters) {
    this.parameters = parameters;
    double flattening = 1 / parameters.inverseFlattening();
    double n = flattening / (2 - flattening);
    double n2 = n * n;
    eccentricity = Math.sqrt(flattening * (2 - flattening));
    radius = parameters.scale() * parameters.semiMajorMeters() / (1 + n)
        * (1 + n2 * (1 / 4.0 + n2 * (1 / 64.0 + n2 / 256)));
    alpha = alpha(n);
    beta = beta(n);
  }

  /** UTM on WGS 84. @param zone 1 to 60 */
  public static TransverseMercator utm(int zone, boolean south) {
    return utm(zone, south, WGS84_INVERSE_FLATTENING);
  }

  /** UTM on another ellipsoid of the same size (GRS 80: 298.257222101). */
  public static TransverseMercator utm(int zone, boolean south, double inverseFlattening) {
    if (zone < 1 || zone > 60) {
      throw new IllegalArgumentException("UTM zone " + zone + ", expected 1 to 60");
    }
    return new TransverseMercator(new Parameters(SEMI_MAJOR, inverseFlattening, zone * 6 - 183, 0.9996, 500_000,
        south ? 10_000_000 : 0));
  }

  @Override
  public void toProjected(double latitudeDegrees, double longitudeDegrees, double[] out) {
    double fromMeridian = Math.IEEEremainder(longitudeDegrees - parameters.centralMeridianDegrees(), 360);
    double lambda = Math.toRadians(
        Math.clamp(fromMeridian, -MAX_FROM_MERIDIAN_DEGREES, MAX_FROM_MERIDIAN_DEGREES));
    double tau = Math.tan(Math.toRadians(latitudeDegrees));
    double conformal = conformalTangent(tau);
    double cosLambda = Math.cos(lambda);
    double xi = Math.atan2(conformal, cosLambda);
    double eta = asinh(Math.sin(lambda) / Math.hypot(conformal, cosLambda));
    sum(alpha, xi, eta, 1, out);
    double east = out[1] * radius + parameters.falseEastingMeters();
    out[1] = out[0] * radius + parameters.falseNorthingMeters();
    out[0] = east;
  }

  @Override
  public GeoPoint toGeographic(double eastMeters, double northMeters) {
    double[] conformal = new double[2];
    sum(beta, (northMeters - parameters.falseNorthingMeters()) / radius,
        (eastMeters - parameters.falseEastingMeters()) / radius, -1, conformal);
    double sinhEta = Math.sinh(conformal[1]);
    double cosXi = Math.cos(conformal[0]);
    double tau = tangentFromConformal(Math.sin(conformal[0]) / Math.hypot(sinhEta, cosXi));
    double longitude = parameters.centralMeridianDegrees() + Math.toDegrees(Math.atan2(sinhEta, cosXi));
    return new GeoPoint(Math.toDegrees(Math.atan(tau)), Math.IEEEremainder(longitude, 360));
  }

  /** Equal parameters make an equal projection. */
  @Override
  public boolean equals(Object other) {
    return other instanceof TransverseMercator that && parameters.equals(that.parameters);
  }

  @Override
  public int hashCode() {
    return parameters.hashCode();
  }

  /** tan of the conformal latitude from tan of the latitude (Karney 2011, equations 7 to 9). */
  private double conformalTangent(double tau) {
    double sine = tau / Math.sqrt(1 + tau * tau);
    double sigma = Math.sinh(eccentricity * atanh(eccentricity * sine));
    return tau * Math.sqrt(1 + sigma * sigma) - sigma * Math.sqrt(1 + tau * tau);
  }

  /** The other way round, by Newton's method (equations 19 to 21): three steps reach rounding. */
  private double tangentFromConformal(double conformal) {
    double e2 = eccentricity * eccentricity;
    double tau = conformal / (1 - e2);
    for (int i = 0; i < 4; i++) {
      double reached = conformalTangent(tau);
      double change = (conformal - reached) / Math.sqrt(1 + reached * reached)
          * (1 + (1 - e2) * tau * tau) / ((1 - e2) * Math.sqrt(1 + tau * tau));
      tau += change;
      if (Math.abs(change) < 1e-15 * Math.max(1, Math.abs(tau))) {
        break;
      }
    }
    return tau;
  }

  /** out = (xi, eta) ± Σ coefficient_j · (sin 2jξ cosh 2jη, cos 2jξ sinh 2jη). */
  private static void sum(double[] coefficients, double xi, double eta, int sign, double[] out) {
    double sumXi = 0;
    double sumEta = 0;
    for (int j = coefficients.length; j >= 1; j--) {
      double c = coefficients[j - 1];
      sumXi += c * Math.sin(2 * j * xi) * Math.cosh(2 * j * eta);
      sumEta += c * Math.cos(2 * j * xi) * Math.sinh(2 * j * eta);
    }
    out[0] = xi + sign * sumXi;
    out[1] = eta + sign * sumEta;
  }

  /** Krüger's coefficients from the conformal sphere to the rectifying one (equation 35). */
  private static double[] alpha(double n) {
    double n2 = n * n;
    double n3 = n2 * n;
    return new double[] {
      n * (1 / 2.0 + n * (-2 / 3.0 + n * (5 / 16.0 + n * (41 / 180.0 + n * (-127 / 288.0 + n * 7891 / 37800))))),
      n2 * (13 / 48.0 + n * (-3 / 5.0 + n * (557 / 1440.0 + n * (281 / 630.0 - n * 1983433 / 1935360)))),
      n3 * (61 / 240.0 + n * (-103 / 140.0 + n * (15061 / 26880.0 + n * 167603 / 181440))),
      n3 * n * (49561 / 161280.0 + n * (-179 / 168.0 + n * 6601661 / 7257600)),
      n3 * n2 * (34729 / 80640.0 - n * 3418889 / 1995840),
      n3 * n3 * 212378941 / 319334400
    };
  }

  /** And back (equation 36). */
  private static double[] beta(double n) {
    double n2 = n * n;
    double n3 = n2 * n;
    return new double[] {
      n * (1 / 2.0 + n * (-2 / 3.0 + n * (37 / 96.0 + n * (-1 / 360.0 + n * (-81 / 512.0 + n * 96199 / 604800))))),
      n2 * (1 / 48.0 + n * (1 / 15.0 + n * (-437 / 1440.0 + n * (46 / 105.0 - n * 1118711 / 3870720)))),
      n3 * (17 / 480.0 + n * (-37 / 840.0 + n * (-209 / 4480.0 + n * 5569 / 90720))),
      n3 * n * (4397 / 161280.0 + n * (-11 / 504.0 - n * 830251 / 7257600)),
      n3 * n2 * (4583 / 161280.0 - n * 108847 / 3991680),
      n3 * n3 * 20648693 / 638668800
    };
  }

  private static double asinh(double x) {
    double positive = Math.abs(x);
    return Math.copySign(Math.log1p(positive + positive * positive / (1 + Math.hypot(1, positive))), x);
  }

  private static double atanh(double x) {
    return 0.5 * Math.log1p(2 * x / (1 - x));
  }
}
