package org.atalaya.app.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/**
 * A PDF that is being written: the program's letters, a line at the foot of each page, and nothing in it that differs from
 * one writing to the next. Lengths are points, 1/72 inch. For one thread.
 */
final class PdfBook implements AutoCloseable {
  static final float MARGIN = 40;
  private static final float FOOT = 24;
  private static final Pattern IDENTITY = Pattern.compile("/ID ?\\[<([0-9a-fA-F]+)><([0-9a-fA-F]+)>]");
  private static final Pattern SUBSET = Pattern.compile("/([A-Z]{6})\\+Inter");
  private static final String SUBSET_NAME = "ATALAY";

  /** The three weights of the letters. */
  enum Weight {
    REGULAR("Inter-Regular"), MEDIUM("Inter-SemiBold"), BOLD("Inter-Bold");

    private final String file;

    Weight(String file) {
      this.file = file + ".otf";
    }
  }

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Document document;
  private final PdfWriter writer;
  private final BaseFont[] faces = new BaseFont[Weight.values().length];
  private final String footer;
  private final PdfTemplate pages;
  private boolean closed;

  /**
   * @param page its size
   * @param language of its texts, BCP 47
   * @param footer at the left of each page's foot
   */
  PdfBook(Rectangle page, String title, String language, String footer) {
    this.footer = footer;
    document = new Document(page, MARGIN, MARGIN, MARGIN, MARGIN + FOOT);
    writer = PdfWriter.getInstance(document, bytes);
    writer.setPageEvent(new Foot());
    document.addTitle(title);
    document.addCreator("Atalaya");
    for (Weight weight : Weight.values()) {
      faces[weight.ordinal()] = face(weight);
    }
    document.open();
    writer.getExtraCatalog().put(PdfName.LANG, new PdfString(language));
    pages = writer.getDirectContent().createTemplate(40, 12);
  }

  private static BaseFont face(Weight weight) {
    try (InputStream file = Objects.requireNonNull(
        PdfBook.class.getResourceAsStream("/org/atalaya/app/fonts/" + weight.file))) {
      return BaseFont.createFont(weight.file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, file.readAllBytes(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Document document() {
    return document;
  }

  /** What is drawn by hand, over the page at hand; from its lower left corner. */
  PdfContentByte canvas() {
    return writer.getDirectContent();
  }

  /** Still free above this height on the page at hand. */
  float cursor() {
    return writer.getVerticalPosition(true);
  }

  BaseFont baseFont(Weight weight) {
    return faces[weight.ordinal()];
  }

  Font font(Weight weight, float size, Ink ink) {
    return new Font(faces[weight.ordinal()], size, Font.NORMAL, ink.color());
  }

  Paragraph paragraph(String text, Weight weight, float size, Ink ink) {
    Paragraph paragraph = new Paragraph(new Phrase(text, font(weight, size, ink)));
    paragraph.setLeading(size * 1.35f);
    return paragraph;
  }

  /** A cell without a border. */
  PdfPCell cell(String text, Weight weight, float size, Ink ink) {
    PdfPCell cell = new PdfPCell(new Phrase(size * 1.3f, text, font(weight, size, ink)));
    cell.setBorder(Rectangle.NO_BORDER);
    cell.setPadding(0);
    cell.setPaddingTop(2);
    cell.setPaddingBottom(4);
    cell.setPaddingRight(8);
    return cell;
  }

  /** Draws a word by hand. @param align {@link Element} */
  void word(PdfContentByte on, String text, int align, float x, float y, Weight weight, float size, Ink ink) {
    on.beginText();
    on.setFontAndSize(baseFont(weight), size);
    on.setColorFill(ink.color());
    on.showTextAligned(align, text, x, y, 0);
    on.endText();
  }

  float width(String text, Weight weight, float size) {
    return baseFont(weight).getWidthPoint(text, size);
  }

  private final class Foot extends PdfPageEventHelper {
    @Override
    public void onEndPage(PdfWriter of, Document on) {
      PdfContentByte canvas = of.getDirectContent();
      float y = MARGIN;
      canvas.saveState();
      canvas.setColorStroke(Ink.RULE.color());
      canvas.setLineWidth(0.5f);
      canvas.moveTo(MARGIN, y + 12);
      canvas.lineTo(on.getPageSize().getWidth() - MARGIN, y + 12);
      canvas.stroke();
      word(canvas, footer, Element.ALIGN_LEFT, MARGIN, y, Weight.REGULAR, 8, Ink.SOFT);
      float right = on.getPageSize().getWidth() - MARGIN;
      String page = of.getPageNumber() + " / ";
      // how many there are is known at the end, and two digits wide at most in most books
      word(canvas, page, Element.ALIGN_RIGHT, right - 14, y, Weight.REGULAR, 8, Ink.SOFT);
      canvas.addTemplate(pages, right - 14, y);
      canvas.restoreState();
    }

    @Override
    public void onCloseDocument(PdfWriter of, Document on) {
      word(pages, Integer.toString(of.getPageNumber() - 1), Element.ALIGN_LEFT, 0, 0, Weight.REGULAR, 8, Ink.SOFT);
    }
  }

  /** Ends the book; to be called once. */
  byte[] finish() {
    writer.getInfo().remove(PdfName.CREATIONDATE);
    writer.getInfo().remove(PdfName.MODDATE);
    close();
    return alike(bytes.toByteArray());
  }

  /** The names that the library draws by lot, made of the content: of the same length, so that no offset moves. */
  private static byte[] alike(byte[] pdf) {
    String text = SUBSET.matcher(new String(pdf, StandardCharsets.ISO_8859_1)).replaceAll("/" + SUBSET_NAME + "+Inter");
    Matcher identity = IDENTITY.matcher(text);
    if (!identity.find()) {
      throw new IllegalStateException("the PDF has no identity");
    }
    String before = text.substring(0, identity.start());
    String after = text.substring(identity.end());
    StringBuilder hash = new StringBuilder(hash(before + after));
    while (hash.length() < identity.group(1).length()) {
      hash.append(hash);
    }
    String made = hash.substring(0, identity.group(1).length());
    return (before + identity.group().replace(identity.group(1), made).replace(identity.group(2), made) + after)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String hash(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      document.close();
    }
  }
}
