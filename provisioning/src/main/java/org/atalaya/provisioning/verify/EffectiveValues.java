package org.atalaya.provisioning.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.libremesh.LimeConfig;
import org.atalaya.firmware.libremesh.LimeLayers;
import org.atalaya.firmware.uci.UciOption;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciParser;
import org.atalaya.firmware.uci.UciSection;
import org.atalaya.firmware.uci.UciSectionEdit;
import org.atalaya.firmware.uci.UciSyntaxException;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.Radio;
import org.atalaya.provisioning.router.LiveConfiguration;

/**
 * What another run of lime-config over the rendered layers would change on a router: nothing, where they took effect
 * and nobody has touched the files since. {@link LimeConfig} says what it would write. What lime-config leaves alone
 * is not judged, nor what it takes from the firmware's own {@code lime-defaults}.
 */
final class EffectiveValues {
  private static final String DEFAULTS = "lime-defaults";
  private static final List<String> COMPUTED = List.of("system", "network", "wireless");

  /** All files that must be read for it, in {@code /etc/config}. */
  static final SortedSet<String> PACKAGES =
      new TreeSet<>(List.of(DEFAULTS, LimeLayers.AUTOGEN, "system", "network", "wireless"));

  private EffectiveValues() {}

  /**
   * What is not as lime-config would make it; where a file can't be read, only that.
   *
   * @param primaryMac of the router
   */
  static List<Difference> differences(RenderedNode node, Device device, LiveConfiguration configuration,
      Optional<String> primaryMac) {
    SortedMap<String, UciPackage> layers = layers(node);
    if (layers.isEmpty()) {
      return List.of();
    }
    List<Difference> differences = new ArrayList<>();
    SortedMap<String, UciPackage> live = new TreeMap<>();
    for (String name : PACKAGES) {
      String path = LiveConfiguration.CONFIG_FOLDER + name;
      try {
        live.put(name, UciParser.parse(name, configuration.find(path).orElse("")));
      } catch (UciSyntaxException e) {
        differences.add(new Difference(path, "a readable file", "line " + e.line() + " can't be read"));
      }
    }
    if (!differences.isEmpty()) {
      return List.copyOf(differences);
    }
    SortedMap<String, UciPackage> asked = new TreeMap<>(live);
    asked.putAll(layers);
    UciPackage autogen = LimeLayers.autogen(asked, primaryMac);
    asked.put("wireless", withPlannedRadios(live.get("wireless"), device, autogen));
    SortedMap<String, UciPackage> wanted = LimeConfig.effective(autogen, asked, primaryMac);
    wanted.computeIfPresent("wireless", (_, wireless) -> withoutAddedBands(wireless, live.get("wireless")));
    for (String name : COMPUTED) {
      differences.addAll(FileComparison.between(wanted.get(name), live.get(name)));
    }
    UciPackage merged = named(autogen);
    differences.addAll(FileComparison.between(merged, known(live.get(LimeLayers.AUTOGEN), merged)));
    return List.copyOf(differences);
  }

  /** Planned radios whose section is missing or says another band than the radio has: lime-config mends neither. */
  static List<String> brokenRadios(RenderedNode node, Device device, LiveConfiguration configuration,
      Optional<String> primaryMac) {
    SortedMap<String, UciPackage> asked = new TreeMap<>();
    UciPackage wireless;
    try {
      String defaults = configuration.find(LiveConfiguration.CONFIG_FOLDER + DEFAULTS).orElse("");
      asked.put(DEFAULTS, UciParser.parse(DEFAULTS, defaults));
      wireless = UciParser.parse("wireless", configuration.find(LiveConfiguration.CONFIG_FOLDER + "wireless").orElse(""));
    } catch (UciSyntaxException e) {
      return List.of();
    }
    asked.putAll(layers(node));
    UciPackage autogen = LimeLayers.autogen(asked, primaryMac);
    return device.radios().stream().filter(radio -> hasTask(radio, autogen)).filter(radio -> wireless
        .find(radio.uciName()).filter(section -> section.type().equals("wifi-device")).filter(section -> section
            .find("band").map(found -> found.values().equals(List.of(band(radio)))).orElse(true)).isEmpty())
        .map(Radio::uciName).toList();
  }

  private static String band(Radio radio) {
    return switch (radio.band()) {
      case GHZ_2 -> "2g";
      case GHZ_5 -> "5g";
    };
  }

  private static SortedMap<String, UciPackage> layers(RenderedNode node) {
    SortedMap<String, UciPackage> layers = new TreeMap<>();
    node.files().forEach((path, text) -> {
      if (path.startsWith(LiveConfiguration.CONFIG_FOLDER + "lime-")) {
        String name = path.substring(LiveConfiguration.CONFIG_FOLDER.length());
        layers.put(name, UciParser.parse(name, text));
      }
    });
    return layers;
  }

  /**
   * The radios that the plan speaks of are there, each in the band that it has: lime-config would go by what a
   * tampered file says of them.
   */
  private static UciPackage withPlannedRadios(UciPackage wireless, Device device, UciPackage autogen) {
    List<UciSection> sections = new ArrayList<>(wireless.sections());
    for (Radio radio : device.radios()) {
      Optional<UciSection> found = wireless.find(radio.uciName()).filter(s -> s.type().equals("wifi-device"));
      String band = band(radio);
      if (found.isPresent()) {
        sections.set(sections.indexOf(found.get()), new UciSectionEdit(found.get()).set("band", band).done());
      } else if (hasTask(radio, autogen)) {
        sections.add(new UciSectionEdit("wifi-device", radio.uciName()).set("band", band).done());
      }
    }
    return new UciPackage(wireless.name(), sections);
  }

  /** Older firmware has no {@code band} in its radios' sections, and need not. */
  private static UciPackage withoutAddedBands(UciPackage wanted, UciPackage live) {
    return new UciPackage(wanted.name(), wanted.sections().stream().map(section -> {
      boolean added = section.type().equals("wifi-device") && section.name().flatMap(live::find)
          .filter(found -> found.find("band").isEmpty()).isPresent();
      return added ? new UciSection(section.type(), section.name(),
          section.options().stream().filter(option -> !option.name().equals("band")).toList()) : section;
    }).toList());
  }

  /** Sections without a name get one in the merge that only the router knows. */
  private static UciPackage named(UciPackage autogen) {
    return new UciPackage(autogen.name(), autogen.sections().stream().filter(s -> s.name().isPresent()).toList());
  }

  private static boolean hasTask(Radio radio, UciPackage autogen) {
    return autogen.find(radio.uciName()).flatMap(section -> section.find("modes"))
        .filter(modes -> !modes.values().getFirst().equals("manual")).isPresent();
  }

  /** Without what the merge knows nothing of: detectors of hardware write sections of their own into it. */
  private static UciPackage known(UciPackage live, UciPackage merged) {
    List<UciSection> sections = new ArrayList<>();
    for (UciSection section : live.sections()) {
      section.name().flatMap(merged::find).ifPresent(wanted -> {
        List<UciOption> options = section.options().stream()
            .filter(option -> wanted.find(option.name()).isPresent()).toList();
        sections.add(new UciSection(section.type(), section.name(), options));
      });
    }
    return new UciPackage(live.name(), sections);
  }
}
