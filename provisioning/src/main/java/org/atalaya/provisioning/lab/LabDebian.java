package org.atalaya.provisioning.lab;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.provisioning.router.LiveConfiguration;
import org.atalaya.provisioning.router.RouterCommands;

/**
 * What a virtual Raspberry Pi, or a virtual PC, with Debian answers in the place of OpenWrt's words. A link of systemd's
 * is a file whose text is {@link LiveConfiguration#LINK} and its target. The rehearsal's card lets root in without a
 * password and has all packages of a node.
 */
final class LabDebian {
  private static final String UNITS = "/etc/systemd/system";
  private static final String WANTS = UNITS + "/multi-user.target.wants/";
  /** Units that Debian's packages bring. */
  private static final Set<String> PACKAGED = Set.of("hostapd@.service", "wpa_supplicant@.service", "hostapd.service",
      "wpa_supplicant.service", "babeld.service", "dnsmasq.service", "nftables.service", "systemd-networkd.service",
      "systemd-resolved.service", "networking.service");
  private static final String BACK_UP_START = RouterCommands.backUp(List.of("x")).replaceFirst("x; .*", "");
  private static final String STATES_START = RouterCommands.unitStates(List.of("x")).replaceFirst("'x'; .*", "");
  private static final Pattern CHANNEL = Pattern.compile("(?m)^\\tfrequency=([0-9]{4})$");
  private static final Pattern MESH_ID = Pattern.compile("(?m)^\\tssid=\"(.*)\"$");
  private static final Pattern KEY = Pattern.compile("(?m)^\\tsae_password=\"(.*)\"$");
  private static final Pattern POWER = Pattern.compile("set txpower fixed ([0-9]{1,4})");

  private final LabFiles files;
  private final LabShell.LabMachine machine;
  private final Map<String, String> modes = new ConcurrentHashMap<>();
  private volatile Set<String> started = Set.of();

  LabDebian(LabFiles files, LabShell.LabMachine machine) {
    this.files = files;
    this.machine = machine;
  }

  /** Exit status and output of a line. */
  record Answer(int status, String output) {}

  /** True for boards that run Debian: a Raspberry Pi, or a PC by its kernel's name. */
  static boolean runsOn(String board) {
    return board.startsWith("raspberrypi,") || board.equals("x86_64");
  }

  /** The card as it is written, before its first start. */
  static void install(LabFiles files) {
    files.write("/etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nNAME=\"Debian GNU/Linux\"\nID=debian\n");
    files.write("/etc/hostname", "raspberrypi\n");
    files.write("/etc/hosts", "127.0.0.1 localhost\n127.0.1.1 raspberrypi\n");
    files.write("/etc/passwd", "root:x:0:0:root:/root:/bin/bash\n");
    files.write("/etc/shadow", "root::19000:0:99999:7:::\n");
    files.write(WANTS + "networking.service", LiveConfiguration.LINK + "/lib/systemd/system/networking.service");
  }

  /** At a start: systemd starts what is enabled. */
  void start() {
    Set<String> now = new HashSet<>();
    files.filesUnder(WANTS.substring(0, WANTS.length() - 1)).forEach(path -> now.add(path.substring(path.lastIndexOf('/') + 1)));
    started = Set.copyOf(now);
  }

  String hostName() {
    return files.findText("/etc/hostname").orElse("").strip();
  }

  /** Answers a line that is another on OpenWrt, or that OpenWrt is never asked. */
  Optional<Answer> answer(String line) {
    if (line.startsWith(BACK_UP_START)) {
      backUp(line.substring(BACK_UP_START.length(), line.indexOf(';', BACK_UP_START.length())).split(" "));
      return ok("");
    }
    if (line.startsWith(STATES_START)) {
      return ok(states(line.substring(STATES_START.length(), line.indexOf(';', STATES_START.length()))));
    }
    if (line.startsWith("stat -c ")) {
      return ok(modes(line));
    }
    return switch (line) {
      case RouterCommands.BOARD, RouterCommands.TOOLS, RouterCommands.STAGED, RouterCommands.COMPAT_VERSION ->
          Optional.of(new Answer(127, ""));
      case RouterCommands.DEBIAN_BOARD -> ok(machine.facts().boardName() + "\n" + machine.facts().model() + "\n");
      case RouterCommands.HOST_NAME -> ok(hostName() + "\n");
      case RouterCommands.PORTS -> ok(String.join("\n", machine.facts().interfaces()) + "\n");
      case RouterCommands.DEBIAN_TOOLS -> ok(String.join("\n", List.of("/bin/systemctl", "/usr/sbin/hostapd", "/sbin/wpa_supplicant",
          "/usr/sbin/babeld", "/usr/sbin/dnsmasq", "/usr/sbin/nft", "/sbin/iw", "/usr/bin/kiwix-serve",
          "/lib/systemd/systemd-resolved")) + "\n");
      case RouterCommands.RELOAD_UNITS -> ok("");
      case RouterCommands.NETWORK_FILES -> ok(lines(files.isFolder("/etc/systemd/network") ? files.list("/etc/systemd/network") : List.of()));
      case RouterCommands.UNIT_FILES -> ok(lines(unitFiles(false)));
      case RouterCommands.UNIT_LINKS -> ok(lines(unitFiles(true).stream().map(path -> path + " "
          + files.findText(path).orElse("").substring(LiveConfiguration.LINK.length())).toList()));
      default -> Optional.empty();
    };
  }

