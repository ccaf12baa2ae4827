package org.atalaya.app.ui.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
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
import org.atalaya.app.ui.map.MapContent.MapLink;
import org.atalaya.app.ui.map.MapContent.MapSite;
import org.atalaya.app.ui.map.MapViewport.Spot;
import org.atalaya.app.ui.shell.Selection;

/** Paints what changes while it is looked at: the selection, what is in the hand, rings, marks and bands. */
final class MapPainter {
  private static final double OUTSIDE_PIXELS = 60;
  private static final double LABELLED_LINK_PIXELS = 70;
  private static final String FAMILY = "Inter";

  private final Inks<MapInk, MapSize> inks;

  MapPainter(Inks<MapInk, MapSize> inks) {
    this.inks = inks;
  }

  /** Links that stand out: those of the selection, and of what is in the hand; between the tiles of links and of sites. */
  void paintLinks(GraphicsContext graphics, MapViewport viewport, MapContent content, MapIndex index, MapLive live) {
    graphics.setLineJoin(StrokeLineJoin.ROUND);
    List<MapLink> links = new ArrayList<>(content.around());
    switch (content.selection()) {
      case Selection.None none -> { }
      case Selection.OfSite(String name) -> links.addAll(index.linksOf(name));
      case Selection.OfLink link -> index.linksOf(link.a()).stream().filter(each -> selected(each, link)).forEach(links::add);
    }
    links.addAll(live.links());
    links.sort(Comparator.comparingInt(link -> selected(link, content.selection()) ? 10 : MapStyle.rank(link.look())));
    links.forEach(link -> paintLink(graphics, viewport, link, content.selection()));
    content.obstruction().ifPresent(point -> paintMarker(graphics, viewport.toScreen(point)));
  }

  /** Sites that stand out: selected, in the hand, held together; above all tiles. */
  void paintSites(GraphicsContext graphics, MapViewport viewport, MapContent content, MapIndex index, MapLive live,
      Predicate<String> named) {
    List<String> names = switch (content.selection()) {
      case Selection.None none -> List.of();
      case Selection.OfSite(String name) -> List.of(name);
      case Selection.OfLink(String a, String b) -> List.of(a, b);
    };
    for (String name : names) {
      index.findSite(name).ifPresent(site -> {
        paintSite(graphics, viewport, site);
        if (!named.test(name)) {
          paintName(graphics, viewport, site);
        }
      });
    }
    for (int i = 0; i < content.places().size(); i++) {
      paintPlace(graphics, viewport.toScreen(content.places().get(i)), i + 1);
    }
    live.site().ifPresent(site -> {
      paintSite(graphics, viewport, site);
      paintName(graphics, viewport, site);
    });
    graphics.setStroke(inks.color(MapInk.SITE_SELECTED));
    graphics.setLineWidth(inks.size(MapSize.RIM_WIDTH) + 1);
    graphics.setLineDashes();
    double radius = inks.size(MapSize.SITE_SELECTED_RADIUS) + 5;
    live.group().stream().flatMap(name -> index.findSite(name).stream()).map(site -> viewport.toScreen(site.position()))
        .filter(at -> viewport.shows(at, OUTSIDE_PIXELS))
        .forEach(at -> graphics.strokeOval(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius));
  }

