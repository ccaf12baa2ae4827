package org.atalaya.provisioning.rescue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.atalaya.planner.device.Device;
import org.atalaya.provisioning.rescue.RescueStep.Picture;
import org.atalaya.provisioning.rescue.RescueWay.Purpose;

/** The steps for one model: as lines for a terminal, and as a page with pictures that can be printed. */
public final class RescueSheet {
  private final Device device;
  private final RescueGuide guide;
  private final Locale language;
  private final RescueWords words;

  /** In one language: {@code es}, {@code en}, {@code pt} or {@code sq}. */
  public RescueSheet(Device device, Locale language) {
    this.device = device;
    this.guide = RescueGuides.of(device.id());
    this.language = language;
    this.words = new RescueWords(language);
  }

  /** For a terminal: one line a sentence, commands indented. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(words.say("title", device.name()), words.say("before")));
    for (Purpose purpose : Purpose.values()) {
      lines.add("");
      lines.add(heading(purpose).toUpperCase(language));
      List<RescueWay> ways = guide.ways(purpose);
      if (ways.isEmpty()) {
        lines.add(words.say("none"));
      }
      for (RescueWay way : ways) {
        lines.add("* " + words.heading(way));
        way.notes().forEach(note -> lines.add("  ! " + words.say(note)));
        int number = 1;
        for (RescueStep step : RescueSteps.of(guide, device, way)) {
          lines.add("  " + number++ + ". " + words.say(step.key(), step.arguments().toArray()));
          if (step.picture() instanceof Picture.Terminal terminal) {
            terminal.lines().forEach(line -> lines.add("       " + line));
          }
        }
        lines.add("  " + words.say("source", way.source()));
      }
    }
    lines.add("");
    lines.add(words.say("untried"));
    return lines;
  }

  private String heading(Purpose purpose) {
    return words.say(purpose == Purpose.FIRST_FLASH ? "first-flash" : "rescue");
  }

  /** A page of HTML that needs nothing else; prints on A4. */
  public String html() {
    StringBuilder out = new StringBuilder();
    String title = escaped(words.say("title", device.name()));
    out.append("""
        <!DOCTYPE html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>%s</title>
        <style>
        @page { size: A4; margin: 14mm 16mm }
        body { font: 11pt/1.35 sans-serif; color: #1b2330; background: #fff; max-width: 178mm; margin: 8mm auto; padding: 0 4mm }
        h1 { font-size: 18pt; margin: 0 0 2mm }
        h2 { font-size: 14pt; margin: 7mm 0 1mm; border-bottom: 0.5mm solid #1b2330 }
        h3 { font-size: 12pt; margin: 5mm 0 1mm; break-after: avoid }
        p { margin: 1mm 0 }
        .warn { border-left: 1.2mm solid #b45309; padding: 1mm 3mm; margin: 2mm 0; background: #fff7ed }
        ol { margin: 2mm 0; padding: 0; list-style: none; counter-reset: step }
        li { display: grid; grid-template-columns: 7mm 1fr 58mm; gap: 3mm; align-items: center; padding: 1.5mm 0; border-bottom: 0.2mm solid #d5dae2; break-inside: avoid }
        li::before { counter-increment: step; content: counter(step); font-weight: bold; font-size: 14pt; text-align: center }
        li span { overflow-wrap: anywhere }
        svg { width: 58mm; height: auto }
        small { color: #4b5563 }
        @media (max-width: 520px) { li { grid-template-columns: 7mm 1fr } svg { grid-column: 2 } }
        @media print { body { margin: 0; padding: 0 } }
        </style>
        </head>
        <body>
        <h1>%s</h1>
        <p>%s</p>
        <p class="warn">%s</p>
        """.formatted(language.getLanguage(), title, title, escaped(words.say("intro")), escaped(words.say("before"))));
    for (Purpose purpose : Purpose.values()) {
      out.append("<h2>").append(escaped(heading(purpose))).append("</h2>\n");
      if (guide.ways(purpose).isEmpty()) {
        out.append("<p>").append(escaped(words.say("none"))).append("</p>\n");
      }
      guide.ways(purpose).forEach(way -> way(out, way));
    }
    return out.append("<p><small>").append(escaped(words.say("untried"))).append("</small></p>\n</body>\n</html>\n").toString();
  }

  private void way(StringBuilder out, RescueWay way) {
    out.append("<h3>").append(escaped(words.heading(way))).append("</h3>\n");
    way.notes().forEach(note -> out.append("<p class=\"warn\">").append(escaped(words.say(note))).append("</p>\n"));
    out.append("<ol>\n");
    for (RescueStep step : RescueSteps.of(guide, device, way)) {
      out.append("<li><span>").append(escaped(words.say(step.key(), step.arguments().toArray()))).append("</span>\n")
          .append(RescuePictures.svg(step.picture())).append("</li>\n");
    }
    out.append("</ol>\n<p><small>").append(escaped(words.say("source", way.source()))).append("</small></p>\n");
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
