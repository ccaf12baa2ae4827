package org.atalaya.app.ui.profile;

import java.util.function.IntToDoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.atalaya.app.figure.NiceSteps;
import org.atalaya.app.figure.ProfileFrame;
import org.atalaya.app.ui.drawing.Inks;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.lineofsight.FresnelZone;
import org.atalaya.planner.lineofsight.ProfileGeometry;
import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.lineofsight.Verdict;

/** Paints a profile: axes, zone, ground, ray, masts and the worst point. */
final class ProfilePainter {
  private static final int ZONE_STEPS = 160;

  private final Inks<ProfileInk, ProfileSize> inks;
  private final Wording wording;

  ProfilePainter(Inks<ProfileInk, ProfileSize> inks, Wording wording) {
    this.inks = inks;
    this.wording = wording;
  }

  void paint(GraphicsContext graphics, ProfileFrame frame, ProfileGeometry geometry, Sight sight) {
    paintAxes(graphics, frame);
    traceZone(graphics, frame, geometry, 1);
    graphics.setFill(inks.color(ProfileInk.ZONE));
    graphics.fill();
    paintGround(graphics, frame, geometry);
    paintBites(graphics, frame, geometry);
    graphics.setStroke(inks.color(ProfileInk.ZONE_EDGE));
    graphics.setLineWidth(inks.size(ProfileSize.EDGE_WIDTH));
    graphics.setLineDashes(4, 3);
    traceZone(graphics, frame, geometry, FresnelZone.CLEAR_FRACTION);
    graphics.stroke();
    graphics.setLineDashes();
    graphics.setStroke(inks.color(ProfileInk.RAY));
    graphics.setLineWidth(inks.size(ProfileSize.RAY_WIDTH));
    graphics.strokeLine(frame.x(0), frame.y(geometry.fromMeters()), frame.x(geometry.lengthMeters()),
        frame.y(geometry.toMeters()));
    paintMasts(graphics, frame, geometry);
    if (sight instanceof Sight.Judged judged) {
      paintWorst(graphics, frame, geometry, judged);
    }
  }

  private void paintAxes(GraphicsContext graphics, ProfileFrame frame) {
    graphics.setFont(Font.font("Inter", inks.size(ProfileSize.AXIS_SIZE)));
    graphics.setLineWidth(1);
    graphics.setStroke(inks.color(ProfileInk.GRID));
    graphics.setFill(inks.color(ProfileInk.AXIS));
    graphics.setTextBaseline(VPos.CENTER);
    graphics.setTextAlign(TextAlignment.RIGHT);
    int mostHeights = Math.max(2, (int) (frame.height() / 34));
    for (double height : NiceSteps.between(frame.lowMeters(), frame.highMeters(), mostHeights)) {
      double y = Math.floor(frame.y(height)) + 0.5;
      graphics.strokeLine(frame.left(), y, frame.left() + frame.width(), y);
      graphics.fillText(wording.quantities().wholeMeters(height), frame.left() - 8, y);
    }
    graphics.setTextBaseline(VPos.TOP);
    graphics.setTextAlign(TextAlignment.CENTER);
    int mostDistances = Math.max(2, (int) (frame.width() / 90));
    for (double at : NiceSteps.between(0, frame.lengthMeters() / 1000, mostDistances)) {
      int decimals = at == Math.rint(at) ? 0 : Math.abs(at * 10 - Math.rint(at * 10)) < 1e-6 ? 1 : 2;
      graphics.fillText(wording.quantities().number(at, decimals) + "\u00a0km", frame.x(at * 1000), frame.bottom() + 8);
    }
  }

  private static void traceZone(GraphicsContext graphics, ProfileFrame frame, ProfileGeometry geometry, double part) {
    graphics.beginPath();
    for (int i = 0; i <= 2 * ZONE_STEPS; i++) {
      boolean upper = i <= ZONE_STEPS;
      double distance = geometry.lengthMeters() * (upper ? i : 2 * ZONE_STEPS - i) / ZONE_STEPS;
      double radius = geometry.zone().radiusMeters(distance) * part;
      double y = frame.y(geometry.rayMeters(distance) + (upper ? radius : -radius));
      if (i == 0) {
        graphics.moveTo(frame.x(distance), y);
      } else {
        graphics.lineTo(frame.x(distance), y);
      }
    }
    graphics.closePath();
  }

