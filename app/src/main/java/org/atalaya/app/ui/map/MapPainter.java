package org.atalaya.app.ui.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.atalaya.app.ui.drawing.Inks;
import org.atalaya.app.ui.map.MapContent.LinkLook;
import org.atalaya.app.ui.map.MapContent.MapLink;
import org.atalaya.app.ui.map.MapContent.MapSite;
import org.atalaya.app.ui.map.MapViewport.Spot;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.terrain.GeoPoint;

/** Paints links, sites and their names over the relief. */
final class MapPainter {
  private static final double OUTSIDE_PIXELS = 60;
  private static final double LABELLED_LINK_PIXELS = 70;
  private static final String FAMILY = "Inter";

  private final Inks<MapInk, MapSize> inks;

  MapPainter(Inks<MapInk, MapSize> inks) {
    this.inks = inks;
  }

  void paint(GraphicsContext graphics, MapViewport viewport, MapContent content) {
    graphics.setLineJoin(StrokeLineJoin.ROUND);
    List<MapLink> links = new ArrayList<>(content.links());
    links.sort(Comparator.comparingInt(link -> rank(link, content.selection())));
    links.forEach(link -> paintLink(graphics, viewport, link, content.selection()));
    content.obstruction().ifPresent(point -> paintMarker(graphics, viewport.toScreen(point)));
    content.sites().stream().sorted(Comparator.comparing((MapSite site) -> !site.faint()))
        .forEach(site -> paintSite(graphics, viewport, site, content.selection()));
    paintLinkLabels(graphics, viewport, content, paintNames(graphics, viewport, content));
  }

  /** What is in the hand, and rings around the sites that are held together. */
  void paintLive(GraphicsContext graphics, MapViewport viewport, MapLive live, MapContent content) {
    live.links().forEach(link -> paintLink(graphics, viewport, link, new Selection.None()));
    live.site().ifPresent(site -> {
      Selection selection = new Selection.OfSite(site.name());
      paintSite(graphics, viewport, site, selection);
      paintNames(graphics, viewport, new MapContent(List.of(site), List.of(), selection, Optional.empty()));
    });
    graphics.setStroke(inks.color(MapInk.SITE_SELECTED));
    graphics.setLineWidth(inks.size(MapSize.RIM_WIDTH) + 1);
    graphics.setLineDashes();
    double radius = inks.size(MapSize.SITE_SELECTED_RADIUS) + 5;
    content.sites().stream().filter(site -> live.group().contains(site.name())).map(site -> viewport.toScreen(site.position()))
        .filter(at -> viewport.shows(at, OUTSIDE_PIXELS))
        .forEach(at -> graphics.strokeOval(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius));
  }

  void paintBand(GraphicsContext graphics, MapBand band) {
    graphics.setGlobalAlpha(0.15);
    graphics.setFill(inks.color(MapInk.SITE_SELECTED));
    graphics.fillRect(band.left(), band.top(), band.width(), band.height());
    graphics.setGlobalAlpha(1);
    graphics.setStroke(inks.color(MapInk.SITE_SELECTED));
    graphics.setLineWidth(1.5);
    graphics.setLineDashes(5, 4);
    graphics.strokeRect(band.left(), band.top(), band.width(), band.height());
    graphics.setLineDashes();
  }

  private static int rank(MapLink link, Selection selection) {
    if (selected(link, selection)) {
      return 10;
    }
    return switch (link.look()) {
      case UNKNOWN -> 0;
      case BLOCKED -> 1;
      case POSSIBLE -> 2;
      case FRESNEL -> 3;
      case CLEAR -> 4;
      case IN_NETWORK, MEASURED_GOOD, MEASURED_WEAK, MEASURED_NOT_SEEN -> 5;
    };
  }

  private static boolean selected(MapLink link, Selection selection) {
    return selection instanceof Selection.OfLink(String a, String b) && link.a().equals(a) && link.b().equals(b);
  }

