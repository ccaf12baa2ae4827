package org.atalaya.app.ui.map;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.atalaya.app.ui.map.BlockPicture.LinkLine;
import org.atalaya.app.ui.map.BlockPicture.SiteSpot;
import org.atalaya.app.ui.map.BlockScene.Mast;
import org.atalaya.app.ui.map.BlockScene.Ray;
import org.atalaya.app.ui.map.MapContent.LinkLook;
import org.atalaya.app.ui.map.MapViewport.Spot;
import org.atalaya.maps.block.BlockCamera;
import org.atalaya.maps.block.BlockMesh;
import org.atalaya.maps.block.BlockPoint;
import org.atalaya.maps.block.BlockRaster;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.site.Role;

/**
 * Paints the 3-D view, on any one thread: the ground and the zone pixel by pixel, lines, masts and names over them with Java2D,
 * in the colours and dashes of the flat map. What the ground hides of a link is drawn faint.
 */
final class BlockDrawing {
  /** So many links are drawn while the view moves, and at rest; those that matter less are left out. */
  private static final int MOST_LINKS_MOVING = 400;
  private static final int MOST_LINKS = 8_000;
  private static final float HIDDEN = 0.30f;
  private static final float STEPPED_BACK = 0.35f;
  /** At rest every pixel is the mean of four, as long as that is not more than so many. */
  private static final long MOST_PIXELS = 9_000_000;
  private static final double LINE = 1.25;

  private Optional<BlockRaster> kept = Optional.empty();

  /**
   * What is painted.
   *
   * @param ground the whole square, then a finer one; empty while none is known
   * @param scale device pixels in a pixel
   * @param moving true where the picture is soon followed by another
   */
  record Job(BlockScene scene, List<BlockMesh> ground, BlockCamera camera, MapStyle style, double scale, boolean moving) {}

