package org.atalaya.provisioning.drift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.provisioning.drift.Finding.Kind;
import org.atalaya.provisioning.verify.Difference;
import org.atalaya.provisioning.verify.Expectation;
import org.atalaya.provisioning.verify.VerificationReport;

/** Sums up the lines of a comparison: what a person would say of them. */
public final class Findings {
  private static final Pattern OPTION = Pattern.compile("([a-z0-9_-]+)\\.([^.]+)\\.([A-Za-z0-9_]+)");
  private static final Pattern RADIO = Pattern.compile("(?:.*_)?(radio[0-9]{1,3})");
  private static final Set<String> ADDRESSES = Set.of("main_ipv4_address", "main_ipv6_address", "ipaddr", "ip6addr", "netmask");
  private static final Map<String, Kind> OF_A_RADIO = Map.ofEntries(Map.entry("channel", Kind.CHANNEL),
      Map.entry("htmode", Kind.WIDTH), Map.entry("txpower", Kind.POWER), Map.entry("country", Kind.COUNTRY),
      Map.entry("disabled", Kind.RADIO_OFF), Map.entry("distance", Kind.DISTANCE), Map.entry("modes", Kind.MODES),
      Map.entry("mode", Kind.MODES), Map.entry("mesh_id", Kind.MESH_ID), Map.entry("key", Kind.KEY),
      Map.entry("encryption", Kind.ENCRYPTION), Map.entry("ssid", Kind.ACCESS_POINT_NAME));
  private static final Pattern MODE_PREFIX = Pattern.compile("(?:ieee80211s|apname|ap|adhoc)_");

  private Findings() {}

  private record Place(Kind kind, String subject) {}

  /** The findings, most important first; each difference is in exactly one of them. */
  public static List<Finding> of(List<Difference> differences) {
    Map<Place, List<Difference>> grouped = new LinkedHashMap<>();
    differences.forEach(difference -> grouped.computeIfAbsent(place(difference), _ -> new ArrayList<>()).add(difference));
    TreeMap<Kind, List<Finding>> byKind = new TreeMap<>();
    grouped.forEach((place, lines) -> byKind.computeIfAbsent(place.kind, _ -> new ArrayList<>())
        .add(new Finding(place.kind, place.subject, lines.getFirst().expected(), lines.getFirst().found(), lines)));
    return byKind.values().stream().flatMap(List::stream).toList();
  }

  private static Place place(Difference difference) {
    String where = difference.where();
    switch (where) {
      case "board" -> {
        return new Place(Kind.BOARD, "");
      }
      case "root password" -> {
        return new Place(Kind.ROOT_PASSWORD, "");
      }
      case VerificationReport.CONFIRMATION -> {
        return new Place(Kind.CONFIRMATION, "");
      }
      case Expectation.STAGED -> {
        return new Place(Kind.UNSAVED, "");
      }
      default -> { }
    }
    if (where.startsWith("/")) {
      return new Place(Kind.FILE, where);
    }
    Matcher option = OPTION.matcher(where);
    return option.matches() ? place(option.group(1), option.group(2), option.group(3)) : new Place(Kind.OTHER, file(where));
  }

  private static Place place(String file, String section, String option) {
    if (option.equals("hostname")) {
      return new Place(Kind.HOST_NAME, "");
    }
    if (ADDRESSES.contains(option)) {
      return new Place(Kind.ADDRESS, option.contains("6") ? "IPv6" : "IPv4");
    }
    Kind kind = OF_A_RADIO.get(MODE_PREFIX.matcher(option).replaceFirst(""));
    Matcher radio = RADIO.matcher(section);
    if (kind != null && (radio.matches() || section.equals("wifi"))) {
      return new Place(kind, radio.matches() ? radio.group(1) : "");
    }
    return new Place(Kind.OTHER, file);
  }

  private static String file(String where) {
    int dot = where.indexOf('.');
    return dot < 0 ? where : where.substring(0, dot);
  }
}
