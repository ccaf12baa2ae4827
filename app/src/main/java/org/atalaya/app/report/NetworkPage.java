package org.atalaya.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.atalaya.app.report.PdfBook.Weight;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.openpdf.text.Element;
import org.openpdf.text.PageSize;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/** The whole network on one page, for the wall of the school. */
final class NetworkPage {
  private static final float SIDE = 232;
  private static final float GAP = 16;
  private static final float TITLE = 46;
  /** More routers than these never fit beside the map. */
  private static final int MOST_ROUTERS = 26;

  private NetworkPage() {}

  static byte[] write(ReportFacts facts, Wording wording) {
    NetworkPlan plan = facts.plan();
    Rectangle page = PageSize.A4.rotate();
    String title = wording.get("report.network.title", plan.community().name());
    try (PdfBook book = new PdfBook(page, title, wording.locale().toLanguageTag(), title)) {
      float top = page.getHeight() - PdfBook.MARGIN;
      float bottom = PdfBook.MARGIN + 24;
      book.word(book.canvas(), plan.community().name(), Element.ALIGN_LEFT, PdfBook.MARGIN, top - 18,
          Weight.BOLD, 22, Ink.TEXT);
      book.word(book.canvas(), summary(facts, wording), Element.ALIGN_LEFT, PdfBook.MARGIN, top - 36,
          Weight.REGULAR, 10.5f, Ink.SOFT);
      float mapWidth = page.getWidth() - 2 * PdfBook.MARGIN - SIDE - GAP;
      if (!facts.state().sites().isEmpty()) {
        new PlanMap(book, wording, facts, PdfBook.MARGIN, bottom, mapWidth, top - TITLE - bottom).draw();
      }
      Rectangle room = new Rectangle(PdfBook.MARGIN + mapWidth + GAP, bottom, page.getWidth() - PdfBook.MARGIN, top - TITLE + 4);
      int routers = Math.min(plan.routers().size(), MOST_ROUTERS);
      while (routers > 0 && ColumnText.hasMoreText(side(book, facts, wording, room, routers).go(true))) {
        routers--;
      }
      side(book, facts, wording, room, routers).go();
      return book.finish();
    }
  }

  /** What stands beside the map, with so many routers; those that find no room there have it in their sheets. */
  private static ColumnText side(PdfBook book, ReportFacts facts, Wording wording, Rectangle room, int routers) {
    ColumnText side = new ColumnText(book.canvas());
    side.setSimpleColumn(room.getLeft(), room.getBottom(), room.getRight(), room.getTop());
    warnings(facts, wording).forEach(text -> {
      var paragraph = book.paragraph(text, Weight.MEDIUM, 9, Ink.WARNING);
      paragraph.setSpacingAfter(4);
      side.addElement(paragraph);
    });
    side.addElement(routers(book, facts, wording, routers));
    int more = facts.plan().routers().size() - routers;
    if (more > 0) {
      side.addElement(book.paragraph(wording.get("report.network.more", more), Weight.REGULAR, 8.5f, Ink.SOFT));
    }
    side.addElement(book.paragraph(wording.get("report.network.phones", facts.plan().community().accessPointSsid()), Weight.REGULAR, 8.5f,
        Ink.SOFT));
    return side;
  }

  private static String summary(ReportFacts facts, Wording wording) {
    NetworkPlan plan = facts.plan();
    return wording.get("report.network.summary", plan.sites().size(), plan.routers().size(), plan.links().size(),
        plan.bill().lines().isEmpty() ? "–" : wording.quantities().money(plan.bill().total(), plan.bill().currency()));
  }

  private static List<String> warnings(ReportFacts facts, Wording wording) {
    List<String> warnings = new ArrayList<>();
    if (!facts.plan().unreached().isEmpty()) {
      warnings.add(wording.get("report.network.unreached", String.join(", ", facts.plan().unreached())));
    }
    if (!facts.plan().unprotected().isEmpty()) {
      warnings.add(wording.get("network.unprotected.explain", String.join(", ", facts.plan().unprotected())));
    }
    return warnings;
  }

  private static PdfPTable routers(PdfBook book, ReportFacts facts, Wording wording, int most) {
    PdfPTable table = new PdfPTable(new float[] {3.4f, 2.6f, 1.6f});
    table.setWidthPercentage(100);
    for (String key : List.of("site", "address", "channel")) {
      table.addCell(cell(book, wording.get("report.network." + key), Weight.MEDIUM, Ink.SOFT, Ink.RULE));
    }
    for (PlannedRouter router : facts.plan().routers().stream().limit(most).toList()) {
      table.addCell(cell(book, facts.routersAt(router.site()).size() > 1 ? router.site() + " " + router.index() : router.site(),
          Weight.MEDIUM, Ink.TEXT, Ink.PALE));
      table.addCell(cell(book, router.ipv4().replaceFirst("/.*", ""), Weight.REGULAR, Ink.TEXT, Ink.PALE));
      table.addCell(cell(book, router.radios().stream().filter(PlannedRadio::mesh).map(radio -> Integer.toString(radio.channel()))
          .distinct().collect(Collectors.joining(", ")), Weight.REGULAR, Ink.TEXT, Ink.PALE));
    }
    return table;
  }

  private static PdfPCell cell(PdfBook book, String text, Weight weight, Ink ink, Ink under) {
    PdfPCell cell = book.cell(text, weight, 8.5f, ink);
    cell.setBorder(Rectangle.BOTTOM);
    cell.setBorderColor(under.color());
    return cell;
  }
}
