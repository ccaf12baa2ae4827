package org.atalaya.app.ui.map;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import org.atalaya.app.ui.map.MapViewport.Spot;
import org.atalaya.maps.block.BlockCamera;
import org.atalaya.maps.block.BlockPoint;
import org.atalaya.maps.block.BlockRaster;

/** A line through the block on the picture: what of it is seen, and what the ground hides. */
final class BlockTrace {
  private static final double STEP_PIXELS = 4;
  private static final double MARGIN_PIXELS = 24;
  private static final int HALVINGS = 12;

  final Path2D seen = new Path2D.Double();
  final Path2D hidden = new Path2D.Double();
  final Path2D whole = new Path2D.Double();
  final List<Spot> spots = new ArrayList<>();
  private final BlockRaster raster;
  private final double rasterScale;
  private final double width;
  private final double height;

  private BlockTrace(BlockRaster raster, double rasterScale, double width, double height) {
    this.raster = raster;
    this.rasterScale = rasterScale;
    this.width = width;
    this.height = height;
  }

  /**
   * Follows a line.
   *
   * @param rasterScale pixels of the raster in one of the picture
   */
  static BlockTrace of(List<BlockPoint> points, BlockCamera camera, BlockRaster raster, double rasterScale) {
    BlockTrace trace = new BlockTrace(raster, rasterScale, camera.width(), camera.height());
    BlockCamera.Lens lens = camera.lens();
    for (int i = 1; i < points.size(); i++) {
      trace.part(lens, points.get(i - 1), points.get(i));
    }
    return trace;
  }

  private void part(BlockCamera.Lens lens, BlockPoint from, BlockPoint to) {
    double[] a = new double[3];
    double[] b = new double[3];
    lens.project(from, a);
    lens.project(to, b);
    if (a[2] <= 0 && b[2] <= 0) {
      return;
    }
    if (a[2] <= 0) {
      cut(lens, to, from, a);
    } else if (b[2] <= 0) {
      cut(lens, from, to, b);
    }
    if (spots.isEmpty()) {
      spots.add(new Spot(a[0], a[1]));
    }
    spots.add(new Spot(b[0], b[1]));
    SegmentClip.find(a[0], a[1], b[0] - a[0], b[1] - a[1], -MARGIN_PIXELS, -MARGIN_PIXELS, width + MARGIN_PIXELS, height + MARGIN_PIXELS)
        .ifPresent(clip -> trace(a, b, clip));
  }

  /** The last point before the eye on the way from one that is before it to one that is not. */
  private static void cut(BlockCamera.Lens lens, BlockPoint before, BlockPoint behind, double[] out) {
    double good = 0;
    double bad = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double share = (good + bad) / 2;
      project(lens, before, behind, share, out);
      if (out[2] > 0) {
        good = share;
      } else {
        bad = share;
      }
    }
    project(lens, before, behind, good, out);
  }

  private static void project(BlockCamera.Lens lens, BlockPoint from, BlockPoint to, double share, double[] out) {
    lens.project(from.x() + (to.x() - from.x()) * share, from.y() + (to.y() - from.y()) * share,
        from.z() + (to.z() - from.z()) * share, out);
  }

  /** Nearness runs evenly along a straight line on the picture. */
  private void trace(double[] a, double[] b, SegmentClip clip) {
    double length = Math.hypot(b[0] - a[0], b[1] - a[1]) * (clip.to() - clip.from());
    int steps = Math.max(1, (int) Math.ceil(length / STEP_PIXELS));
    for (int i = 0; i < steps; i++) {
      double from = clip.from() + (clip.to() - clip.from()) * i / steps;
      double to = clip.from() + (clip.to() - clip.from()) * (i + 1) / steps;
      double middle = (from + to) / 2;
      boolean visible = raster.visible((a[0] + (b[0] - a[0]) * middle) * rasterScale, (a[1] + (b[1] - a[1]) * middle) * rasterScale,
          a[2] + (b[2] - a[2]) * middle);
      append(visible ? seen : hidden, a[0] + (b[0] - a[0]) * from, a[1] + (b[1] - a[1]) * from, a[0] + (b[0] - a[0]) * to,
          a[1] + (b[1] - a[1]) * to);
    }
    append(whole, a[0] + (b[0] - a[0]) * clip.from(), a[1] + (b[1] - a[1]) * clip.from(), a[0] + (b[0] - a[0]) * clip.to(),
        a[1] + (b[1] - a[1]) * clip.to());
  }

  private static void append(Path2D path, double fromX, double fromY, double toX, double toY) {
    if (path.getCurrentPoint() == null || path.getCurrentPoint().distanceSq(fromX, fromY) > 1e-6) {
      path.moveTo(fromX, fromY);
    }
    path.lineTo(toX, toY);
  }
}
