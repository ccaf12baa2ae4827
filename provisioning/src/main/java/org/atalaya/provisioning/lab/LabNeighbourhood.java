package org.atalaya.provisioning.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.atalaya.planner.channels.WifiChannel;
import org.atalaya.planner.device.Band;

/**
 * Other people's networks around a virtual router: drawn from its MAC, so that each has its own and always the same.
 * What {@code iw} prints of them is as version 5.16 does.
 */
final class LabNeighbourhood {
  private static final int NOISE_DBM = -95;
  /** A scan stays that long on each channel. */
  private static final int GLANCE_MILLIS = 140;
  private static final int IN_USE_MILLIS = 900_000;
  private static final List<Integer> LIKED = List.of(1, 6, 11);

  /** @param busy share of the time in which it sends */
  record Foreign(String bssid, String name, WifiChannel channel, int widthMhz, int signalDbm, double busy) {}

  private LabNeighbourhood() {}

  /** Many on 2.4 GHz, few on 5. */
  static List<Foreign> around(String mac, Band band) {
    Random random = new Random(mac.hashCode() * 31L + band.ordinal());
    List<WifiChannel> channels = WifiChannel.all(band);
    List<Foreign> around = new ArrayList<>();
    int count = band == Band.GHZ_2 ? 2 + random.nextInt(4) : random.nextInt(3);
    for (int i = 0; i < count; i++) {
      WifiChannel channel = band == Band.GHZ_2 ? WifiChannel.find(band, LIKED.get(random.nextInt(LIKED.size()))).orElseThrow()
          : channels.get(random.nextInt(channels.size()));
      int width = band == Band.GHZ_2 || channel.occupiedCentreMhz(40).isEmpty() ? 20 : 20 << random.nextInt(2);
      around.add(new Foreign(String.format(Locale.ROOT, "f4:28:53:%02x:%02x:%02x", random.nextInt(256), random.nextInt(256), i),
          "Vecinos-" + (100 + random.nextInt(900)), channel, width, -60 - random.nextInt(30), 0.02 + 0.3 * random.nextDouble()));
    }
    return around;
  }

  /** {@code iw dev IF survey dump}. */
  static String survey(LabRadios.Interface own, String mac) {
    Band band = own.channel() < 15 ? Band.GHZ_2 : Band.GHZ_5;
    StringBuilder text = new StringBuilder();
    for (WifiChannel channel : WifiChannel.all(band)) {
      boolean inUse = channel.number() == own.channel();
      long active = inUse ? IN_USE_MILLIS : GLANCE_MILLIS;
      double share = around(mac, band).stream().filter(foreign -> Math.abs(foreign.channel().occupiedCentreMhz(foreign.widthMhz())
          .orElseThrow() - channel.centreMhz20()) < (20 + foreign.widthMhz()) / 2).mapToDouble(Foreign::busy).sum();
      long foreign = Math.round(active * Math.min(0.9, share));
      long sent = inUse ? active / 50 : 0;
      text.append("Survey data from ").append(own.name()).append('\n')
          .append("\tfrequency:\t\t\t").append(channel.centreMhz20()).append(" MHz").append(inUse ? " [in use]" : "").append('\n')
          .append("\tnoise:\t\t\t\t").append(NOISE_DBM).append(" dBm\n")
          .append("\tchannel active time:\t\t").append(active).append(" ms\n")
          .append("\tchannel busy time:\t\t").append(foreign + sent).append(" ms\n")
          .append("\tchannel receive time:\t\t").append(foreign).append(" ms\n")
          .append("\tchannel transmit time:\t\t").append(sent).append(" ms\n");
    }
    return text.toString();
  }

  /** {@code iw dev IF scan}: the neighbours' networks, and the own one where it is heard. */
  static String scan(LabRadios.Interface own, String mac, List<LabEther.Neighbour> mesh) {
    StringBuilder text = new StringBuilder();
    for (Foreign each : around(mac, own.channel() < 15 ? Band.GHZ_2 : Band.GHZ_5)) {
      int centre = each.channel().occupiedCentreMhz(each.widthMhz()).orElseThrow();
      bss(text, own, each.bssid(), each.channel().centreMhz20(), each.signalDbm());
      text.append("\tSSID: ").append(each.name()).append('\n')
          .append("\tHT operation:\n\t\t * primary channel: ").append(each.channel().number()).append('\n')
          .append("\t\t * secondary channel offset: ").append(centre == each.channel().centreMhz20() ? "no secondary"
              : centre > each.channel().centreMhz20() ? "above" : "below").append('\n');
    }
    for (LabEther.Neighbour each : mesh) {
      int number = each.theirs().channel();
      bss(text, own, each.theirs().mac(), number < 15 ? 2407 + 5 * number : 5000 + 5 * number, Math.round(each.heard().signalDbm()));
      text.append("\tSSID: \n\tMESH ID: ").append(each.theirs().meshId()).append('\n');
    }
    return text.toString();
  }

  private static void bss(StringBuilder text, LabRadios.Interface own, String bssid, int frequencyMhz, long signalDbm) {
    text.append("BSS ").append(bssid).append("(on ").append(own.name()).append(")\n")
        .append("\tlast seen: 812.034s [boottime]\n\tTSF: 812034771 usec (0d, 00:13:32)\n")
        .append("\tfreq: ").append(frequencyMhz).append('\n')
        .append("\tbeacon interval: 100 TUs\n\tcapability: ESS Privacy ShortSlotTime (0x0411)\n")
        .append("\tsignal: ").append(signalDbm).append(".00 dBm\n\tlast seen: 20 ms ago\n");
  }
}