  private void paintGround(GraphicsContext graphics, ProfileFrame frame, ProfileGeometry geometry) {
    int last = geometry.distanceMeters().length - 1;
    traceArea(graphics, frame, geometry, 0, last, i -> geometry.topMeters()[i], i -> frame.lowMeters());
    graphics.setFill(inks.color(ProfileInk.TREES));
    graphics.fill();
    traceArea(graphics, frame, geometry, 0, last, i -> geometry.groundMeters()[i], i -> frame.lowMeters());
    graphics.setFill(inks.color(ProfileInk.GROUND));
    graphics.fill();
    graphics.beginPath();
    for (int i = 0; i <= last; i++) {
      lineTo(graphics, i == 0, frame.x(geometry.distanceMeters()[i]), frame.y(geometry.groundMeters()[i]));
    }
    graphics.setStroke(inks.color(ProfileInk.GROUND_EDGE));
    graphics.setLineWidth(inks.size(ProfileSize.EDGE_WIDTH));
    graphics.stroke();
  }

  /** Where the ground reaches into the part of the zone that must be free. */
  private void paintBites(GraphicsContext graphics, ProfileFrame frame, ProfileGeometry geometry) {
    double[] distances = geometry.distanceMeters();
    graphics.setFill(inks.color(ProfileInk.BITE));
    int from = -1;
    for (int i = 0; i <= distances.length; i++) {
      boolean inside = i < distances.length && geometry.topMeters()[i] > geometry.freeEdgeMeters(distances[i]) + 1e-6;
      if (inside && from < 0) {
        from = i;
      } else if (!inside && from >= 0) {
        traceArea(graphics, frame, geometry, from, i - 1,
            j -> Math.min(geometry.topMeters()[j],
                2 * geometry.rayMeters(distances[j]) - geometry.freeEdgeMeters(distances[j])),
            j -> geometry.freeEdgeMeters(distances[j]));
        graphics.fill();
        from = -1;
      }
    }
  }

  private static void traceArea(GraphicsContext graphics, ProfileFrame frame, ProfileGeometry geometry, int from,
      int to, IntToDoubleFunction upperMeters, IntToDoubleFunction lowerMeters) {
    double[] distances = geometry.distanceMeters();
    graphics.beginPath();
    for (int i = from; i <= to; i++) {
      lineTo(graphics, i == from, frame.x(distances[i]), frame.y(upperMeters.applyAsDouble(i)));
    }
    for (int i = to; i >= from; i--) {
      lineTo(graphics, false, frame.x(distances[i]), frame.y(lowerMeters.applyAsDouble(i)));
    }
    graphics.closePath();
  }

  private static void lineTo(GraphicsContext graphics, boolean first, double x, double y) {
    if (first) {
      graphics.moveTo(x, y);
    } else {
      graphics.lineTo(x, y);
    }
  }

  private void paintMasts(GraphicsContext graphics, ProfileFrame frame, ProfileGeometry geometry) {
    graphics.setStroke(inks.color(ProfileInk.MAST));
    graphics.setLineWidth(inks.size(ProfileSize.MAST_WIDTH));
    graphics.setLineCap(StrokeLineCap.ROUND);
    int last = geometry.distanceMeters().length - 1;
    graphics.strokeLine(frame.x(0), frame.y(geometry.groundMeters()[0]), frame.x(0), frame.y(geometry.fromMeters()));
    graphics.strokeLine(frame.x(geometry.lengthMeters()), frame.y(geometry.groundMeters()[last]),
        frame.x(geometry.lengthMeters()), frame.y(geometry.toMeters()));
    graphics.setLineCap(StrokeLineCap.BUTT);
  }

  private void paintWorst(GraphicsContext graphics, ProfileFrame frame, ProfileGeometry geometry, Sight.Judged judged) {
    double x = frame.x(judged.worst().distanceMeters());
    double y = frame.y(geometry.topMeters(judged.worst().distanceMeters()));
    double radius = inks.size(ProfileSize.WORST_RADIUS);
    ProfileInk ink = judged.verdict() == Verdict.CLEAR ? ProfileInk.WORST_CLEAR
        : judged.verdict() == Verdict.FRESNEL ? ProfileInk.WORST_FRESNEL : ProfileInk.WORST_BLOCKED;
    graphics.setStroke(inks.color(ink));
    graphics.setFill(inks.color(ink));
    graphics.setLineWidth(1);
    graphics.strokeLine(x, frame.top(), x, frame.bottom());
    graphics.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  void paintCursor(GraphicsContext graphics, ProfileFrame frame, ProfileGeometry geometry, double distance) {
    double x = Math.floor(frame.x(distance)) + 0.5;
    double y = frame.y(geometry.rayMeters(distance));
    graphics.setStroke(inks.color(ProfileInk.CURSOR));
    graphics.setFill(inks.color(ProfileInk.CURSOR));
    graphics.setLineWidth(1);
    graphics.strokeLine(x, frame.top(), x, frame.bottom());
    graphics.fillOval(x - 3.5, y - 3.5, 7, 7);
  }
}
