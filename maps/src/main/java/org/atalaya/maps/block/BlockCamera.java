package org.atalaya.maps.block;

/**
 * Where a block is looked at from, in perspective. Pixels count from the upper left corner of the picture.
 *
 * @param target what is in the middle of the picture
 * @param azimuthDegrees direction of the look, clockwise from north, 0 to 360 (exclusive)
 * @param tiltDegrees below the horizon, {@value #LEAST_TILT} to {@value #MOST_TILT}
 * @param distanceMeters from the target, heights exaggerated
 * @param exaggeration of heights, {@value #LEAST_EXAGGERATION} to {@value #MOST_EXAGGERATION}
 * @param width of the picture, pixels
 * @param height of the picture, pixels
 */
public record BlockCamera(BlockPoint target, double azimuthDegrees, double tiltDegrees, double distanceMeters, double exaggeration,
    double width, double height) {
  public static final double LEAST_TILT = 6;
  public static final double MOST_TILT = 88;
  public static final double LEAST_EXAGGERATION = 1;
  public static final double MOST_EXAGGERATION = 5;
  public static final double LEAST_DISTANCE = 60;
  public static final double MOST_DISTANCE = 600_000;
  /** Half the angle from the upper to the lower edge of the picture. */
  private static final double HALF_ANGLE_DEGREES = 16;
  private static final double CLOSE_TILT = 14;
  private static final double NEAR_SHARE = 0.01;
  /** The camera keeps so far above the ground, as a share of its distance. */
  private static final double CLEARANCE_SHARE = 0.02;

  public BlockCamera {
    azimuthDegrees = ((azimuthDegrees % 360) + 360) % 360;
    tiltDegrees = Math.clamp(tiltDegrees, LEAST_TILT, MOST_TILT);
    distanceMeters = Math.clamp(distanceMeters, LEAST_DISTANCE, MOST_DISTANCE);
    exaggeration = Math.clamp(exaggeration, LEAST_EXAGGERATION, MOST_EXAGGERATION);
    width = Math.max(1, width);
    height = Math.max(1, height);
  }

  /** The look turned about its target. */
  public BlockCamera turned(double byAzimuthDegrees, double byTiltDegrees) {
    return new BlockCamera(target, azimuthDegrees + byAzimuthDegrees, tiltDegrees + byTiltDegrees, distanceMeters, exaggeration,
        width, height);
  }

  /** @param factor of the distance to the target, above 0; below 1 nearer */
  public BlockCamera approached(double factor) {
    return new BlockCamera(target, azimuthDegrees, tiltDegrees, distanceMeters * factor, exaggeration, width, height);
  }

  /** The block dragged by so many pixels; its middle follows the pointer. */
  public BlockCamera panned(double dx, double dy) {
    double meters = distanceMeters / focalPixels();
    double right = -dx * meters;
    // a look along the ground would run away
    double ahead = dy * meters / Math.max(0.25, Math.sin(Math.toRadians(tiltDegrees)));
    double sine = Math.sin(Math.toRadians(azimuthDegrees));
    double cosine = Math.cos(Math.toRadians(azimuthDegrees));
    return aimed(new BlockPoint(target.x() + right * cosine + ahead * sine, target.y() - right * sine + ahead * cosine, target.z()),
        distanceMeters);
  }

  /** The same direction with another target. */
  public BlockCamera aimed(BlockPoint newTarget, double newDistanceMeters) {
    return new BlockCamera(newTarget, azimuthDegrees, tiltDegrees, newDistanceMeters, exaggeration, width, height);
  }

  /**
   * A look across a line, nearly level, from so close that a ball around the target fills so many pixels.
   *
   * @param lineAzimuthDegrees of the line; it is looked at from whichever side is nearer to where the eye is now
   * @param radiusMeters of the ball, above 0
   * @param pixels its height in the picture
   */
  public BlockCamera closeTo(BlockPoint point, double lineAzimuthDegrees, double radiusMeters, double pixels) {
    double side = lineAzimuthDegrees + 90;
    double turn = Math.cos(Math.toRadians(side - azimuthDegrees)) >= 0 ? side : side + 180;
    return new BlockCamera(point, turn, CLOSE_TILT, focalPixels() * 2 * radiusMeters * exaggeration / pixels, exaggeration, width, height);
  }

  public BlockCamera exaggerated(double times) {
    return new BlockCamera(target, azimuthDegrees, tiltDegrees, distanceMeters, times, width, height);
  }

  /** The same look in a picture of another size. */
  public BlockCamera resized(double newWidth, double newHeight) {
    return new BlockCamera(target, azimuthDegrees, tiltDegrees, distanceMeters, exaggeration, newWidth, newHeight);
  }

  /** The same look, steeper where it would be below or among the ground. */
  public BlockCamera above(BlockMesh mesh) {
    BlockCamera camera = this;
    while (camera.tiltDegrees < MOST_TILT && camera.buried(mesh)) {
      camera = camera.turned(0, 1);
    }
    return camera;
  }

  private boolean buried(BlockMesh mesh) {
    BlockPoint eye = eye();
    double ground = mesh.groundAt(eye.x(), eye.y());
    return eye.z() * exaggeration < ground * exaggeration + distanceMeters * CLEARANCE_SHARE;
  }

  /** Where the eye is, its height not exaggerated. */
  public BlockPoint eye() {
    double flat = Math.cos(Math.toRadians(tiltDegrees)) * distanceMeters;
    return new BlockPoint(target.x() - flat * Math.sin(Math.toRadians(azimuthDegrees)),
        target.y() - flat * Math.cos(Math.toRadians(azimuthDegrees)),
        target.z() + distanceMeters * Math.sin(Math.toRadians(tiltDegrees)) / exaggeration);
  }

  /** Pixels for one metre across, one metre away. */
  public double focalPixels() {
    return height / 2 / Math.tan(Math.toRadians(HALF_ANGLE_DEGREES));
  }

  /** The projection, worked out once for many points. */
  public Lens lens() {
    return new Lens(this);
  }

  /** Projects points. Immutable. */
  public static final class Lens {
    private final double eyeX;
    private final double eyeY;
    private final double eyeZ;
    private final double sineAzimuth;
    private final double cosineAzimuth;
    private final double sineTilt;
    private final double cosineTilt;
    private final double exaggeration;
    private final double focal;
    private final double middleX;
    private final double middleY;
    private final double near;

    private Lens(BlockCamera camera) {
      BlockPoint eye = camera.eye();
      exaggeration = camera.exaggeration;
      eyeX = eye.x();
      eyeY = eye.y();
      eyeZ = eye.z() * exaggeration;
      sineAzimuth = Math.sin(Math.toRadians(camera.azimuthDegrees));
      cosineAzimuth = Math.cos(Math.toRadians(camera.azimuthDegrees));
      sineTilt = Math.sin(Math.toRadians(camera.tiltDegrees));
      cosineTilt = Math.cos(Math.toRadians(camera.tiltDegrees));
      focal = camera.focalPixels();
      middleX = camera.width / 2;
      middleY = camera.height / 2;
      near = camera.distanceMeters * NEAR_SHARE;
    }

    /**
     * Projects a point.
     *
     * @param out receives column, row and nearness: 1 / metres along the look, 0 for what lies behind the eye or at it
     */
    public void project(double x, double y, double z, double[] out) {
      double dx = x - eyeX;
      double dy = y - eyeY;
      double dz = z * exaggeration - eyeZ;
      double across = dx * cosineAzimuth - dy * sineAzimuth;
      double ahead = dx * sineAzimuth + dy * cosineAzimuth;
      double depth = ahead * cosineTilt - dz * sineTilt;
      double up = ahead * sineTilt + dz * cosineTilt;
      if (depth < near) {
        out[2] = 0;
        return;
      }
      double nearness = 1 / depth;
      out[0] = middleX + focal * across * nearness;
      out[1] = middleY - focal * up * nearness;
      out[2] = nearness;
    }

    public void project(BlockPoint point, double[] out) {
      project(point.x(), point.y(), point.z(), out);
    }
  }
}