  private void paintLink(GraphicsContext graphics, MapViewport viewport, MapLink link, Selection selection) {
    boolean selected = selected(link, selection);
    boolean ofSite = selection instanceof Selection.OfSite;
    Spot from = viewport.toScreen(link.from());
    Spot to = viewport.toScreen(link.to());
    boolean slight = link.look() == LinkLook.BLOCKED || link.look() == LinkLook.POSSIBLE || link.look() == LinkLook.UNKNOWN;
    double width = inks.size(selected ? MapSize.LINK_SELECTED_WIDTH
        : rank(link, selection) == 5 ? MapSize.NETWORK_WIDTH : slight ? MapSize.LINK_FAINT_WIDTH : MapSize.LINK_WIDTH);
    boolean touched = selection instanceof Selection.OfSite(String name) && (link.a().equals(name) || link.b().equals(name));
    double strength = selected || touched ? 1 : ofSite ? 0.35 : link.look() == LinkLook.BLOCKED ? 0.6 : 1;
    graphics.setGlobalAlpha(strength);
    graphics.setLineCap(link.look() == LinkLook.BLOCKED || link.look() == LinkLook.MEASURED_NOT_SEEN ? StrokeLineCap.ROUND : StrokeLineCap.BUTT);
    if (selected || !slight) {
      graphics.setLineDashes();
      graphics.setStroke(inks.color(MapInk.CASING));
      graphics.setLineWidth(width + 2 * inks.size(MapSize.CASING_WIDTH));
      graphics.strokeLine(from.x(), from.y(), to.x(), to.y());
    }
    graphics.setStroke(color(link.look()));
    graphics.setLineWidth(width);
    graphics.setLineDashes(dashes(link.look(), width));
    graphics.strokeLine(from.x(), from.y(), to.x(), to.y());
    graphics.setLineDashes();
    graphics.setGlobalAlpha(1);
  }

  private Color color(LinkLook look) {
    return inks.color(switch (look) {
      case CLEAR, MEASURED_GOOD -> MapInk.LINK_CLEAR;
      case FRESNEL, MEASURED_WEAK -> MapInk.LINK_FRESNEL;
      case BLOCKED, MEASURED_NOT_SEEN -> MapInk.LINK_BLOCKED;
      case UNKNOWN -> MapInk.LINK_UNKNOWN;
      case IN_NETWORK -> MapInk.LINK_NETWORK;
      case POSSIBLE -> MapInk.LINK_POSSIBLE;
    });
  }

  static double[] dashes(LinkLook look, double width) {
    return switch (look) {
      case CLEAR, IN_NETWORK, POSSIBLE, MEASURED_GOOD -> new double[0];
      case FRESNEL, MEASURED_WEAK -> new double[] {4 * width, 2.2 * width};
      case BLOCKED, MEASURED_NOT_SEEN -> new double[] {0.1, 3 * width};
      case UNKNOWN -> new double[] {1.5 * width, 4 * width};
    };
  }

  private void paintSite(GraphicsContext graphics, MapViewport viewport, MapSite site, Selection selection) {
    Spot at = viewport.toScreen(site.position());
    if (!viewport.shows(at, OUTSIDE_PIXELS)) {
      return;
    }
    boolean selected = isSelected(site, selection);
    double radius = radius(site, selection);
    double rim = inks.size(MapSize.RIM_WIDTH);
    graphics.setFill(inks.color(MapInk.SHADOW));
    disc(graphics, at.x(), at.y() + 1, radius + rim + 0.5);
    graphics.setFill(inks.color(MapInk.SITE_RIM));
    disc(graphics, at.x(), at.y(), radius + rim);
    graphics.setFill(inks.color(selected ? MapInk.SITE_SELECTED : site.role() == Role.GATEWAY ? MapInk.SITE_GATEWAY
        : site.faint() ? MapInk.SITE_FAINT : MapInk.SITE));
    disc(graphics, at.x(), at.y(), radius);
    graphics.setStroke(inks.color(MapInk.SITE_RIM));
    graphics.setLineCap(StrokeLineCap.ROUND);
    graphics.setLineWidth(1.6);
    switch (site.role()) {
      case GATEWAY -> arrowUp(graphics, at, radius * 0.55);
      case EXCLUDED -> {
        double arm = radius * 0.45;
        graphics.strokeLine(at.x() - arm, at.y() - arm, at.x() + arm, at.y() + arm);
        graphics.strokeLine(at.x() - arm, at.y() + arm, at.x() + arm, at.y() - arm);
      }
      case EXISTING -> {
        graphics.setFill(inks.color(MapInk.SITE_RIM));
        disc(graphics, at.x(), at.y(), radius * 0.35);
      }
      case REQUIRED, CANDIDATE -> { }
    }
  }

  private static void arrowUp(GraphicsContext graphics, Spot at, double arm) {
    graphics.strokeLine(at.x(), at.y() + arm, at.x(), at.y() - arm);
    graphics.strokeLine(at.x(), at.y() - arm, at.x() - arm * 0.7, at.y() - arm * 0.25);
    graphics.strokeLine(at.x(), at.y() - arm, at.x() + arm * 0.7, at.y() - arm * 0.25);
  }

