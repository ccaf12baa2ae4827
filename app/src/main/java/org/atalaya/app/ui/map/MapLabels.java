package org.atalaya.app.ui.map;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.atalaya.app.ui.map.MapContent.MapLink;
import org.atalaya.app.ui.map.MapContent.MapSite;
import org.atalaya.app.ui.map.MapViewport.Spot;
import org.atalaya.planner.site.Role;

/**
 * The names and link labels of the whole map at one zoom, none over another: placed once for all, so that they stay where
 * they are when the map is moved and a tile needs none but its own. Immutable.
 */
final class MapLabels {
  private static final double LABELLED_LINK_PIXELS = 70;
  private static final double LINE = 1.25;
  private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

  /** @param ofLink true for what stands on a link, in the link's smaller letters */
  record Label(LabelLayout.Placed box, boolean ofLink) {}

  private final List<Label> labels = new ArrayList<>();
  private final Set<String> named = new HashSet<>();
  private final CellIndex cells;

  /**
   * Places everything; time grows with the number of sites and labelled links.
   *
   * @param pixels that the world is wide
   * @param shrink what the sites' discs are drawn smaller by, 0 to 1
   */
  MapLabels(MapIndex index, MapStyle style, double pixels, double shrink) {
    LabelLayout layout = new LabelLayout();
    MapBase base = index.base();
    List<LabelLayout.Anchor> anchors = new ArrayList<>();
    Font siteFont = Letters.BOLD.deriveFont((float) style.size(MapSize.LABEL_SIZE));
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < base.sites().size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingInt(i -> importance(base.sites().get(i))));
    for (int i : order) {
      MapSite site = base.sites().get(i);
      LabelLayout.Anchor anchor = new LabelLayout.Anchor(site.name(), index.siteX(i) * pixels, index.siteY(i) * pixels,
          radius(style, site) * shrink, width(siteFont, site.name()), style.size(MapSize.LABEL_SIZE) * LINE);
      anchors.add(anchor);
      layout.take(anchor.disc());
    }
    for (LabelLayout.Anchor anchor : anchors) {
      layout.beside(anchor).ifPresent(box -> {
        labels.add(new Label(box, false));
        named.add(anchor.text());
      });
    }
    Font linkFont = Letters.BOLD.deriveFont((float) style.size(MapSize.LINK_LABEL_SIZE));
    for (int i = 0; i < base.links().size(); i++) {
      MapLink link = base.links().get(i);
      if (!link.label().isEmpty()) {
        double[] ends = index.ends(i);
        Spot from = new Spot(ends[0] * pixels, ends[1] * pixels);
        Spot to = new Spot(ends[2] * pixels, ends[3] * pixels);
        if (from.distanceTo(to) > LABELLED_LINK_PIXELS) {
          layout.along(link.label(), from, to, width(linkFont, link.label()), style.size(MapSize.LINK_LABEL_SIZE) * LINE)
              .ifPresent(box -> labels.add(new Label(box, true)));
        }
      }
    }
    double halo = style.size(MapSize.HALO_WIDTH);
    cells = new CellIndex(labels.stream().mapToDouble(each -> each.box().x() - halo).toArray(),
        labels.stream().mapToDouble(each -> each.box().y() + each.box().height() / 2).toArray(),
        labels.stream().mapToDouble(each -> each.box().x() + each.box().width() + halo).toArray(),
        labels.stream().mapToDouble(each -> each.box().y() + each.box().height() / 2).toArray());
  }

  /** The letters of the map, as the window has them; read when they are first needed, which takes a moment. */
  static final class Letters {
    static final Font BOLD = read();

    private Letters() {}
  }

  private static Font read() {
    try (InputStream in = MapLabels.class.getResourceAsStream("/org/atalaya/app/fonts/Inter-Bold.otf")) {
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("the font of the map", e);
    }
  }

  static double width(Font font, String text) {
    return font.getStringBounds(text, MEASURE).getWidth() + 2;
  }

  private static int importance(MapSite site) {
    return site.role() == Role.GATEWAY ? 1 : site.faint() ? 3 : 2;
  }

  static double radius(MapStyle style, MapSite site) {
    return style.size(site.role() == Role.GATEWAY ? MapSize.SITE_SELECTED_RADIUS
        : site.faint() || site.role() == Role.CANDIDATE ? MapSize.SITE_FAINT_RADIUS : MapSize.SITE_RADIUS);
  }

  /** True where the site's name found room. */
  boolean names(String site) {
    return named.contains(site);
  }

  /** Each that found room. */
  List<Label> all() {
    return List.copyOf(labels);
  }

  /** Those that may reach into a rectangle of world pixels. */
  List<Label> within(double minX, double minY, double maxX, double maxY) {
    List<Label> found = new ArrayList<>();
    for (int i : cells.find(minX, minY - 20, maxX, maxY + 20)) {
      found.add(labels.get(i));
    }
    return found;
  }
}
