package org.atalaya.provisioning.rescue;

import java.util.List;
import org.atalaya.provisioning.rescue.RescueStep.Picture;

/** Draws the steps: 240 by 110 units, black lines that a poor printer can print, no words but addresses and names. */
final class RescuePictures {
  private static final int WIDTH = 240;
  private static final int HEIGHT = 110;

  private RescuePictures() {}

  static String svg(Picture picture) {
    String content = switch (picture) {
      case Picture.Cable cable -> cable(cable);
      case Picture.Button button -> button(button.until());
      case Picture.PageUpload page -> page(page.address());
      case Picture.Transfer transfer -> transfer(transfer);
      case Picture.Wait wait -> pause(wait.minutes());
      case Picture.Terminal terminal -> terminal(terminal.lines());
      case Picture.CardWriter card -> card();
    };
    return "<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"presentation\" font-family=\"sans-serif\" font-size=\"11\""
        + " fill=\"none\" stroke=\"#1b2330\" stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\n"
        + content + "</svg>\n";
  }

  private static String cable(Picture.Cable cable) {
    String injector = cable.poe() ? box(104, 50, 32, 26) + text(120, 46, "PoE", "middle")
        + line(136, 56, 136, 56) + "<path d=\"M120 76 v14 m-6 0 h12 m-9 0 v8 m6 -8 v8\"/>\n" : "";
    String wire = cable.poe() ? line(68, 64, 104, 64) + line(136, 64, 168, 64) : line(68, 64, 168, 64);
    return laptop(8, 36) + router(168, 40) + wire + injector
        + text(38, 26, cable.laptop(), "middle") + text(200, 26, cable.router(), "middle")
        + text(200, 104, cable.port(), "middle");
  }

  private static String button(String until) {
    return router(84, 36)
        // a finger from above on the button, the plug from below, a clock beside
        + "<circle cx=\"104\" cy=\"48\" r=\"4\" fill=\"#b45309\" stroke=\"#b45309\"/>\n"
        + "<path d=\"M104 40 v-22 a6 6 0 0 1 12 0 v10\" stroke=\"#b45309\"/>\n"
        + "<path d=\"M116 72 v16 m-7 0 h14 v10 h-14 z m3 -0 v-6 m8 6 v-6\"/>\n"
        + clock(196, 54) + text(196, 94, until, "middle");
  }

  private static String page(String address) {
    return box(40, 12, 160, 86) + line(40, 32, 200, 32)
        + "<circle cx=\"50\" cy=\"22\" r=\"3\"/>\n" + text(120, 26, "http://" + address, "middle")
        + box(64, 46, 80, 16) + box(152, 46, 26, 16) + text(165, 58, "…", "middle")
        + "<rect x=\"92\" y=\"74\" width=\"56\" height=\"16\" rx=\"3\" fill=\"#0f766e\" stroke=\"#0f766e\"/>\n"
        + "<path d=\"M120 87 v-9 m-4 4 l4 -4 l4 4\" stroke=\"#ffffff\"/>\n";
  }

  private static String transfer(Picture.Transfer transfer) {
    String arrow = transfer.fromLaptop() ? "M76 64 H160 m-10 -8 l10 8 l-10 8" : "M160 64 H76 m10 -8 l-10 8 l10 8";
    return laptop(8, 36) + router(168, 40) + "<path d=\"" + arrow + "\" stroke=\"#0f766e\" stroke-width=\"3\"/>\n"
        + "<path d=\"M108 30 h14 l6 6 v18 h-20 z\" fill=\"#ffffff\"/>\n" + text(118, 98, shortened(transfer.file()), "middle");
  }

  private static String pause(int minutes) {
    return router(40, 40) + clock(168, 52) + text(168, 98, minutes + " min", "middle")
        + "<path d=\"M76 32 v-8 m-12 8 v-14 m24 14 v-14\" stroke=\"#0f766e\"/>\n"
        + "<path d=\"M72 72 v16 m-7 0 h14 v10 h-14 z m3 0 v-6 m8 6 v-6\"/>\n";
  }

  private static String terminal(List<String> lines) {
    StringBuilder out = new StringBuilder(box(20, 10, 200, 92)).append(line(20, 24, 220, 24));
    for (int i = 0; i < Math.min(5, lines.size()); i++) {
      out.append("<text x=\"28\" y=\"").append(40 + i * 14).append("\" fill=\"#1b2330\" stroke=\"none\" font-family=\"monospace\""
          + " font-size=\"9\">").append(RescueSheet.escaped(cut(lines.get(i), 36))).append("</text>\n");
    }
    return out.toString();
  }

  private static String card() {
    return laptop(8, 36) + "<path d=\"M150 34 h30 l10 10 v36 h-40 z\"/>\n"
        + "<path d=\"M158 40 v8 m7 -8 v8 m7 -8 v8\"/>\n"
        + "<path d=\"M78 60 H140 m-10 -8 l10 8 l-10 8\" stroke=\"#0f766e\" stroke-width=\"3\"/>\n";
  }

  private static String laptop(int x, int y) {
    return box(x + 8, y, 46, 32) + "<path d=\"M" + x + " " + (y + 40) + " h62 l-8 -8 h-46 z\"/>\n";
  }

  /** A box with three lights and two aerials. */
  private static String router(int x, int y) {
    return box(x, y, 64, 36) + "<path d=\"M" + (x + 10) + " " + y + " v-8 M" + (x + 54) + " " + y + " v-8\"/>\n"
        + "<circle cx=\"" + (x + 34) + "\" cy=\"" + (y + 12) + "\" r=\"2\"/>\n<circle cx=\"" + (x + 44) + "\" cy=\"" + (y + 12)
        + "\" r=\"2\"/>\n<circle cx=\"" + (x + 54) + "\" cy=\"" + (y + 12) + "\" r=\"2\"/>\n"
        + "<rect x=\"" + (x + 8) + "\" y=\"" + (y + 22) + "\" width=\"10\" height=\"8\"/>\n";
  }

  private static String clock(int x, int y) {
    return "<circle cx=\"" + x + "\" cy=\"" + y + "\" r=\"20\"/>\n<path d=\"M" + x + " " + (y - 13) + " V" + y + " l10 6\"/>\n";
  }

  private static String box(int x, int y, int width, int height) {
    return "<rect x=\"" + x + "\" y=\"" + y + "\" width=\"" + width + "\" height=\"" + height + "\" rx=\"4\" fill=\"#ffffff\"/>\n";
  }

  private static String line(int x1, int y1, int x2, int y2) {
    return "<path d=\"M" + x1 + " " + y1 + " L" + x2 + " " + y2 + "\"/>\n";
  }

  private static String text(int x, int y, String text, String anchor) {
    return text.isEmpty() ? "" : "<text x=\"" + x + "\" y=\"" + y + "\" text-anchor=\"" + anchor
        + "\" fill=\"#1b2330\" stroke=\"none\">" + RescueSheet.escaped(text) + "</text>\n";
  }

  /** The end of a name tells more than its beginning. */
  private static String shortened(String name) {
    return name.length() <= 34 ? name : "…" + name.substring(name.length() - 33);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
