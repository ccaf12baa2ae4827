package org.atalaya.provisioning.driver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.planner.device.Device;
import org.atalaya.provisioning.router.FirmwareFamily;
import org.atalaya.provisioning.router.RouterCommands;
import org.atalaya.provisioning.router.RouterFacts;

/**
 * Debian and Raspberry Pi OS: the files of several daemons, and which of these systemd starts. They take effect with
 * the restart. It is a node of the mesh where babeld's file is among them; else a server beside one, on whatever board.
 */
public record Debian(RenderedNode node) implements RouterDriver {
  private static final String PRESET = "/etc/systemd/system-preset/50-mesh.preset";
  /** Where systemd keeps which units it starts, and the administrator's own units. */
  private static final String UNITS = "/etc/systemd/system/";
  /** Where every file is read, ours and anybody's. */
  public static final String NETWORKS = "/etc/systemd/network/";
  private static final Pattern PRESET_LINE =
      Pattern.compile("(?m)^(enable|disable) ([A-Za-z0-9_.-]+@?[A-Za-z0-9_.-]*\\.[a-z]+)((?: [A-Za-z0-9_.-]+)*)$");
  /** Who else would configure the port, on a system as it is installed. */
  private static final List<String> OTHER_MANAGERS =
      List.of("NetworkManager.service", "dhcpcd.service", "networking.service");
  /** File that a program reads → the program, and Debian's package with it. */
  private static final Map<String, Map.Entry<String, String>> PROGRAMS = new TreeMap<>(Map.of(
      "/etc/hostapd/", Map.entry("hostapd", "hostapd"),
      "/etc/wpa_supplicant/", Map.entry("wpa_supplicant", "wpasupplicant"),
      "/etc/babeld.conf", Map.entry("babeld", "babeld"),
      "/etc/dnsmasq.d/", Map.entry("dnsmasq", "dnsmasq"),
      UNITS + "radio-", Map.entry("iw", "iw"),
      UNITS + "kiwix-serve.service", Map.entry("kiwix-serve", "kiwix-tools")));

  /** Without the files, which hold secrets. */
  @Override
  public String toString() {
    return "Debian for " + node;
  }

  @Override
  public Optional<String> objection(RouterFacts facts) {
    if (facts.family() != FirmwareFamily.DEBIAN) {
      return Optional.of("it does not run Debian");
    }
    if (!facts.tools().contains("systemctl")) {
      return Optional.of("there is no systemctl on it: systemd does not start it");
    }
    SortedSet<String> missing = new TreeSet<>();
    PROGRAMS.forEach((path, program) -> {
      if (has(path) && !facts.tools().contains(program.getKey())) {
        missing.add(program.getValue());
      }
    });
    SortedMap<String, Boolean> units = units(facts);
    if (units.getOrDefault("nftables.service", false) && !facts.tools().contains("nft")) {
      missing.add("nftables");
    }
    if (units.getOrDefault("systemd-resolved.service", false) && !facts.tools().contains("systemd-resolved")) {
      missing.add("systemd-resolved");
    }
    // installing takes the internet, and who owns the machine: said, never done
    return missing.isEmpty() ? Optional.empty()
        : Optional.of("packages are missing on it: apt install " + String.join(" ", missing));
  }

  private boolean has(String path) {
    return node.files().keySet().stream().anyMatch(each -> each.startsWith(path));
  }

  @Override
  public boolean needsLimeConfig() {
    return false;
  }

  /** A node of the mesh is the planned device; a server beside one may be any machine. */
  @Override
  public boolean isPlanned(Device device, RouterFacts facts) {
    return !isNode() || facts.boardName().equals(device.boardName());
  }

  /** True where the machine's network is the mesh's, and no other file has a say in it. */
  public boolean isNode() {
    return has("/etc/babeld.conf");
  }

  /** Which units systemd is to start at boot, and which it is not to; what is not named stays as it is. */
  public SortedMap<String, Boolean> units(RouterFacts facts) {
    SortedMap<String, Boolean> units = new TreeMap<>();
    Optional<String> preset = Optional.ofNullable(node.files().get(PRESET));
    if (preset.isPresent()) {
      Matcher line = PRESET_LINE.matcher(preset.get());
      while (line.find()) {
        boolean enabled = line.group(1).equals("enable");
        if (line.group(3).isEmpty()) {
          units.put(line.group(2), enabled);
        } else {
          // systemd.preset(5): a template's instances stand behind it
          for (String instance : line.group(3).strip().split(" ")) {
            units.put(line.group(2).replace("@.", "@" + instance + "."), enabled);
          }
        }
      }
      return Collections.unmodifiableSortedMap(units);
    }
    if (facts.tools().contains("NetworkManager") && has("/etc/NetworkManager/system-connections/")) {
      // a FreedomBox: its own firewall stays in charge
      units.put("NetworkManager.service", true);
      return Collections.unmodifiableSortedMap(units);
    }
    OTHER_MANAGERS.forEach(manager -> units.put(manager, false));
    units.put("systemd-networkd.service", true);
    if (facts.tools().contains("systemd-resolved")) {
      units.put("systemd-resolved.service", true);
    }
    if (has("/etc/nftables.conf")) {
      units.put("nftables.service", true);
    }
    if (has(UNITS + "kiwix-serve.service")) {
      units.put("kiwix-serve.service", true);
      units.put("content-library.path", true);
    }
    return Collections.unmodifiableSortedMap(units);
  }

  /** Mode of a rendered file, in octal digits: those with a key are for root alone. */
  public static String mode(String path) {
    return isSecret(path) ? "600" : "644";
  }

  /** True for files that may hold a key, and so may their folders. */
  public static boolean isSecret(String path) {
    return path.startsWith("/etc/wpa_supplicant/") || path.endsWith(".nmconnection") || path.startsWith("/root/");
  }

  /** All that a change touches: paths without a leading slash. */
  public List<String> kept() {
    List<String> kept = new ArrayList<>(List.of(UNITS.substring(1, UNITS.length() - 1),
        NETWORKS.substring(1, NETWORKS.length() - 1)));
    node.files().keySet().stream().filter(path -> !path.startsWith(UNITS) && !path.startsWith(NETWORKS))
        .forEach(path -> kept.add(path.substring(1)));
    if (!kept.contains("etc/hostname")) {
      kept.add("etc/hostname");
    }
    return List.copyOf(kept);
  }

  @Override
  public String backUp() {
    return RouterCommands.backUp(kept());
  }
}