  private static boolean isSelected(MapSite site, Selection selection) {
    return switch (selection) {
      case Selection.None none -> false;
      case Selection.OfSite(String name) -> name.equals(site.name());
      case Selection.OfLink link -> link.touches(site.name());
    };
  }

  private double radius(MapSite site, Selection selection) {
    return inks.size(isSelected(site, selection) || site.role() == Role.GATEWAY ? MapSize.SITE_SELECTED_RADIUS
        : site.faint() || site.role() == Role.CANDIDATE ? MapSize.SITE_FAINT_RADIUS : MapSize.SITE_RADIUS);
  }

  /** Answers the boxes that are taken now: names and points. */
  private List<LabelLayout.Placed> paintNames(GraphicsContext graphics, MapViewport viewport, MapContent content) {
    Font font = Font.font(FAMILY, FontWeight.BOLD, inks.size(MapSize.LABEL_SIZE));
    List<MapSite> byImportance = content.sites().stream().sorted(Comparator.comparingInt((MapSite site) ->
        isSelected(site, content.selection()) ? 0 : site.role() == Role.GATEWAY ? 1 : site.faint() ? 3 : 2)).toList();
    List<LabelLayout.Anchor> anchors = new ArrayList<>();
    for (MapSite site : byImportance) {
      Spot at = viewport.toScreen(site.position());
      if (viewport.shows(at, OUTSIDE_PIXELS)) {
        Text measured = new Text(site.name());
        measured.setFont(font);
        anchors.add(new LabelLayout.Anchor(site.name(), at.x(), at.y(), radius(site, content.selection()),
            measured.getLayoutBounds().getWidth() + 2, inks.size(MapSize.LABEL_SIZE) * 1.25));
      }
    }
    graphics.setFont(font);
    graphics.setTextAlign(TextAlignment.LEFT);
    graphics.setTextBaseline(VPos.CENTER);
    List<LabelLayout.Placed> taken = new ArrayList<>(LabelLayout.place(anchors));
    for (LabelLayout.Placed label : taken) {
      haloed(graphics, label.text(), label.x() + 1, label.y() + label.height() / 2, inks.color(MapInk.LABEL));
    }
    anchors.forEach(anchor -> taken.add(anchor.disc()));
    return taken;
  }

  private void paintLinkLabels(GraphicsContext graphics, MapViewport viewport, MapContent content,
      List<LabelLayout.Placed> taken) {
    Font font = Font.font(FAMILY, FontWeight.BOLD, inks.size(MapSize.LINK_LABEL_SIZE));
    graphics.setFont(font);
    graphics.setTextAlign(TextAlignment.CENTER);
    graphics.setTextBaseline(VPos.CENTER);
    for (MapLink link : content.links()) {
      Spot from = viewport.toScreen(link.from());
      Spot to = viewport.toScreen(link.to());
      if (!link.label().isEmpty() && from.distanceTo(to) > LABELLED_LINK_PIXELS) {
        Text measured = new Text(link.label());
        measured.setFont(font);
        LabelLayout.along(link.label(), from, to, measured.getLayoutBounds().getWidth() + 2,
            inks.size(MapSize.LINK_LABEL_SIZE) * 1.25, taken).ifPresent(label -> {
              taken.add(label);
              haloed(graphics, label.text(), label.x() + label.width() / 2, label.y() + label.height() / 2,
                  inks.color(MapInk.LINK_LABEL));
            });
      }
    }
  }

  private void haloed(GraphicsContext graphics, String text, double x, double y, Color color) {
    graphics.setStroke(inks.color(MapInk.HALO));
    graphics.setLineWidth(inks.size(MapSize.HALO_WIDTH));
    graphics.strokeText(text, x, y);
    graphics.setFill(color);
    graphics.fillText(text, x, y);
  }

  private void paintMarker(GraphicsContext graphics, Spot at) {
    double radius = inks.size(MapSize.MARKER_RADIUS);
    graphics.setFill(inks.color(MapInk.MARKER));
    disc(graphics, at.x(), at.y(), radius);
    graphics.setFill(inks.color(MapInk.SITE_RIM));
    disc(graphics, at.x(), at.y(), radius * 0.6);
  }

  void paintCursor(GraphicsContext graphics, Spot at) {
    double radius = inks.size(MapSize.MARKER_RADIUS);
    graphics.setFill(inks.color(MapInk.SITE_RIM));
    disc(graphics, at.x(), at.y(), radius);
    graphics.setStroke(inks.color(MapInk.LABEL));
    graphics.setLineWidth(2);
    graphics.strokeOval(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius);
  }

  private static void disc(GraphicsContext graphics, double x, double y, double radius) {
    graphics.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }
}
