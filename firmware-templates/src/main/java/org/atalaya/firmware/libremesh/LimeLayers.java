package org.atalaya.firmware.libremesh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.atalaya.firmware.uci.UciOption;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciSection;

/**
 * How LibreMesh lays its configuration files over each other: {@code lime-defaults}, {@code lime-community},
 * {@code lime-MAC} and {@code lime-node} give {@code lime-autogen}.
 */
public final class LimeLayers {
  /** Name of the merged package. */
  public static final String AUTOGEN = "lime-autogen";

  private LimeLayers() {}

  /**
   * Merges option by option: what a higher layer sets wins, whole lists included, and a section's type with it.
   * Sections without a name have nothing to be merged by; they are kept, each on its own.
   *
   * @param layers lowest first
   * @return package {@value #AUTOGEN}; sections in the order in which they first appear
   */
  public static UciPackage merge(List<UciPackage> layers) {
    Map<String, UciSection> named = new LinkedHashMap<>();
    List<UciSection> anonymous = new ArrayList<>();
    for (UciPackage layer : layers) {
      for (UciSection section : layer.withoutComments().sections()) {
        if (section.name().isEmpty()) {
          anonymous.add(section);
        } else {
          named.merge(section.name().get(), section, LimeLayers::over);
        }
      }
    }
    List<UciSection> sections = new ArrayList<>(named.values());
    sections.addAll(anonymous);
    return new UciPackage(AUTOGEN, sections);
  }

  private static UciSection over(UciSection low, UciSection high) {
    Map<String, UciOption> options = new LinkedHashMap<>();
    low.options().forEach(option -> options.put(option.name(), option));
    high.options().forEach(option -> options.put(option.name(), option));
    return new UciSection(high.type(), high.name(), List.copyOf(options.values()));
  }

  /**
   * The merge of those layers that a router has.
   *
   * @param config all of {@code /etc/config}, by package name
   * @param primaryMac of the router's primary interface, {@code a8:40:41:1c:84:62}; empty where it is not known
   */
  public static UciPackage autogen(SortedMap<String, UciPackage> config, Optional<String> primaryMac) {
    Optional<String> own = primaryMac.map(mac -> "lime-" + mac.replace(":", "").toLowerCase(Locale.ROOT));
    return merge(Stream.of(Optional.of("lime-defaults"), Optional.of("lime-community"), own, Optional.of("lime-node"))
        .flatMap(Optional::stream).filter(config::containsKey).map(config::get).toList());
  }
}
