package org.atalaya.app.ui.map;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import org.atalaya.app.ui.map.MapContent.LinkLook;
import org.atalaya.app.ui.map.MapContent.MapSite;
import org.atalaya.app.ui.map.MapContent.Plight;
import org.atalaya.planner.site.Role;

/** What sites, links and names look like wherever they are drawn with Java2D. On any thread. */
final class MapSymbols {
  private final MapStyle style;

  MapSymbols(MapStyle style) {
    this.style = style;
  }

  static BasicStroke stroke(LinkLook look, double width) {
    double[] dashes = MapStyle.dashes(look, width);
    int cap = MapStyle.dotted(look) ? BasicStroke.CAP_ROUND : BasicStroke.CAP_BUTT;
    return dashes.length == 0 ? new BasicStroke((float) width, cap, BasicStroke.JOIN_ROUND)
        : new BasicStroke((float) width, cap, BasicStroke.JOIN_ROUND, 10, new float[] {(float) dashes[0], (float) dashes[1]}, 0);
  }

  /** Blocked ones step back: there are many of them. */
  Color linkColor(LinkLook look) {
    Color ink = color(MapStyle.ink(look));
    return look == LinkLook.BLOCKED ? new Color(ink.getRed(), ink.getGreen(), ink.getBlue(), ink.getAlpha() * 6 / 10) : ink;
  }

  /** A site's disc, with the sign of its role. */
  void drawSite(Graphics2D graphics, MapSite site, double x, double y, double shrink) {
    double radius = MapLabels.radius(style, site) * shrink;
    double rim = style.size(MapSize.RIM_WIDTH) * shrink;
    if (shrink == 1) {
      graphics.setColor(color(MapInk.SHADOW));
      graphics.fill(disc(x, y + 1, radius + rim + 0.5));
    }
    graphics.setColor(color(MapInk.SITE_RIM));
    graphics.fill(disc(x, y, radius + rim));
    graphics.setColor(color(site.plight() == Plight.LOST ? MapInk.LINK_BLOCKED : site.plight() == Plight.OFF ? MapInk.LINK_UNKNOWN
        : site.role() == Role.GATEWAY ? MapInk.SITE_GATEWAY : site.faint() ? MapInk.SITE_FAINT : MapInk.SITE));
    graphics.fill(disc(x, y, radius));
    graphics.setColor(color(MapInk.SITE_RIM));
    graphics.setStroke(new BasicStroke((float) (3 * shrink), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    switch (site.plight()) {
      // a bar, as on the sign that lets nobody through
      case LOST -> graphics.draw(new Line2D.Double(x - radius * 0.6, y, x + radius * 0.6, y));
      case OFF -> graphics.draw(new Line2D.Double(x - radius * 0.7, y + radius * 0.7, x + radius * 0.7, y - radius * 0.7));
      case NONE -> drawRole(graphics, site, x, y, radius, shrink);
    }
  }

  private void drawRole(Graphics2D graphics, MapSite site, double x, double y, double radius, double shrink) {
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

  /** @param ofLink true for the smaller letters of what stands on a link */
  void drawName(Graphics2D graphics, LabelLayout.Placed box, boolean ofLink) {
    double size = style.size(ofLink ? MapSize.LINK_LABEL_SIZE : MapSize.LABEL_SIZE);
    GlyphVector glyphs = MapLabels.Letters.BOLD.deriveFont((float) size).createGlyphVector(graphics.getFontRenderContext(), box.text());
    // capitals of Inter are 0.73 of its size high: they stand in the middle of the box
    Shape outline = glyphs.getOutline((float) (box.x() + 1),
        (float) (box.y() + box.height() / 2 + size * 0.365));
    graphics.setColor(color(MapInk.HALO));
    graphics.setStroke(new BasicStroke((float) style.size(MapSize.HALO_WIDTH), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(outline);
    graphics.setColor(color(ofLink ? MapInk.LINK_LABEL : MapInk.LABEL));
    graphics.fill(outline);
  }

  static Ellipse2D disc(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  Color color(MapInk ink) {
    return new Color(style.color(ink), true);
  }
}
