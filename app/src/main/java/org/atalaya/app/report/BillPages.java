package org.atalaya.app.report;

import java.util.List;
import org.atalaya.app.Csv;
import org.atalaya.app.Numbers;
import org.atalaya.app.report.PdfBook.Weight;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.plan.BillOfMaterials;
import org.openpdf.text.Element;
import org.openpdf.text.PageSize;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/** What has to be bought. */
final class BillPages {
  private final Wording wording;
  private final PdfBook book;
  private final BillOfMaterials bill;

  private BillPages(ReportFacts facts, Wording wording) {
    this.wording = wording;
    bill = facts.plan().bill();
    String title = wording.get("report.bill.title", facts.plan().community().name());
    book = new PdfBook(PageSize.A4, title, wording.locale().toLanguageTag(), title);
  }

  static byte[] write(ReportFacts facts, Wording wording) {
    BillPages pages = new BillPages(facts, wording);
    try (PdfBook book = pages.book) {
      book.document().add(book.paragraph(facts.plan().community().name(), Weight.MEDIUM, 9, Ink.ACCENT));
      book.document().add(book.paragraph(wording.get("handover.bill"), Weight.BOLD, 20, Ink.TEXT));
      book.document().add(pages.table());
      book.document().add(book.paragraph(wording.get("report.bill.prices"), Weight.REGULAR, 9, Ink.SOFT));
      return book.finish();
    }
  }

  /** The same for a spreadsheet. */
  static String csv(BillOfMaterials bill) {
    StringBuilder text = new StringBuilder(Csv.line(List.of("item", "quantity", "unit_price", "price", "currency")));
    bill.lines().forEach(line -> text.append(Csv.line(List.of(line.item(), Integer.toString(line.quantity()),
        Numbers.shortest(line.unitPrice()), Numbers.shortest(line.unitPrice() * line.quantity()), bill.currency()))));
    return text.toString();
  }

  private PdfPTable table() {
    var units = wording.quantities();
    PdfPTable table = new PdfPTable(new float[] {5, 1.2f, 2, 2});
    table.setWidthPercentage(100);
    table.setSpacingBefore(12);
    table.setSpacingAfter(12);
    table.setHeaderRows(1);
    table.setSplitLate(true);
    List.of("bill.item", "bill.quantity", "bill.unit", "bill.price")
        .forEach(key -> table.addCell(cell(wording.get(key), Weight.MEDIUM, Ink.SOFT, !key.equals("bill.item"), Ink.RULE)));
    for (BillOfMaterials.Line line : bill.lines()) {
      table.addCell(cell(item(wording, line), Weight.REGULAR, Ink.TEXT, false, Ink.PALE));
      table.addCell(cell(units.number(line.quantity(), 0), Weight.REGULAR, Ink.TEXT, true, Ink.PALE));
      table.addCell(cell(units.money(line.unitPrice(), bill.currency()), Weight.REGULAR, Ink.TEXT, true, Ink.PALE));
      table.addCell(cell(units.money(line.unitPrice() * line.quantity(), bill.currency()), Weight.REGULAR, Ink.TEXT, true, Ink.PALE));
    }
    PdfPCell total = cell(wording.get("bill.total"), Weight.BOLD, Ink.TEXT, false, Ink.RULE);
    total.setColspan(3);
    table.addCell(total);
    table.addCell(cell(units.money(bill.total(), bill.currency()), Weight.BOLD, Ink.TEXT, true, Ink.RULE));
    return table;
  }

  private static String item(Wording wording, BillOfMaterials.Line line) {
    return line.item().equals(BillOfMaterials.MOUNTING) ? wording.get("bill.mounting") : line.item();
  }

  private PdfPCell cell(String text, Weight weight, Ink ink, boolean right, Ink under) {
    PdfPCell cell = book.cell(text, weight, 10, ink);
    cell.setHorizontalAlignment(right ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
    cell.setPaddingRight(right ? 2 : 8);
    cell.setPaddingTop(5);
    cell.setBorder(Rectangle.BOTTOM);
    cell.setBorderColor(under.color());
    return cell;
  }
}
