package org.atalaya.app.ui.map;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.atalaya.app.ui.map.MapContent.LinkLook;
import org.atalaya.app.ui.map.MapContent.MapSite;
import org.atalaya.planner.site.Role;

/**
 * Draws links, sites and names into tiles, on any thread. All links of one look are one path; what lies outside a tile is
 * not touched. Seen from afar, where sites crowd, discs and lines are drawn smaller, by the same measure all over the map.
 */
final class MapDrawing {
  private static final int TILE = MapViewport.TILE_PIXELS;
  private static final double ROOMY_PIXELS = 40;
  private static final double LEAST_SHRINK = 0.2;
  private static final double NO_CASING = 0.6;

  /** Links lie below, sites and names above. */
  enum Layer { LINKS, SITES }

  private final MapIndex index;
  private final MapStyle style;
  private final Map<Integer, MapLabels> labels = new ConcurrentHashMap<>();

  MapDrawing(MapIndex index, MapStyle style) {
    this.index = index;
    this.style = style;
  }

  /** What crowding leaves of widths and radii at a zoom that makes the world so wide, pixels. */
  private double shrink(double worldPixels) {
    return Math.clamp(index.spacing() * worldPixels / ROOMY_PIXELS, LEAST_SHRINK, 1);
  }

  private MapLabels labels(int level) {
    return labels.computeIfAbsent(level, each -> new MapLabels(index, style, worldPixels(each), shrink(worldPixels(each))));
  }

  /** True unless the name was placed and found no room; asked while tiles are drawn. */
  boolean names(int level, String site) {
    MapLabels placed = labels.get(level);
    return placed == null || placed.names(site);
  }

  /** Pixels that the world is wide at a level, which counts half zooms. */
  static double worldPixels(int level) {
    return TILE * Math.pow(2, level / 2.0);
  }

  /**
   * A tile; empty where nothing is on it.
   *
   * @param level twice the zoom
   * @param scale device pixels in a pixel
   * @return premultiplied ARGB of {@code (256 × scale)²} pixels
   */
  Optional<int[]> draw(Layer layer, int level, int x, int y, double scale) {
    double pixels = worldPixels(level);
    double margin = style.size(MapSize.SITE_SELECTED_RADIUS) + 6;
    double left = x * (double) TILE;
    double top = y * (double) TILE;
    double minX = (left - margin) / pixels;
    double minY = (top - margin) / pixels;
    double maxX = (left + TILE + margin) / pixels;
    double maxY = (top + TILE + margin) / pixels;
    int[] found = layer == Layer.LINKS ? index.linksWithin(minX, minY, maxX, maxY) : index.sitesWithin(minX, minY, maxX, maxY);
    List<MapLabels.Label> names = layer == Layer.LINKS ? List.of() : labels(level).within(left, top, left + TILE, top + TILE);
    if (found.length == 0 && names.isEmpty()) {
      return Optional.empty();
    }
    int side = (int) Math.rint(TILE * scale);
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(scale, scale);
    graphics.translate(-left, -top);
    double shrink = shrink(pixels);
    if (layer == Layer.LINKS) {
      drawLinks(graphics, found, pixels, new Line2D.Double(left - margin, top - margin, left + TILE + margin, top + TILE + margin), shrink);
    } else {
      drawSites(graphics, found, pixels, shrink);
      names.forEach(each -> drawName(graphics, each));
    }
    graphics.dispose();
    return Optional.of(((DataBufferInt) image.getRaster().getDataBuffer()).getData());
  }

