package org.atalaya.app.ui.map;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
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
  private final MapSymbols symbols;
  private final Map<Integer, MapLabels> labels = new ConcurrentHashMap<>();

  MapDrawing(MapIndex index, MapStyle style) {
    this.index = index;
    this.style = style;
    symbols = new MapSymbols(style);
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
      names.forEach(each -> symbols.drawName(graphics, each.box(), each.ofLink()));
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
        graphics.setColor(symbols.color(MapInk.CASING));
        graphics.setStroke(new BasicStroke((float) (width + 2 * style.size(MapSize.CASING_WIDTH)), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        graphics.draw(paths.get(look));
      }
      graphics.setColor(symbols.linkColor(look));
      graphics.setStroke(MapSymbols.stroke(look, width));
      graphics.draw(paths.get(look));
    });
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
          symbols.drawSite(graphics, site, index.siteX(i) * pixels, index.siteY(i) * pixels, shrink);
        }
      }
    }
  }
}
