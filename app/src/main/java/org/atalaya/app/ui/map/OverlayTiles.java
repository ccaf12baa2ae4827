package org.atalaya.app.ui.map;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;
import java.util.Optional;

/** Paints lines and areas of files into tiles: a light casing under each line, so that it is seen on any ground. */
final class OverlayTiles {
  private static final int TILE = MapViewport.TILE_PIXELS;

  private OverlayTiles() {}

  /** @param scale device pixels in a pixel */
  static ReliefSource of(List<OverlayShapes> layers, MapStyle style, double scale) {
    return (zoom, x, y) -> {
      double side = 1.0 / (1L << zoom);
      double width = style.size(MapSize.OVERLAY_WIDTH) * scale;
      double casing = width + 2 * style.size(MapSize.CASING_WIDTH) * scale;
      double margin = side * casing / TILE;
      List<OverlayShapes.Drawn> found = layers.stream().flatMap(layer -> layer.all().stream()).filter(each ->
          // by hand: an upright line has no area, and would be called empty
          each.bounds().getMaxX() >= x * side - margin && each.bounds().getMinX() <= (x + 1) * side + margin
              && each.bounds().getMaxY() >= y * side - margin && each.bounds().getMinY() <= (y + 1) * side + margin).toList();
      if (found.isEmpty()) {
        return Optional.empty();
      }
      BufferedImage image = new BufferedImage(TILE, TILE, BufferedImage.TYPE_INT_ARGB_PRE);
      Graphics2D graphics = image.createGraphics();
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      AffineTransform toTile = new AffineTransform(TILE / side, 0, 0, TILE / side, -(double) x * TILE, -(double) y * TILE);
      for (OverlayShapes.Drawn each : found) {
        draw(graphics, each, toTile.createTransformedShape(each.outline()), style, width, casing);
      }
      graphics.dispose();
      return Optional.of(((DataBufferInt) image.getRaster().getDataBuffer()).getData());
    };
  }

  private static void draw(Graphics2D graphics, OverlayShapes.Drawn each, Shape outline, MapStyle style, double width, double casing) {
    if (each.filled()) {
      graphics.setColor(new Color(style.color(MapInk.OVERLAY_FILL), true));
      graphics.fill(outline);
    } else {
      graphics.setColor(new Color(style.color(MapInk.CASING), true));
      graphics.setStroke(new BasicStroke((float) casing, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      graphics.draw(outline);
    }
    graphics.setColor(new Color(style.color(MapInk.OVERLAY_LINE), true));
    graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(outline);
  }
}
