package org.atalaya.app.report;

import java.awt.Color;
import org.atalaya.app.figure.ProfileFrame;
import org.atalaya.app.report.PdfBook.Weight;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.lineofsight.ProfileGeometry;
import org.openpdf.text.Element;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfTemplate;

/** The ground between two antennas, the ray, and the zone around it that must be free. */
final class ProfileFigure {
  private static final float LEFT = 34;
  private static final float BOTTOM = 14;
  private static final float LETTERS = 9;
  private static final int STEPS = 160;

  private ProfileFigure() {}

  static PdfTemplate draw(PdfBook book, Wording wording, ReportFacts.End end, double frequencyMhz, double k, float width,
      float height) {
    PdfTemplate on = book.canvas().createTemplate(width, height);
    var units = wording.quantities();
    if (!end.profile().known()) {
      book.word(on, wording.get("report.profile.unknown"), Element.ALIGN_LEFT, 0, height / 2, Weight.REGULAR, 8, Ink.WARNING);
      return on;
    }
    ProfileGeometry geometry = ProfileGeometry.of(end.profile(), end.from().heightMeters(), end.to().heightMeters(),
        frequencyMhz, k);
    // y grows downwards in the frame, upwards on paper
    ProfileFrame frame = ProfileFrame.of(geometry, width, height).placed(LEFT, 2, width - LEFT - 4, height - BOTTOM - 2);
    float base = (float) (height - frame.bottom());
    area(on, geometry, frame, height, base, Ink.CLUTTER.color(), true);
    area(on, geometry, frame, height, base, Ink.GROUND.color(), false);
    zone(on, geometry, frame, height);
    on.setColorStroke(Ink.RAY.color());
    on.setLineWidth(1.1f);
    on.moveTo((float) frame.x(0), y(frame, height, geometry.fromMeters()));
    on.lineTo((float) frame.x(geometry.lengthMeters()), y(frame, height, geometry.toMeters()));
    on.stroke();
    mast(on, frame, height, 0, geometry.groundMeters(0), geometry.fromMeters());
    mast(on, frame, height, geometry.lengthMeters(), geometry.groundMeters(geometry.lengthMeters()), geometry.toMeters());
    height(book, on, units.wholeMeters(geometry.fromMeters()), y(frame, height, geometry.fromMeters()));
    if (y(frame, height, geometry.fromMeters()) - y(frame, height, geometry.lowestMeters()) > LETTERS) {
      height(book, on, units.wholeMeters(geometry.lowestMeters()), y(frame, height, geometry.lowestMeters()));
    }
    book.word(on, end.from().name(), Element.ALIGN_LEFT, LEFT, 3, Weight.MEDIUM, 7, Ink.TEXT);
    book.word(on, end.to().name() + " · " + units.distance(geometry.lengthMeters()), Element.ALIGN_RIGHT, width - 4, 3,
        Weight.MEDIUM, 7, Ink.TEXT);
    return on;
  }

  private static void height(PdfBook book, PdfContentByte on, String meters, float y) {
    book.word(on, meters, Element.ALIGN_RIGHT, LEFT - 4, y - 2.5f, Weight.REGULAR, 6.5f, Ink.SOFT);
  }

  private static float y(ProfileFrame frame, float height, double meters) {
    return (float) (height - frame.y(meters));
  }

  private static void area(PdfContentByte on, ProfileGeometry geometry, ProfileFrame frame, float height, float base, Color color,
      boolean top) {
    on.setColorFill(color);
    on.moveTo((float) frame.x(0), base);
    for (int i = 0; i <= STEPS; i++) {
      double distance = geometry.lengthMeters() * i / STEPS;
      on.lineTo((float) frame.x(distance), y(frame, height, top ? geometry.topMeters(distance) : geometry.groundMeters(distance)));
    }
    on.lineTo((float) frame.x(geometry.lengthMeters()), base);
    on.closePath();
    on.fill();
  }

  private static void zone(PdfContentByte on, ProfileGeometry geometry, ProfileFrame frame, float height) {
    on.setColorStroke(Ink.RAY.color());
    on.setLineWidth(0.5f);
    on.setLineDash(2, 2, 0);
    for (int side : new int[] {1, -1}) {
      for (int i = 0; i <= STEPS / 4; i++) {
        double distance = geometry.lengthMeters() * i / (STEPS / 4);
        double edge = geometry.rayMeters(distance) + side * (geometry.rayMeters(distance) - geometry.freeEdgeMeters(distance));
        if (i == 0) {
          on.moveTo((float) frame.x(distance), y(frame, height, edge));
        } else {
          on.lineTo((float) frame.x(distance), y(frame, height, edge));
        }
      }
      on.stroke();
    }
    on.setLineDash(0);
  }

  private static void mast(PdfContentByte on, ProfileFrame frame, float height, double distance, double ground, double top) {
    on.setColorStroke(Ink.TEXT.color());
    on.setLineWidth(1.2f);
    on.moveTo((float) frame.x(distance), y(frame, height, ground));
    on.lineTo((float) frame.x(distance), y(frame, height, top));
    on.stroke();
    on.setColorFill(Ink.TEXT.color());
    on.circle((float) frame.x(distance), y(frame, height, top), 1.8f);
    on.fill();
  }
}
