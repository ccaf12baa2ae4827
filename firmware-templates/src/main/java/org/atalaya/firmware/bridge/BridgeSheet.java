package org.atalaya.firmware.bridge;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.atalaya.firmware.node.IpPrefix;
import org.atalaya.planner.plan.Neighbour.AirPath;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.NodePlace;

/** A sheet of A4 in one language, as a page of HTML that needs nothing else. It holds no secret. */
final class BridgeSheet {
  /** The languages in which every sheet is written. */
  static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("es"), Locale.of("pt"), Locale.of("sq"));
  /** How much less than expected asks for another aim, dB. */
  private static final int WEAKER_DB = 6;

  private final BridgeLink link;
  private final Locale language;
  private final ResourceBundle words;
  private final StringBuilder out = new StringBuilder();

  BridgeSheet(BridgeLink link, Locale language) {
    this.link = link;
    this.language = language;
    this.words = ResourceBundle.getBundle("org.atalaya.firmware.bridge.sheet", language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  String html() {
    NodeConfig node = link.node();
    String title = say("title", node.router().hostName(), link.other().hostName());
    out.append("""
        <!DOCTYPE html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <title>%s</title>
        <style>
        @page { size: A4; margin: 14mm 18mm }
        body { font: 12pt/1.35 sans-serif; color: #000; background: #fff; max-width: 174mm; margin: 8mm auto }
        h1 { font-size: 18pt; margin: 0 0 2mm }
        h2 { font-size: 13pt; margin: 6mm 0 1mm }
        table { border-collapse: collapse; width: 100%% }
        th, td { border: 1px solid #888; padding: 1.2mm 2mm; text-align: left; vertical-align: top }
        th { width: 36%%; font-weight: normal }
        td { font-weight: bold; overflow-wrap: anywhere }
        td.write { height: 9mm }
        footer { margin-top: 6mm; font-size: 9pt }
        @media print { body { margin: 0 auto; font-size: 11pt } h2 { margin-top: 4mm } }
        </style>
        </head>
        <body>
        <h1>%s</h1>
        <p>%s</p>
        """.formatted(language.getLanguage(), escaped(title), escaped(title), escaped(say("intro"))));
    hang();
    typeIn();
    check();
    return out.append("<footer>").append(escaped(say("footer", node.community().name())))
        .append("</footer>\n</body>\n</html>\n").toString();
  }

  private void hang() {
    NodeConfig node = link.node();
    head("hang");
    row("site", node.router().site());
    Optional<NodePlace> place = node.place();
    place.ifPresent(known -> row("height", say("height.value", number(known.antennaHeightMeters()))));
    row("aim", link.task().aimDegrees().or(() -> node.router().aimDegrees())
        .map(degrees -> say("aim.value", number(degrees))).orElseGet(() -> say("aim.unknown", link.other().hostName())));
    row("other", link.other().hostName());
    link.other().path().map(AirPath::distanceMeters)
        .ifPresent(meters -> row("distance", say("distance.value", number(meters))));
    foot();
  }

  private void typeIn() {
    NodeConfig node = link.node();
    head("type");
    row("name", node.router().hostName());
    row("mode", say(link.leads() ? "mode.access" : "mode.station"));
    row("ssid", link.name());
    row("country", node.community().country());
    row("channel", say("channel.value", number(link.task().channel()), number(link.centreMhz())));
    row("width", say("width.value", number(link.task().widthMhz())));
    row("power", say("power.value", number(link.powerDbm())));
    row("range", say("distance.value", number(link.task().distanceMeters())));
    row("security", say("security.value"));
    row("key", say("key.value", BridgeTarget.keyFile(link.task()).substring(1)));
    row("network", say("network.value"));
    IpPrefix own = IpPrefix.ipv4(node.router().ipv4()).orElseThrow();
    row("address", own.dotted() + " / " + own.dottedMask());
    foot();
  }

  private void check() {
    head("check");
    link.other().path().map(AirPath::expectedSignalDbm).ifPresent(dbm ->
        row("signal", say("signal.value", number(dbm))));
    out.append("<tr><th>").append(escaped(say("measured"))).append("</th><td class=\"write\"></td></tr>\n");
    out.append("<tr><th>").append(escaped(say("date"))).append("</th><td class=\"write\"></td></tr>\n");
    foot();
    link.other().path().map(AirPath::expectedSignalDbm).ifPresent(dbm -> out.append("<p>")
        .append(escaped(say("weaker", number(dbm - WEAKER_DB)))).append("</p>\n"));
  }

  private void head(String key) {
    out.append("<h2>").append(escaped(say(key))).append("</h2>\n<table>\n");
  }

  private void foot() {
    out.append("</table>\n");
  }

  private void row(String key, String value) {
    out.append("<tr><th>").append(escaped(say(key))).append("</th><td>").append(escaped(value)).append("</td></tr>\n");
  }

  private String say(String key, String... arguments) {
    return new MessageFormat(words.getString(key), language).format(arguments);
  }

  /** Whole, with a true minus sign: no language writes these differently. */
  private static String number(double value) {
    long whole = Math.round(value);
    return whole < 0 ? "−" + -whole : Long.toString(whole);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