  void paintTape(GraphicsContext graphics, MapViewport viewport, MeasureViewModel.Tape tape) {
    Spot from = viewport.toScreen(tape.from().position());
    Spot to = viewport.toScreen(tape.to().position());
    graphics.setLineCap(StrokeLineCap.ROUND);
    graphics.setStroke(inks.color(MapInk.HALO));
    graphics.setLineWidth(inks.size(MapSize.LINK_SELECTED_WIDTH));
    graphics.strokeLine(from.x(), from.y(), to.x(), to.y());
    graphics.setStroke(inks.color(MapInk.LABEL));
    graphics.setLineWidth(2);
    graphics.setLineDashes(7, 5);
    graphics.strokeLine(from.x(), from.y(), to.x(), to.y());
    graphics.setLineDashes();
    paintCursor(graphics, from);
    paintCursor(graphics, to);
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

  private static boolean selected(MapLink link, Selection selection) {
    return selection instanceof Selection.OfLink(String a, String b) && link.a().equals(a) && link.b().equals(b);
  }

  private void paintLink(GraphicsContext graphics, MapViewport viewport, MapLink link, Selection selection) {
    Spot from = viewport.toScreen(link.from());
    Spot to = viewport.toScreen(link.to());
    boolean selected = selected(link, selection);
    double width = inks.size(selected ? MapSize.LINK_SELECTED_WIDTH : MapStyle.width(link.look()));
    graphics.setLineCap(MapStyle.dotted(link.look()) ? StrokeLineCap.ROUND : StrokeLineCap.BUTT);
    graphics.setLineDashes();
    if (selected || !MapStyle.slight(link.look())) {
      graphics.setStroke(inks.color(MapInk.CASING));
      graphics.setLineWidth(width + 2 * inks.size(MapSize.CASING_WIDTH));
      graphics.strokeLine(from.x(), from.y(), to.x(), to.y());
    }
    graphics.setStroke(inks.color(MapStyle.ink(link.look())));
    graphics.setLineWidth(width);
    graphics.setLineDashes(MapStyle.dashes(link.look(), width));
    graphics.strokeLine(from.x(), from.y(), to.x(), to.y());
    graphics.setLineDashes();
  }

  private void paintSite(GraphicsContext graphics, MapViewport viewport, MapSite site) {
    Spot at = viewport.toScreen(site.position());
    if (!viewport.shows(at, OUTSIDE_PIXELS)) {
      return;
    }
    double radius = inks.size(MapSize.SITE_SELECTED_RADIUS);
    double rim = inks.size(MapSize.RIM_WIDTH);
    graphics.setFill(inks.color(MapInk.SHADOW));
    disc(graphics, at.x(), at.y() + 1, radius + rim + 0.5);
    graphics.setFill(inks.color(MapInk.SITE_RIM));
    disc(graphics, at.x(), at.y(), radius + rim);
    graphics.setFill(inks.color(switch (site.plight()) {
      case LOST -> MapInk.LINK_BLOCKED;
      case OFF -> MapInk.LINK_UNKNOWN;
      case NONE -> MapInk.SITE_SELECTED;
    }));
    disc(graphics, at.x(), at.y(), radius);
    graphics.setStroke(inks.color(MapInk.SITE_RIM));
    graphics.setLineCap(StrokeLineCap.BUTT);
    graphics.setLineWidth(3);
    switch (site.plight()) {
      case LOST -> graphics.strokeLine(at.x() - radius * 0.6, at.y(), at.x() + radius * 0.6, at.y());
      case OFF -> graphics.strokeLine(at.x() - radius * 0.7, at.y() + radius * 0.7, at.x() + radius * 0.7, at.y() - radius * 0.7);
      case NONE -> paintRole(graphics, site, at, radius);
    }
  }

  private void paintRole(GraphicsContext graphics, MapSite site, Spot at, double radius) {
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

  private void paintName(GraphicsContext graphics, MapViewport viewport, MapSite site) {
    Spot at = viewport.toScreen(site.position());
    graphics.setFont(Font.font(FAMILY, FontWeight.BOLD, inks.size(MapSize.LABEL_SIZE)));
    graphics.setTextAlign(TextAlignment.LEFT);
    graphics.setTextBaseline(VPos.CENTER);
    haloed(graphics, site.name(), at.x() + inks.size(MapSize.SITE_SELECTED_RADIUS) + 5, at.y(), inks.color(MapInk.LABEL));
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

  /** A place that is offered, with its number in the list beside. */
  private void paintPlace(GraphicsContext graphics, Spot at, int number) {
    double radius = inks.size(MapSize.SITE_SELECTED_RADIUS);
    graphics.setFill(inks.color(MapInk.SITE_RIM));
    disc(graphics, at.x(), at.y(), radius);
    graphics.setStroke(inks.color(MapInk.SITE_SELECTED));
    graphics.setLineWidth(2);
    graphics.setLineDashes(4, 2.5);
    graphics.strokeOval(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius);
    graphics.setLineDashes();
    graphics.setFont(Font.font(FAMILY, FontWeight.BOLD, inks.size(MapSize.LINK_LABEL_SIZE)));
    graphics.setTextAlign(TextAlignment.CENTER);
    graphics.setTextBaseline(VPos.CENTER);
    graphics.setFill(inks.color(MapInk.SITE_SELECTED));
    graphics.fillText(Integer.toString(number), at.x(), at.y());
  }

  void paintCursor(GraphicsContext graphics, Spot at) {
    double radius = inks.size(MapSize.MARKER_RADIUS);
    graphics.setFill(inks.color(MapInk.SITE_RIM));
    disc(graphics, at.x(), at.y(), radius);
    graphics.setStroke(inks.color(MapInk.SITE_SELECTED));
    graphics.setLineWidth(2);
    graphics.strokeOval(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius);
  }

  private static void disc(GraphicsContext graphics, double x, double y, double radius) {
    graphics.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }
}
