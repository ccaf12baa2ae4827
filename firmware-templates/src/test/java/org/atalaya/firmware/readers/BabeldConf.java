package org.atalaya.firmware.readers;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.atalaya.firmware.uci.UciOption;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciSection;

/**
 * The {@code babeld.conf} that OpenWrt's start script makes of {@code /etc/config/babeld}: general options as they
 * are, underscores become hyphens; each filter as its type, {@code local}, its other selectors and its action in one
 * line; interfaces last, under the name of the device. What is to be ignored is left out.
 */
public final class BabeldConf {
  private static final List<String> SELECTORS = List.of("ip", "eq", "le", "ge", "src_ip", "src_eq", "src_le",
      "src_ge", "neigh", "id", "proto", "if");
  private static final Set<String> TRUE = Set.of("1", "on", "true", "yes", "enabled");

  private BabeldConf() {}

  /** @param device of a logical interface */
  public static String of(UciPackage babeld, UnaryOperator<String> device) {
    List<String> general = new ArrayList<>();
    List<String> filters = new ArrayList<>();
    List<String> interfaces = new ArrayList<>();
    for (UciSection section : babeld.sections()) {
      if (TRUE.contains(value(section, "ignore"))) {
        continue;
      }
      switch (section.type()) {
        case "general" -> section.options().forEach(option ->
            option.values().forEach(value -> general.add(word(option.name()) + " " + value)));
        case "filter" -> filters.add(filter(section));
        case "interface" -> interfaces.add(face(section, device));
        default -> throw new AssertionError("babeld's start script knows no section " + section.type());
      }
    }
    general.addAll(filters);
    general.addAll(interfaces);
    return String.join("\n", general) + "\n";
  }

  private static String filter(UciSection section) {
    StringBuilder line = new StringBuilder(value(section, "type"));
    if (TRUE.contains(value(section, "local"))) {
      line.append(" local");
    }
    SELECTORS.forEach(name -> section.find(name)
        .ifPresent(option -> line.append(' ').append(word(name)).append(' ').append(option.values().getFirst())));
    return line.append(' ').append(value(section, "action")).toString().strip();
  }

  private static String face(UciSection section, UnaryOperator<String> device) {
    StringBuilder line = new StringBuilder("interface " + device.apply(value(section, "ifname")));
    section.options().stream().filter(option -> !option.name().equals("ifname"))
        .forEach(option -> line.append(' ').append(word(option.name())).append(' ').append(option.values().getFirst()));
    return line.toString();
  }

  private static String word(String name) {
    return name.replace('_', '-');
  }

  private static String value(UciSection section, String option) {
    return section.find(option).map(UciOption::values).map(List::getFirst).orElse("");
  }
}