  /** Answers a simple command; empty where a Debian says the same as OpenWrt. */
  Optional<Answer> command(List<String> words) {
    return switch (words.getFirst()) {
      case "ubus", "uci", "lime-config", "wifi", "sysupgrade", "iwinfo", "batctl" -> Optional.of(new Answer(127, ""));
      case "chmod" -> {
        modes.put(words.getLast(), words.get(1));
        yield ok("");
      }
      case "mv" -> {
        Optional.ofNullable(modes.remove(words.get(1))).ifPresent(mode -> modes.put(words.getLast(), mode));
        yield Optional.empty();
      }
      case "ln" -> {
        files.write(words.getLast(), LiveConfiguration.LINK + words.get(2));
        yield ok("");
      }
      case "systemctl" -> systemctl(words.get(1), words.getLast());
      default -> Optional.empty();
    };
  }

  private Optional<Answer> systemctl(String verb, String unit) {
    switch (verb) {
      case "enable" -> {
        if (!isThere(unit)) {
          return Optional.of(new Answer(1, ""));
        }
        files.write(WANTS + unit, LiveConfiguration.LINK + "/lib/systemd/system/" + template(unit));
      }
      case "disable" -> files.remove(WANTS + unit);
      case "unmask" -> { }
      default -> {
        return Optional.of(new Answer(1, ""));
      }
    }
    return ok("");
  }

  private boolean isThere(String unit) {
    return files.exists(UNITS + "/" + unit) || PACKAGED.contains(unit) || PACKAGED.contains(template(unit));
  }

  private static String template(String unit) {
    return unit.replaceFirst("@[^.]+\\.", "@.");
  }

  private String states(String quoted) {
    StringBuilder text = new StringBuilder();
    for (String word : quoted.split(" ")) {
      String unit = word.replace("'", "");
      text.append(unit).append(' ').append(files.exists(WANTS + unit) ? "enabled" : isThere(unit) ? "disabled" : "")
          .append(' ').append(started.contains(unit) ? "active" : "inactive").append('\n');
    }
    return text.toString();
  }

  private String modes(String line) {
    StringBuilder text = new StringBuilder();
    for (String word : line.replaceFirst("^stat -c '[^']*' ", "").replaceFirst(" 2>.*", "").split(" ")) {
      String path = word.replace("'", "");
      if (files.exists(path)) {
        text.append(modes.getOrDefault(path, "644")).append(" 0 0 ").append(path).append('\n');
      }
    }
    return text.toString();
  }

  private List<String> unitFiles(boolean links) {
    List<String> found = new ArrayList<>(files.filesUnder(UNITS));
    found.addAll(files.filesUnder("/etc/systemd/network"));
    found.removeIf(path -> files.findText(path).orElse("").startsWith(LiveConfiguration.LINK) != links);
    return found;
  }

  private void backUp(String[] paths) {
    List<LabTar.Entry> packed = new ArrayList<>();
    packed.add(new LabTar.Entry(RouterCommands.MEANT_PATHS.substring(1), (String.join("\n", paths) + "\n").getBytes(), "600"));
    for (String path : paths) {
      files.filesUnder("/" + path).forEach(file -> packed.add(new LabTar.Entry(file.substring(1),
          files.find(file).orElseThrow(), modes.getOrDefault(file, "644"))));
    }
    files.write(RouterCommands.BACK_UP_FILE, LabTar.packHost(packed));
  }

  /** Interfaces of the mesh, by wpa_supplicant's files. */
  List<LabRadios.MeshInterface> meshes(String mac) {
    List<LabRadios.MeshInterface> found = new ArrayList<>();
    for (int index = 0; index < 8; index++) {
      String name = "wlan" + index;
      Optional<String> text = files.findText("/etc/wpa_supplicant/wpa_supplicant-" + name + ".conf");
      if (text.isPresent() && started.contains("wpa_supplicant@" + name + ".service")) {
        int frequency = Integer.parseInt(first(CHANNEL, text.get()).orElse("0"));
        String key = first(KEY, text.get()).orElse("");
        int power = Integer.parseInt(first(POWER, files.findText(UNITS + "/radio-" + name + ".service").orElse("")).orElse("2000"));
        found.add(new LabRadios.MeshInterface(name, "radio" + index,
            String.format(Locale.ROOT, "%02x", 10 + 4 * index) + mac.substring(2),
            frequency > 5000 ? (frequency - 5000) / 5 : (frequency - 2407) / 5, text.get().contains("disable_ht40=1") ? "HT20" : "HT40",
            first(MESH_ID, text.get()).orElse(""), key.isEmpty() ? "none" : "sae" + key, power / 100));
      }
    }
    return found;
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static Optional<Answer> ok(String output) {
    return Optional.of(new Answer(0, output));
  }

  private static String lines(List<String> names) {
    return names.isEmpty() ? "" : String.join("\n", names) + "\n";
  }
}
