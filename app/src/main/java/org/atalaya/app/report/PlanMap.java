package org.atalaya.app.report;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.atalaya.app.report.PdfBook.Weight;
import org.atalaya.app.wording.Wording;
import org.atalaya.maps.projection.WebMercator;
import org.atalaya.maps.relief.MapWindow;
import org.atalaya.maps.relief.ReliefRenderer;
import org.atalaya.maps.relief.ReliefStyle;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.openpdf.text.Element;
import org.openpdf.text.Image;
import org.openpdf.text.pdf.PdfContentByte;

/** The network over relief, north up: chosen sites with their names, links, and what was not chosen, faint. */
final class PlanMap {
  /** Of the relief, a point of paper. */
  private static final double PIXELS_PER_POINT = 150 / 72.0;
  private static final double SPARE = 0.12;
  private static final double LEAST_METERS = 400;
  private static final float JPEG_QUALITY = 0.85f;
  private static final float LABEL = 8;
  private static final double[] ROUND = {1, 2, 5};

  private final PdfBook book;
  private final Wording wording;
  private final ReportFacts facts;
  private final float left;
  private final float bottom;
  private final float width;
  private final float height;
  /** Map metres of a point of paper. */
  private final double metersPerPoint;
  private final double west;
  private final double north;
  private final List<Rectangle2D> taken = new ArrayList<>();

  PlanMap(PdfBook book, Wording wording, ReportFacts facts, float left, float bottom, float width, float height) {
    this.book = book;
    this.wording = wording;
    this.facts = facts;
    this.left = left;
    this.bottom = bottom;
    this.width = width;
    this.height = height;
    List<Site> shown = shown();
    double minX = shown.stream().mapToDouble(PlanMap::mapX).min().orElseThrow();
    double maxX = shown.stream().mapToDouble(PlanMap::mapX).max().orElseThrow();
    double minY = shown.stream().mapToDouble(PlanMap::mapY).min().orElseThrow();
    double maxY = shown.stream().mapToDouble(PlanMap::mapY).max().orElseThrow();
    double spanX = Math.max(LEAST_METERS, (maxX - minX) * (1 + 2 * SPARE));
    double spanY = Math.max(LEAST_METERS, (maxY - minY) * (1 + 2 * SPARE));
    metersPerPoint = Math.max(spanX / width, spanY / height);
    west = (minX + maxX) / 2 - metersPerPoint * width / 2;
    north = (minY + maxY) / 2 + metersPerPoint * height / 2;
  }

  /** The plan's sites; all of the project where it chose none. */
  private List<Site> shown() {
    List<Site> chosen = facts.state().sites().stream().filter(site -> facts.plan().sites().contains(site.name())).toList();
    return chosen.isEmpty() ? facts.state().sites() : chosen;
  }

  private static double mapX(Site site) {
    return WebMercator.x(site.position().longitudeDegrees());
  }

  private static double mapY(Site site) {
    return WebMercator.y(site.position().latitudeDegrees());
  }

  private float x(Site site) {
    return (float) (left + (mapX(site) - west) / metersPerPoint);
  }

  private float y(Site site) {
    return (float) (bottom + height - (north - mapY(site)) / metersPerPoint);
  }

  void draw() {
    PdfContentByte on = book.canvas();
    on.saveState();
    on.rectangle(left, bottom, width, height);
    on.clip();
    on.newPath();
    relief(on);
    Set<String> chosen = Set.copyOf(facts.plan().sites());
    for (PlannedLink link : facts.plan().links()) {
      Site a = facts.site(facts.plan().findRouter(link.hostA()).orElseThrow().site());
      Site b = facts.site(facts.plan().findRouter(link.hostB()).orElseThrow().site());
      line(on, a, b, 4.2f, Ink.PAPER);
      line(on, a, b, 2.2f, Ink.LINK);
    }
    facts.state().sites().stream().filter(site -> !chosen.contains(site.name())).forEach(site -> disc(on, site, 2.6f, Ink.FAINT));
    List<Site> named = shown().stream().sorted(Comparator.comparing((Site site) -> site.role() != Role.GATEWAY)
        .thenComparing(site -> -mapY(site)).thenComparing(Site::name)).toList();
    named.forEach(site -> taken.add(new Rectangle2D.Float(x(site) - 5, y(site) - 5, 10, 10)));
    named.forEach(site -> disc(on, site, 4.2f, site.role() == Role.GATEWAY ? Ink.GATEWAY : Ink.SITE));
    named.forEach(site -> name(on, site));
    scale(on);
    on.restoreState();
    on.setColorStroke(Ink.RULE.color());
    on.setLineWidth(0.6f);
    on.rectangle(left, bottom, width, height);
    on.stroke();
  }

