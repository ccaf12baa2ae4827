package org.atalaya.provisioning.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciParser;
import org.atalaya.firmware.uci.UciSection;
import org.atalaya.firmware.uci.UciSyntaxException;

/** The radios of one virtual router as they work since its last start, and what they answer when asked. */
final class LabRadios {
  private static final int NOISE_DBM = -95;
  private static final int DEFAULT_POWER_DBM = 20;

  /** An interface of a radio. */
  interface Interface {
    /** {@code wlan1-mesh}. */
    String name();

    /** {@code radio1}. */
    String radio();

    String mac();

    int channel();

    String htmode();

    int powerDbm();
  }

  /** An access point. */
  record AccessPoint(String name, String radio, String mac, int channel, String htmode, int powerDbm) implements Interface {}

  /** An 802.11s interface. */
  record MeshInterface(String name, String radio, String mac, int channel, String htmode, String meshId, String key,
      int powerDbm) implements Interface {
    boolean joins(MeshInterface other) {
      return channel == other.channel && htmode.equals(other.htmode) && meshId.equals(other.meshId) && key.equals(other.key);
    }

    int index() {
      return Integer.parseInt(radio.replaceFirst("\\D+", ""));
    }

    /** The VLAN interface on top, on which batman-adv works. */
    String batman() {
      return name + "_29";
    }
  }

  private final LabFiles files;
  private final String mac;
  private final LabEther ether;
  private final BooleanSupplier up;
  private volatile List<MeshInterface> working = List.of();
  private volatile List<AccessPoint> serving = List.of();
  private volatile String hostName = "OpenWrt";

  LabRadios(LabFiles files, String mac, LabEther ether, BooleanSupplier up) {
    this.files = files;
    this.mac = mac;
    this.ether = ether;
    this.up = up;
    ether.join(this);
  }

  /** At a start: from now on the radios do what the saved configuration says. */
  void start() {
    try {
      read();
    } catch (UciSyntaxException e) {
      // as on a real one: no service can read the file, and no radio works
      working = List.of();
      serving = List.of();
    }
  }

  /** The same where something else than UCI says it. */
  void start(String name, List<MeshInterface> interfaces) {
    hostName = name;
    serving = List.of();
    working = List.copyOf(interfaces);
  }

  private void read() {
    hostName = LabLimeConfig.hostName(files);
    UciPackage wireless = UciParser.parse("wireless", files.findText("/etc/config/wireless").orElse(""));
    List<MeshInterface> meshes = new ArrayList<>();
    List<AccessPoint> points = new ArrayList<>();
    for (UciSection section : wireless.sections()) {
      Optional<UciSection> device = value(section, "device").flatMap(wireless::find);
      String mode = value(section, "mode").orElse("");
      if (!section.type().equals("wifi-iface") || device.isEmpty() || value(device.get(), "disabled").orElse("0").equals("1")) {
        continue;
      }
      String radio = value(section, "device").orElseThrow();
      if (radio.matches("radio[0-9]{1,2}") && (mode.equals("mesh") || mode.equals("ap"))) {
        int index = Integer.parseInt(radio.substring(5));
        int channel = number(device.get(), "channel", 0);
        String htmode = value(device.get(), "htmode").orElse("HT20");
        int power = number(device.get(), "txpower", DEFAULT_POWER_DBM);
        if (mode.equals("mesh")) {
          meshes.add(new MeshInterface(value(section, "ifname").orElse("wlan" + index + "-mesh"), radio,
              String.format(Locale.ROOT, "%02x", 10 + 4 * index) + mac.substring(2), channel, htmode,
              value(section, "mesh_id").orElse(""), value(section, "encryption").orElse("none") + value(section, "key").orElse(""), power));
        } else if (channel > 0) {
          points.add(new AccessPoint(value(section, "ifname").orElse("wlan" + index), radio,
              String.format(Locale.ROOT, "%02x", 2 + 4 * index) + mac.substring(2), channel, htmode, power));
        }
      }
    }
    serving = List.copyOf(points);
    working = List.copyOf(meshes);
  }

  private static Optional<String> value(UciSection section, String option) {
    return section.find(option).map(found -> found.values().getFirst());
  }

  private static int number(UciSection section, String option, int otherwise) {
    return value(section, option).filter(text -> text.matches("[0-9]{1,4}")).map(Integer::parseInt).orElse(otherwise);
  }

  boolean isUp() {
    return up.getAsBoolean();
  }

  String hostName() {
    return hostName;
  }

  String primaryMac() {
    return mac;
  }

  List<MeshInterface> meshInterfaces() {
    return working;
  }

