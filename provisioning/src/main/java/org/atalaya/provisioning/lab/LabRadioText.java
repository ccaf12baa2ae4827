package org.atalaya.provisioning.lab;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the tools of a real router print of its radios: iw 5.16, iwinfo of OpenWrt 22.03. */
final class LabRadioText {
  private LabRadioText() {}

  /** {@code iw dev}. */
  static String devices(List<LabRadios.MeshInterface> interfaces, List<LabRadios.AccessPoint> accessPoints) {
    StringBuilder text = new StringBuilder();
    interfaces.reversed().forEach(each -> device(text, each, each.index(), "mesh point"));
    accessPoints.reversed().forEach(each -> device(text, each, Integer.parseInt(each.radio().replaceFirst("\\D+", "")), "AP"));
    return text.toString();
  }

  private static void device(StringBuilder text, LabRadios.Interface each, int index, String type) {
    int centre = each.channel() < 15 ? 2407 + 5 * each.channel() : 5000 + 5 * each.channel();
    text.append("phy#").append(index).append('\n')
        .append("\tInterface ").append(each.name()).append('\n')
        .append("\t\tifindex ").append(10 + index).append('\n')
        .append("\t\twdev 0x").append(index).append("00000002\n")
        .append("\t\taddr ").append(each.mac()).append('\n')
        .append("\t\ttype ").append(type).append('\n')
        .append("\t\tchannel ").append(each.channel()).append(" (").append(centre).append(" MHz), width: ")
        .append(each.htmode().replaceAll("\\D", "")).append(" MHz, center1: ").append(centre).append(" MHz\n")
        .append(String.format(Locale.ROOT, "\t\ttxpower %d.00 dBm%n", each.powerDbm()));
  }

  /** {@code iw dev IF station dump}. */
  static String stations(LabRadios.MeshInterface own, List<LabEther.Neighbour> neighbours) {
    StringBuilder text = new StringBuilder();
    for (LabEther.Neighbour each : neighbours) {
      long signal = Math.round(each.heard().signalDbm());
      // two chains, each 3 dB below the sum
      String chains = signal + " [" + (signal - 3) + ", " + (signal - 3) + "] dBm\n";
      text.append("Station ").append(each.theirs().mac()).append(" (on ").append(own.name()).append(")\n")
          .append("\tinactive time:\t20 ms\n\trx bytes:\t2451338\n\trx packets:\t20417\n\ttx bytes:\t1834206\n")
          .append("\ttx packets:\t9120\n\ttx retries:\t413\n\ttx failed:\t2\n\trx drop misc:\t11\n")
          .append("\tsignal:  \t").append(chains)
          .append("\tsignal avg:\t").append(chains)
          .append("\tToffset:\t140384712 us\n")
          .append("\ttx bitrate:\t").append(rate(each.hears())).append('\n')
          .append("\trx bitrate:\t").append(rate(each.heard())).append('\n')
          .append("\trx duration:\t0 us\n\tmesh llid:\t0\n\tmesh plid:\t0\n\tmesh plink:\tESTAB\n")
          .append("\tmesh airtime link metric: 172\n\tmesh connected to gate:\tno\n\tmesh connected to auth server:\tno\n")
          .append("\tmesh local PS mode:\tACTIVE\n\tmesh peer PS mode:\tACTIVE\n\tmesh non-peer PS mode:\tACTIVE\n")
          .append("\tauthorized:\tyes\n\tauthenticated:\tyes\n\tassociated:\tyes\n\tpreamble:\tlong\n\tWMM/WME:\tyes\n")
          .append("\tMFP:\t\tyes\n\tTDLS peer:\tno\n\tDTIM period:\t2\n\tbeacon interval:100\n\tconnected time:\t812 seconds\n");
    }
    return text.toString();
  }

  private static String rate(Air.Reception way) {
    String width = way.widthMhz() == 20 ? "" : " " + way.widthMhz() + "MHz";
    return String.format(Locale.ROOT, "%.1f MBit/s %s", way.mbps(), way.mcs() < 100 ? "MCS " + way.mcs() + width
        : "VHT-MCS " + way.mcs() % 100 + width + " VHT-NSS " + way.mcs() / 100);
  }

  /** {@code iwinfo IF assoclist}. */
  static String assoclist(List<LabEther.Neighbour> neighbours, int noiseDbm) {
    if (neighbours.isEmpty()) {
      return "No station connected\n";
    }
    StringBuilder text = new StringBuilder();
    for (LabEther.Neighbour each : neighbours) {
      long signal = Math.round(each.heard().signalDbm());
      text.append(String.format(Locale.ROOT, "%s  %d dBm / %d dBm (SNR %d)  20 ms ago%n",
          each.theirs().mac().toUpperCase(Locale.ROOT), signal, noiseDbm, signal - noiseDbm));
      text.append(String.format(Locale.ROOT, "\tRX: %-38s %8d Pkts.%n", line(each.heard()), 20417));
      text.append(String.format(Locale.ROOT, "\tTX: %-38s %8d Pkts.%n", line(each.hears()), 9120));
      text.append("\texpected throughput: unknown\n\n");
    }
    return text.toString();
  }

  private static String line(Air.Reception way) {
    return String.format(Locale.ROOT, "%.1f MBit/s, MCS %d, %dMHz", way.mbps(), way.mcs() % 100, way.widthMhz());
  }

  /** {@code ubus call iwinfo assoclist}. */
  static String assoclistJson(List<LabEther.Neighbour> neighbours, int noiseDbm) {
    JsonMapper json = new JsonMapper();
    ObjectNode document = json.createObjectNode();
    ArrayNode results = document.putArray("results");
    for (LabEther.Neighbour each : neighbours) {
      long signal = Math.round(each.heard().signalDbm());
      ObjectNode station = results.addObject();
      station.put("mac", each.theirs().mac().toUpperCase(Locale.ROOT)).put("signal", signal).put("signal_avg", signal)
          .put("noise", noiseDbm).put("inactive", 20).put("connected_time", 812).put("thr", 0).put("authorized", true)
          .put("authenticated", true).put("preamble", "long").put("wme", true).put("mfp", true).put("tdls", false)
          .put("mesh llid", 0).put("mesh plid", 0).put("mesh plink", "ESTAB");
      rate(station.putObject("rx"), each.heard());
      rate(station.putObject("tx"), each.hears());
    }
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
  }

  private static void rate(ObjectNode way, Air.Reception reception) {
    way.put("packets", 20417).put("bytes", 2451338).put("ht", reception.mcs() < 100).put("vht", reception.mcs() >= 100)
        .put("mcs", reception.mcs() % 100).put("40mhz", reception.widthMhz() == 40).put("short_gi", false)
        .put("rate", Math.round(reception.mbps() * 1000));
  }

  /** The address that follows from a MAC (RFC 4291, appendix A). */
  static String linkLocal(String mac) {
    String[] parts = mac.split(":");
    int first = Integer.parseInt(parts[0], 16) ^ 2;
    return String.format(Locale.ROOT, "fe80::%x:%xff:fe%s:%x", first << 8 | Integer.parseInt(parts[1], 16),
        Integer.parseInt(parts[2], 16), parts[3], Integer.parseInt(parts[4] + parts[5], 16));
  }
}