  private void relief(PdfContentByte on) {
    int columns = (int) Math.ceil(width * PIXELS_PER_POINT);
    int rows = (int) Math.ceil(height * PIXELS_PER_POINT);
    int[] pixels = new int[columns * rows];
    new ReliefRenderer(facts.grids()).render(new MapWindow(west, north, metersPerPoint / PIXELS_PER_POINT, columns, rows),
        ReliefStyle.LIGHT, pixels);
    BufferedImage picture = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(0, 0, columns, rows, pixels, 0, columns);
    try {
      Image image = Image.getInstance(jpeg(picture));
      on.addImage(image, (float) (columns / PIXELS_PER_POINT), 0, 0, (float) (rows / PIXELS_PER_POINT), left,
          (float) (bottom + height - rows / PIXELS_PER_POINT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] jpeg(BufferedImage picture) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(JPEG_QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private void line(PdfContentByte on, Site a, Site b, float wide, Ink ink) {
    on.setColorStroke(ink.color());
    on.setLineWidth(wide);
    on.moveTo(x(a), y(a));
    on.lineTo(x(b), y(b));
    on.stroke();
  }

  private void disc(PdfContentByte on, Site site, float radius, Ink ink) {
    on.setColorFill(Ink.PAPER.color());
    on.circle(x(site), y(site), radius + 1.3f);
    on.fill();
    on.setColorFill(ink.color());
    on.circle(x(site), y(site), radius);
    on.fill();
    if (site.role() == Role.GATEWAY && ink == Ink.GATEWAY) {
      on.setColorFill(Ink.PAPER.color());
      on.moveTo(x(site) - 2, y(site) - 1.6f);
      on.lineTo(x(site) + 2, y(site) - 1.6f);
      on.lineTo(x(site), y(site) + 2.4f);
      on.closePath();
      on.fill();
    }
  }

  /** Beside its disc where nothing else stands; where all is taken, nowhere: the table has it. */
  private void name(PdfContentByte on, Site site) {
    float wide = book.width(site.name(), Weight.MEDIUM, LABEL);
    float[][] places = {{7, -3}, {-7 - wide, -3}, {-wide / 2, 8}, {-wide / 2, -13}};
    for (float[] place : places) {
      float x = x(site) + place[0];
      float y = y(site) + place[1];
      Rectangle2D room = new Rectangle2D.Float(x - 1, y - 2, wide + 2, LABEL + 2);
      boolean inside = x > left + 2 && x + wide < left + width - 2 && y > bottom + 2 && y + LABEL < bottom + height - 2;
      if (inside && taken.stream().noneMatch(room::intersects)) {
        taken.add(room);
        on.saveState();
        on.setColorStroke(Ink.PAPER.color());
        on.setLineWidth(2.4f);
        on.setLineJoin(1);
        on.setTextRenderingMode(PdfContentByte.TEXT_RENDER_MODE_STROKE);
        book.word(on, site.name(), Element.ALIGN_LEFT, x, y, Weight.MEDIUM, LABEL, Ink.TEXT);
        on.setTextRenderingMode(PdfContentByte.TEXT_RENDER_MODE_FILL);
        on.restoreState();
        book.word(on, site.name(), Element.ALIGN_LEFT, x, y, Weight.MEDIUM, LABEL, Ink.TEXT);
        return;
      }
    }
  }

  private void scale(PdfContentByte on) {
    double groundPerPoint = metersPerPoint * WebMercator.groundScale(WebMercator.latitude(north - metersPerPoint * height / 2));
    double most = groundPerPoint * width / 5;
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    double meters = power;
    for (double step : ROUND) {
      meters = step * power <= most ? step * power : meters;
    }
    float wide = (float) (meters / groundPerPoint);
    float x = left + 12;
    float y = bottom + 12;
    on.setColorFill(Ink.PAPER.color());
    on.roundRectangle(x - 6, y - 6, wide + 12 + 22, 24, 3);
    on.fill();
    on.setColorStroke(Ink.TEXT.color());
    on.setLineWidth(1.2f);
    on.moveTo(x, y + 4);
    on.lineTo(x, y);
    on.lineTo(x + wide, y);
    on.lineTo(x + wide, y + 4);
    on.stroke();
    book.word(on, wording.quantities().distance(meters), Element.ALIGN_CENTER, x + wide / 2, y + 5, Weight.REGULAR, 7, Ink.TEXT);
    // north is up: an arrow says so
    float arrow = x + wide + 14;
    on.setColorFill(Ink.TEXT.color());
    on.moveTo(arrow - 3, y);
    on.lineTo(arrow + 3, y);
    on.lineTo(arrow, y + 8);
    on.closePath();
    on.fill();
    book.word(on, wording.get("report.north"), Element.ALIGN_CENTER, arrow, y + 9, Weight.BOLD, 6.5f, Ink.TEXT);
  }
}