  private String batmanMac(MeshInterface each) {
    return String.format(Locale.ROOT, "%02x", 26 + 4 * each.index()) + mac.substring(2);
  }

  /** {@code NAME MAC} of what is there beside the hardware's own interfaces. */
  List<String> interfaces() {
    return working.stream().flatMap(each -> Stream.of(each.name + " " + each.mac,
        each.batman() + " " + batmanMac(each))).toList();
  }

  /** Answers {@code iw}, {@code iwinfo}, {@code batctl}, {@code ip} and {@code ubus call iwinfo}, or not at all. */
  Optional<String> answer(List<String> words) {
    long look = ether.look();
    return switch (words.getFirst()) {
      case "iw" -> iw(words, look);
      case "iwinfo" -> words.size() == 3 && words.get(2).equals("assoclist")
          ? find(words.get(1)).map(own -> LabRadioText.assoclist(ether.neighbours(this, own, look), NOISE_DBM)) : Optional.empty();
      case "ubus" -> ubus(words, look);
      case "batctl" -> batctl(words, look);
      case "ip" -> words.equals(List.of("ip", "-6", "neigh")) ? Optional.of(neighbourTable(look)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<MeshInterface> find(String name) {
    return working.stream().filter(each -> each.name.equals(name)).findFirst();
  }

  private Optional<String> iw(List<String> words, long look) {
    if (words.equals(List.of("iw", "dev"))) {
      return Optional.of(LabRadioText.devices(working, serving));
    }
    if (words.size() == 5 && words.get(1).equals("dev") && List.of("survey dump", "scan ap-force").contains(words.get(3) + " " + words.get(4))) {
      return Stream.<Interface>concat(working.stream(), serving.stream()).filter(each -> each.name().equals(words.get(2))).findFirst()
          .map(own -> words.get(3).equals("survey") ? LabNeighbourhood.survey(own, mac) : LabNeighbourhood.scan(own, mac,
              own instanceof MeshInterface mesh ? ether.neighbours(this, mesh, look) : List.of()));
    }
    boolean dump = words.size() == 5 && words.get(1).equals("dev") && words.subList(3, 5).equals(List.of("station", "dump"));
    return dump ? find(words.get(2)).map(own -> LabRadioText.stations(own, ether.neighbours(this, own, look)))
        : Optional.empty();
  }

  private Optional<String> ubus(List<String> words, long look) {
    if (words.size() != 5 || !words.subList(1, 4).equals(List.of("call", "iwinfo", "assoclist"))) {
      return Optional.empty();
    }
    return find(words.get(4).replaceFirst("^\\{ *\"device\" *: *\"([^\"]*)\" *}$", "$1"))
        .map(own -> LabRadioText.assoclistJson(ether.neighbours(this, own, look), NOISE_DBM));
  }

  private Optional<String> batctl(List<String> words, long look) {
    String what = String.join(" ", words.subList(1, words.size()));
    if (working.isEmpty()) {
      return Optional.empty();
    }
    String head = "[B.A.T.M.A.N. adv 2021.1-openwrt-5, MainIF/MAC: " + working.getFirst().batman() + "/"
        + batmanMac(working.getFirst()) + " (bat0/" + mac + " BATMAN_IV)]\n";
    return switch (what) {
      case "n", "neighbors" -> {
        StringBuilder text = new StringBuilder(head).append("IF             Neighbor              last-seen\n");
        working.forEach(own -> ether.neighbours(this, own, look).forEach(each -> text.append(String.format(Locale.ROOT,
            "%s\t  %s    0.%03ds%n", own.batman(), each.router().batmanMac(each.theirs()), 340))));
        yield Optional.of(text.toString());
      }
      case "o", "originators" -> {
        StringBuilder text = new StringBuilder(head)
            .append("   Originator        last-seen (#/255) Nexthop           [outgoingIF]\n");
        ether.routes(this, look).forEach(route -> text.append(String.format(Locale.ROOT, " * %s    0.%03ds   (%3d) %s [%10s]%n",
            route.to().batmanMac(route.to().working.getFirst()), 610, route.transmitQuality(),
            route.first().router().batmanMac(route.first().theirs()), route.out().batman())));
        yield Optional.of(text.toString());
      }
      default -> Optional.empty();
    };
  }

  private String neighbourTable(long look) {
    StringBuilder text = new StringBuilder();
    working.forEach(own -> ether.neighbours(this, own, look).forEach(each -> text.append(LabRadioText.linkLocal(each.theirs().mac()))
        .append(" dev ").append(own.name).append(" lladdr ").append(each.theirs().mac()).append(" REACHABLE\n")));
    return text.toString();
  }
}