  BlockPicture draw(Job job) {
    BlockCamera camera = job.camera();
    int columns = (int) Math.max(1, Math.rint(camera.width() * job.scale()));
    int rows = (int) Math.max(1, Math.rint(camera.height() * job.scale()));
    int fine = job.moving() || 4L * columns * rows > MOST_PIXELS ? 1 : 2;
    BlockRaster raster = raster(columns * fine, rows * fine);
    paintGround(job, raster);
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB_PRE);
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int[] painted = fine == 2 ? raster.halved() : raster.argb();
    System.arraycopy(painted, 0, pixels, 0, pixels.length);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(job.scale(), job.scale());
    Pass pass = new Pass(job, raster, graphics, new MapSymbols(job.style()));
    pass.drawLinks();
    pass.drawZone();
    pass.drawMasts();
    graphics.dispose();
    return new BlockPicture(camera.width(), camera.height(), columns, rows, pixels, List.copyOf(pass.sites), List.copyOf(pass.links),
        !job.moving());
  }

  /** Gives up what it keeps from picture to picture. */
  void rest() {
    kept = Optional.empty();
  }

  private BlockRaster raster(int columns, int rows) {
    BlockRaster raster = kept.filter(each -> each.width() == columns && each.height() == rows)
        .orElseGet(() -> new BlockRaster(columns, rows));
    kept = Optional.of(raster);
    return raster;
  }

  private static void paintGround(Job job, BlockRaster raster) {
    MapStyle style = job.style();
    BlockCamera camera = job.camera().resized(raster.width(), raster.height());
    raster.clear(opaque(style, MapInk.SKY), opaque(style, MapInk.HAZE));
    int every = job.moving() ? 2 : 1;
    for (int i = 0; i < job.ground().size(); i++) {
      raster.paintGround(job.ground().get(i), camera, every, job.ground().stream().skip(i + 1).findFirst(),
          i == 0 ? opaque(style, MapInk.EDGE) : 0);
    }
    job.scene().zone().ifPresent(zone -> {
      int color = style.color(MapInk.ZONE);
      raster.paintBody(zone.first(), camera, color);
      raster.paintBody(zone.free(), camera, color);
    });
  }

  private static int opaque(MapStyle style, MapInk ink) {
    return style.color(ink) | 0xff000000;
  }

  /** One picture. */
  private static final class Pass {
    private final Job job;
    private final MapStyle style;
    private final BlockCamera camera;
    private final BlockCamera.Lens lens;
    private final BlockRaster raster;
    private final double rasterScale;
    private final Graphics2D graphics;
    private final MapSymbols symbols;
    private final LabelLayout layout = new LabelLayout();
    private final List<SiteSpot> sites = new ArrayList<>();
    private final List<LinkLine> links = new ArrayList<>();

    Pass(Job job, BlockRaster raster, Graphics2D graphics, MapSymbols symbols) {
      this.job = job;
      this.raster = raster;
      this.graphics = graphics;
      this.symbols = symbols;
      style = job.style();
      camera = job.camera();
      lens = camera.lens();
      rasterScale = raster.width() / camera.width();
    }

    void drawLinks() {
      List<Ray> rays = job.scene().rays();
      int most = job.moving() ? MOST_LINKS_MOVING : MOST_LINKS;
      boolean someChosen = rays.stream().anyMatch(Ray::chosen);
      for (Ray ray : rays.subList(Math.max(0, rays.size() - most), rays.size())) {
        BlockTrace trace = trace(ray.points());
        if (!trace.spots.isEmpty()) {
          links.add(new LinkLine(ray.link().a(), ray.link().b(), List.copyOf(trace.spots)));
          boolean alone = ray.chosen() && job.scene().zone().isPresent();
          double width = style.size(alone ? MapSize.LINK_WIDTH : MapStyle.width(ray.link().look()));
          drawLine(trace, ray.link().look(), width, someChosen && !ray.chosen() ? STEPPED_BACK : 1);
        }
      }
    }

    private BlockTrace trace(List<BlockPoint> points) {
      return BlockTrace.of(points, camera, raster, rasterScale);
    }

    private void drawLine(BlockTrace trace, LinkLook look, double width, float opacity) {
      if (!MapStyle.slight(look)) {
        graphics.setComposite(AlphaComposite.SrcOver.derive(opacity));
        graphics.setColor(symbols.color(MapInk.CASING));
        graphics.setStroke(new BasicStroke((float) (width + 2 * style.size(MapSize.CASING_WIDTH)), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        graphics.draw(trace.seen);
      }
      graphics.setColor(symbols.linkColor(look));
      graphics.setStroke(MapSymbols.stroke(look, width));
      graphics.setComposite(AlphaComposite.SrcOver.derive(opacity * HIDDEN));
      graphics.draw(trace.hidden);
      graphics.setComposite(AlphaComposite.SrcOver.derive(opacity));
      graphics.draw(trace.seen);
      graphics.setComposite(AlphaComposite.SrcOver);
    }

    /** Where the ground reaches into the zone, and where it does so most. */
    void drawZone() {
      job.scene().zone().ifPresent(zone -> {
        for (BlockScene.Cut cut : zone.cuts()) {
          // on the ground itself, which hides half of any line on it: all of it counts
          Path2D ground = trace(cut.ground()).whole;
          double width = style.size(MapSize.LINK_SELECTED_WIDTH);
          graphics.setColor(symbols.color(MapInk.CASING));
          graphics.setStroke(new BasicStroke((float) (width + 3), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
          graphics.draw(ground);
          graphics.setColor(symbols.color(cut.blocksRay() ? MapInk.LINK_BLOCKED : MapInk.LINK_FRESNEL));
          graphics.setStroke(MapSymbols.stroke(cut.blocksRay() ? LinkLook.BLOCKED : LinkLook.FRESNEL, width));
          graphics.draw(ground);
        }
        zone.worst().ifPresent(this::drawWorst);
      });
    }

    private void drawWorst(BlockScene.Worst worst) {
      project(worst.ray()).ifPresent(ray -> project(worst.ground()).ifPresent(ground -> {
        MapInk ink = switch (worst.verdict()) {
          case CLEAR -> MapInk.LINK_CLEAR;
          case FRESNEL -> MapInk.MARKER;
          case BLOCKED -> MapInk.LINK_BLOCKED;
          case UNKNOWN -> MapInk.LINK_UNKNOWN;
        };
        graphics.setColor(symbols.color(MapInk.HALO));
        graphics.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(new Line2D.Double(ray.x(), ray.y(), ground.x(), ground.y()));
        graphics.setColor(symbols.color(ink));
        graphics.setStroke(new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(new Line2D.Double(ray.x(), ray.y(), ground.x(), ground.y()));
        double radius = style.size(MapSize.MARKER_RADIUS) * (worst.verdict() == Verdict.CLEAR ? 0.7 : 1);
        graphics.fill(MapSymbols.disc(ray.x(), ray.y(), radius));
        graphics.setColor(symbols.color(MapInk.SITE_RIM));
        graphics.fill(MapSymbols.disc(ray.x(), ray.y(), radius * 0.6));
      }));
    }

    private Optional<Spot> project(BlockPoint point) {
      double[] out = new double[3];
      lens.project(point, out);
      return out[2] > 0 ? Optional.of(new Spot(out[0], out[1])) : Optional.empty();
    }

    /** A mast on the picture. */
    private record Seen(Mast mast, Spot top, Spot foot, double near, boolean visible) {}

    void drawMasts() {
      double[] top = new double[3];
      double[] foot = new double[3];
      List<Seen> all = new ArrayList<>();
      for (Mast mast : job.scene().masts()) {
        lens.project(mast.top(), top);
        lens.project(mast.foot(), foot);
        double margin = 40;
        if (top[2] > 0 && foot[2] > 0 && top[0] > -margin && top[1] > -margin && top[0] < camera.width() + margin
            && top[1] < camera.height() + margin) {
          all.add(new Seen(mast, new Spot(top[0], top[1]), new Spot(foot[0], foot[1]), top[2],
              raster.visible(top[0] * rasterScale, top[1] * rasterScale, top[2])));
        }
      }
      all.sort(Comparator.comparingDouble(Seen::near));
      for (Seen seen : all) {
        drawMast(seen);
      }
      if (!job.moving() || all.size() <= MOST_LINKS_MOVING) {
        drawNames(all);
      }
    }

    private void drawMast(Seen seen) {
      graphics.setComposite(seen.visible() || seen.mast().selected() ? AlphaComposite.SrcOver : AlphaComposite.SrcOver.derive(STEPPED_BACK));
      Line2D mast = new Line2D.Double(seen.foot().x(), seen.foot().y(), seen.top().x(), seen.top().y());
      graphics.setColor(symbols.color(MapInk.HALO));
      graphics.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      graphics.draw(mast);
      graphics.setColor(symbols.color(MapInk.MAST));
      graphics.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      graphics.draw(mast);
      symbols.drawSite(graphics, seen.mast().site(), seen.top().x(), seen.top().y(), 1);
      if (seen.mast().selected()) {
        double radius = MapLabels.radius(style, seen.mast().site()) + style.size(MapSize.RIM_WIDTH) + 2;
        graphics.setColor(symbols.color(MapInk.SITE_SELECTED));
        graphics.setStroke(new BasicStroke((float) style.size(MapSize.RIM_WIDTH) + 1));
        graphics.draw(MapSymbols.disc(seen.top().x(), seen.top().y(), radius));
      }
      graphics.setComposite(AlphaComposite.SrcOver);
      if (seen.visible() || seen.mast().selected()) {
        sites.add(new SiteSpot(seen.mast().site().name(), seen.top(), seen.foot()));
      }
    }

    /** The selected ones first, then those of the network, the nearest of each first; none over another. */
    private void drawNames(List<Seen> all) {
      double letters = style.size(MapSize.LABEL_SIZE);
      var font = MapLabels.Letters.BOLD.deriveFont((float) letters);
      List<Seen> named = all.stream().filter(each -> each.visible() || each.mast().selected())
          .sorted(Comparator.comparingInt((Seen each) -> importance(each.mast())).thenComparingDouble(each -> -each.near())).toList();
      List<LabelLayout.Anchor> anchors = named.stream().map(each -> new LabelLayout.Anchor(each.mast().label(), each.top().x(),
          each.top().y(), MapLabels.radius(style, each.mast().site()), MapLabels.width(font, each.mast().label()),
          letters * LINE)).toList();
      anchors.forEach(anchor -> layout.take(anchor.disc()));
      anchors.forEach(anchor -> layout.beside(anchor).ifPresent(box -> symbols.drawName(graphics, box, false)));
    }

    private static int importance(Mast mast) {
      return mast.selected() ? 0 : mast.site().role() == Role.GATEWAY ? 1 : mast.site().faint() ? 3 : 2;
    }
  }
}