  private void drawLinks(Graphics2D graphics, int[] links, double pixels, Line2D window, double shrink) {
    Map<LinkLook, Path2D> paths = new EnumMap<>(LinkLook.class);
    for (int link : links) {
      LinkLook look = index.base().links().get(link).look();
      double width = style.size(MapStyle.width(look)) * shrink;
      double[] dashes = MapStyle.dashes(look, width);
      double period = dashes.length == 0 ? 0 : dashes[0] + dashes[1];
      double[] ends = index.ends(link);
      clip(ends, pixels, window, period).ifPresent(part ->
          paths.computeIfAbsent(look, each -> new Path2D.Double()).append(part, false));
    }
    Stream.of(LinkLook.values()).filter(paths::containsKey).sorted(Comparator.comparingInt(MapStyle::rank)).forEach(look -> {
      double width = style.size(MapStyle.width(look)) * shrink;
      if (!MapStyle.slight(look) && shrink > NO_CASING) {
        graphics.setColor(color(MapInk.CASING));
        graphics.setStroke(new BasicStroke((float) (width + 2 * style.size(MapSize.CASING_WIDTH)), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        graphics.draw(paths.get(look));
      }
      Color ink = color(MapStyle.ink(look));
      graphics.setColor(look == LinkLook.BLOCKED ? new Color(ink.getRed(), ink.getGreen(), ink.getBlue(), ink.getAlpha() * 6 / 10) : ink);
      graphics.setStroke(stroke(look, width));
      graphics.draw(paths.get(look));
    });
  }

  private static BasicStroke stroke(LinkLook look, double width) {
    double[] dashes = MapStyle.dashes(look, width);
    int cap = MapStyle.dotted(look) ? BasicStroke.CAP_ROUND : BasicStroke.CAP_BUTT;
    return dashes.length == 0 ? new BasicStroke((float) width, cap, BasicStroke.JOIN_ROUND)
        : new BasicStroke((float) width, cap, BasicStroke.JOIN_ROUND, 10, new float[] {(float) dashes[0], (float) dashes[1]}, 0);
  }

  /**
   * The part of a link that a tile shows, cut at whole periods of its dashes, so that they go on from tile to tile; empty where
   * it passes by.
   */
  private static Optional<Line2D> clip(double[] ends, double pixels, Line2D window, double period) {
    double x = ends[0] * pixels;
    double y = ends[1] * pixels;
    double dx = ends[2] * pixels - x;
    double dy = ends[3] * pixels - y;
    double length = Math.hypot(dx, dy);
    return SegmentClip.find(x, y, dx, dy, window.getX1(), window.getY1(), window.getX2(), window.getY2()).map(part -> {
      double from = period > 0 && length > 0 ? Math.floor(part.from() * length / period) * period / length : part.from();
      return new Line2D.Double(x + from * dx, y + from * dy, x + part.to() * dx, y + part.to() * dy);
    });
  }

  private void drawSites(Graphics2D graphics, int[] sites, double pixels, double shrink) {
    // faint ones first, below the others
    for (boolean faint : new boolean[] {true, false}) {
      for (int i : sites) {
        MapSite site = index.base().sites().get(i);
        if (site.faint() == faint) {
          drawSite(graphics, site, index.siteX(i) * pixels, index.siteY(i) * pixels, shrink);
        }
      }
    }
  }

  private void drawSite(Graphics2D graphics, MapSite site, double x, double y, double shrink) {
    double radius = MapLabels.radius(style, site) * shrink;
    double rim = style.size(MapSize.RIM_WIDTH) * shrink;
    if (shrink == 1) {
      graphics.setColor(color(MapInk.SHADOW));
      graphics.fill(disc(x, y + 1, radius + rim + 0.5));
    }
    graphics.setColor(color(MapInk.SITE_RIM));
    graphics.fill(disc(x, y, radius + rim));
    graphics.setColor(color(site.role() == Role.GATEWAY ? MapInk.SITE_GATEWAY : site.faint() ? MapInk.SITE_FAINT : MapInk.SITE));
    graphics.fill(disc(x, y, radius));
    graphics.setColor(color(MapInk.SITE_RIM));
    graphics.setStroke(new BasicStroke((float) (1.6 * shrink), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    switch (site.role()) {
      case GATEWAY -> {
        double arm = radius * 0.55;
        graphics.draw(new Line2D.Double(x, y + arm, x, y - arm));
        graphics.draw(new Line2D.Double(x, y - arm, x - arm * 0.7, y - arm * 0.25));
        graphics.draw(new Line2D.Double(x, y - arm, x + arm * 0.7, y - arm * 0.25));
      }
      case EXCLUDED -> {
        double arm = radius * 0.45;
        graphics.draw(new Line2D.Double(x - arm, y - arm, x + arm, y + arm));
        graphics.draw(new Line2D.Double(x - arm, y + arm, x + arm, y - arm));
      }
      case EXISTING -> graphics.fill(disc(x, y, radius * 0.35));
      case REQUIRED, CANDIDATE -> { }
    }
  }

  private void drawName(Graphics2D graphics, MapLabels.Label label) {
    double size = style.size(label.ofLink() ? MapSize.LINK_LABEL_SIZE : MapSize.LABEL_SIZE);
    GlyphVector glyphs = MapLabels.Letters.BOLD.deriveFont((float) size).createGlyphVector(graphics.getFontRenderContext(), label.box().text());
    // capitals of Inter are 0.73 of its size high: they stand in the middle of the box
    Shape outline = glyphs.getOutline((float) (label.box().x() + 1),
        (float) (label.box().y() + label.box().height() / 2 + size * 0.365));
    graphics.setColor(color(MapInk.HALO));
    graphics.setStroke(new BasicStroke((float) style.size(MapSize.HALO_WIDTH), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(outline);
    graphics.setColor(color(label.ofLink() ? MapInk.LINK_LABEL : MapInk.LABEL));
    graphics.fill(outline);
  }

  private static Ellipse2D disc(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  private Color color(MapInk ink) {
    return new Color(style.color(ink), true);
  }
}
