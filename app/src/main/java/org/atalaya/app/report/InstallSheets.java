package org.atalaya.app.report;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.atalaya.app.report.PdfBook.Weight;
import org.atalaya.app.wording.SiteWording;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.device.Rate;
import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.site.Site;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfTemplate;

/** For whoever climbs: one sheet for each roof, with room for what is found there. Holds no password and no key. */
final class InstallSheets {
  private static final float QR = 84;
  private static final float PROFILE_HEIGHT = 92;
  private static final int CHECKS = 8;
  private static final int NOTE_LINES = 3;

  private final ReportFacts facts;
  private final Wording wording;
  private final PdfBook book;
  private final float width;

  private InstallSheets(ReportFacts facts, Wording wording) {
    this.facts = facts;
    this.wording = wording;
    book = new PdfBook(PageSize.A4, wording.get("report.sheets.title", facts.plan().community().name()),
        wording.locale().toLanguageTag(), wording.get("report.sheets.footer", facts.plan().community().name()));
    width = PageSize.A4.getWidth() - 2 * PdfBook.MARGIN;
  }

  static byte[] write(ReportFacts facts, Wording wording) {
    InstallSheets sheets = new InstallSheets(facts, wording);
    try (PdfBook book = sheets.book) {
      boolean first = true;
      for (String name : facts.plan().sites()) {
        if (facts.routersAt(name).isEmpty()) {
          continue;
        }
        if (!first) {
          book.document().newPage();
        }
        first = false;
        sheets.site(facts.site(name));
      }
      if (first) {
        book.document().add(book.paragraph(wording.get("report.sheets.none"), Weight.REGULAR, 11, Ink.TEXT));
      }
      return book.finish();
    }
  }

  private void site(Site site) {
    head(site);
    for (PlannedRouter router : facts.routersAt(site.name())) {
      router(router);
    }
    checks();
    notes();
  }

  private void head(Site site) {
    var units = wording.quantities();
    PdfPTable head = new PdfPTable(new float[] {width - QR, QR});
    head.setWidthPercentage(100);
    PdfPTable words = new PdfPTable(1);
    words.addCell(book.cell(wording.get("report.sheets.kind"), Weight.MEDIUM, 9, Ink.ACCENT));
    words.addCell(book.cell(site.name(), Weight.BOLD, 22, Ink.TEXT));
    words.addCell(book.cell(wording.get("report.fact.place", units.typedCoordinates(site.position()),
        facts.groundMeters(site).map(units::wholeMeters).orElse(wording.get("report.fact.ground-unknown"))), Weight.REGULAR, 10,
        Ink.TEXT));
    words.addCell(book.cell(wording.get("report.fact.mast", units.height(site.heightMeters())) + " · "
        + SiteWording.role(wording, site.role()) + " · " + SiteWording.power(wording, site.power()), Weight.REGULAR, 10, Ink.TEXT));
    if (!site.notes().isBlank()) {
      words.addCell(book.cell(site.notes(), Weight.REGULAR, 9, Ink.SOFT));
    }
    PdfPCell left = new PdfPCell(words);
    left.setBorder(Rectangle.NO_BORDER);
    head.addCell(left);
    PdfPCell right = new PdfPCell(qr("geo:" + units.typedCoordinates(site.position()).replace(" ", "")), false);
    right.setBorder(Rectangle.NO_BORDER);
    right.setHorizontalAlignment(Element.ALIGN_RIGHT);
    head.addCell(right);
    head.setSpacingAfter(6);
    book.document().add(head);
  }

  /** A map on any telephone. */
  private Image qr(String text) {
    try {
      BitMatrix cells = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 0));
      PdfTemplate on = book.canvas().createTemplate(QR, QR);
      float size = QR / cells.getWidth();
      on.setColorFill(Ink.TEXT.color());
      for (int y = 0; y < cells.getHeight(); y++) {
        for (int x = 0; x < cells.getWidth(); x++) {
          if (cells.get(x, y)) {
            on.rectangle(x * size, QR - (y + 1) * size, size, size);
          }
        }
      }
      on.fill();
      return Image.getInstance(on);
    } catch (WriterException e) {
      throw new IllegalStateException(e);
    }
  }

  private void router(PlannedRouter router) {
    Document document = book.document();
    document.add(rule());
    document.add(book.paragraph(router.hostName() + "  ·  " + facts.deviceName(router), Weight.BOLD, 13, Ink.TEXT));
    document.add(book.paragraph(wording.get("report.router.addresses", router.ipv4(), router.ipv6()), Weight.REGULAR, 9.5f, Ink.TEXT));
    for (PlannedRadio radio : router.radios()) {
      if (radio.mesh() || radio.accessPoint()) {
        document.add(book.paragraph(radio(router, radio), Weight.REGULAR, 9.5f, Ink.TEXT));
      }
    }
    document.add(blanks(List.of("report.blank.mac", "report.blank.serial")));
    List<ReportFacts.End> ends = facts.ends(router);
    if (ends.isEmpty()) {
      document.add(book.paragraph(wording.get("report.router.no-link"), Weight.REGULAR, 9.5f, Ink.SOFT));
      return;
    }
    document.add(links(ends));
    PathSettings settings = facts.state().settings().paths();
    for (ReportFacts.End end : ends) {
      PdfTemplate figure = ProfileFigure.draw(book, wording, end, settings.frequencyMhz(), settings.k(), width, PROFILE_HEIGHT);
      Image image = Image.getInstance(figure);
      image.setSpacingBefore(4);
      document.add(image);
    }
    document.add(book.paragraph(wording.get("report.true-north"), Weight.REGULAR, 8, Ink.SOFT));
  }

  private String radio(PlannedRouter router, PlannedRadio radio) {
    var units = wording.quantities();
    String uses = List.of(radio.mesh() ? wording.get("report.radio.mesh") : "", radio.accessPoint()
        ? wording.get("report.radio.phones", facts.plan().community().accessPointSsid()) : "").stream()
        .filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
    String aim = radio.aimDegrees().or(() -> radio.mesh() ? router.aimDegrees() : Optional.empty())
        .map(degrees -> " · " + wording.get("report.radio.aim", units.azimuth(degrees))).orElse("");
    return wording.get("report.radio", radio.uciName(), uses, radio.channel(), radio.widthMhz(),
        units.dbm(radio.transmitPowerDbm())) + aim;
  }

  private PdfPTable links(List<ReportFacts.End> ends) {
    var units = wording.quantities();
    PdfPTable table = new PdfPTable(new float[] {3.2f, 1.5f, 1.3f, 1.5f, 1.7f, 1.9f, 1.9f});
    table.setWidthPercentage(100);
    table.setSpacingBefore(6);
    for (String key : List.of("to", "azimuth", "tilt", "distance", "signal", "rate", "measured")) {
      PdfPCell cell = book.cell(wording.get("report.link." + key), Weight.MEDIUM, 8, Ink.SOFT);
      cell.setBorder(Rectangle.BOTTOM);
      cell.setBorderColor(Ink.RULE.color());
      table.addCell(cell);
    }
    for (ReportFacts.End end : ends) {
      boolean judged = end.analysis().sight() instanceof Sight.Judged;
      String tilt = end.analysis().sight() instanceof Sight.Judged known ? units.tilt(known.tiltFromDegrees()) : "–";
      List<String> cells = List.of(end.to().name(), units.azimuth(end.analysis().path().azimuthFromDegrees()), tilt,
          units.distance(end.analysis().path().distanceMeters()), units.dbm(end.heard().signalDbm()),
          end.heard().rate().map(Rate::mbps).map(units::megabits).orElse("–"), "________");
      cells.forEach(text -> table.addCell(row(text)));
      if (!judged) {
        PdfPCell warning = book.cell(wording.get("report.profile.unknown"), Weight.REGULAR, 8, Ink.WARNING);
        warning.setColspan(cells.size());
        table.addCell(warning);
      }
    }
    return table;
  }

  private PdfPCell row(String text) {
    PdfPCell cell = book.cell(text, Weight.REGULAR, 9.5f, Ink.TEXT);
    cell.setBorder(Rectangle.BOTTOM);
    cell.setBorderColor(Ink.PALE.color());
    cell.setPaddingTop(4);
    return cell;
  }

  private PdfPTable blanks(List<String> keys) {
    PdfPTable table = new PdfPTable(keys.size());
    table.setWidthPercentage(100);
    table.setSpacingBefore(4);
    keys.forEach(key -> table.addCell(book.cell(wording.get(key) + "  ________________________", Weight.REGULAR, 9.5f, Ink.SOFT)));
    return table;
  }

  private void checks() {
    PdfPTable table = new PdfPTable(2);
    table.setWidthPercentage(100);
    table.setSpacingBefore(8);
    table.setKeepTogether(true);
    for (int i = 1; i <= CHECKS; i++) {
      PdfPTable line = new PdfPTable(new float[] {14, width / 2 - 14});
      PdfPCell box = new PdfPCell(Image.getInstance(box()), false);
      box.setBorder(Rectangle.NO_BORDER);
      box.setPadding(0);
      box.setPaddingTop(4);
      line.addCell(box);
      line.addCell(book.cell(wording.get("report.check." + i), Weight.REGULAR, 9, Ink.TEXT));
      PdfPCell cell = new PdfPCell(line);
      cell.setBorder(Rectangle.NO_BORDER);
      table.addCell(cell);
    }
    book.document().add(rule());
    book.document().add(book.paragraph(wording.get("report.checks"), Weight.BOLD, 11, Ink.TEXT));
    book.document().add(table);
  }

  private PdfTemplate box() {
    PdfTemplate on = book.canvas().createTemplate(9, 9);
    on.setColorStroke(Ink.TEXT.color());
    on.setLineWidth(0.8f);
    on.rectangle(0.5f, 0.5f, 8, 8);
    on.stroke();
    return on;
  }

  private void notes() {
    book.document().add(book.paragraph(wording.get("report.notes"), Weight.MEDIUM, 9, Ink.SOFT));
    PdfPTable lines = new PdfPTable(1);
    lines.setWidthPercentage(100);
    for (int i = 0; i < NOTE_LINES; i++) {
      PdfPCell line = new PdfPCell();
      line.setFixedHeight(18);
      line.setBorder(Rectangle.BOTTOM);
      line.setBorderColor(Ink.RULE.color());
      lines.addCell(line);
    }
    book.document().add(lines);
    book.document().add(blanks(List.of("report.blank.who", "report.blank.when")));
  }

  private Image rule() {
    PdfTemplate on = book.canvas().createTemplate(width, 7);
    PdfContentByte line = on;
    line.setColorStroke(Ink.RULE.color());
    line.setLineWidth(0.6f);
    line.moveTo(0, 3);
    line.lineTo(width, 3);
    line.stroke();
    return Image.getInstance(on);
  }
}
