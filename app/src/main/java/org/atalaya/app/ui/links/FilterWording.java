package org.atalaya.app.ui.links;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.lineofsight.Verdict;

/** A filter in words. */
final class FilterWording {
  private final Wording wording;

  FilterWording(Wording wording) {
    this.wording = wording;
  }

  /** How many pairs are left, and by what. */
  String chip(LinkFilter filter, int shown, int all) {
    List<String> parts = new ArrayList<>();
    parts.add(wording.get("filter.count", shown, all));
    if (filter.verdicts().isEmpty()) {
      parts.add(wording.get("filter.no-verdict"));
    } else if (filter.verdicts().size() < Verdict.values().length) {
      parts.add(Stream.of(Verdict.values()).filter(filter.verdicts()::contains)
          .map(verdict -> wording.get("link.verdict." + verdict.name().toLowerCase(Locale.ROOT))).collect(Collectors.joining(" / ")));
    }
    filter.leastMeters().ifPresent(meters -> parts.add(wording.get("filter.from", kilometers(wording, meters / 1000))));
    filter.mostMeters().ifPresent(meters -> parts.add(wording.get("filter.to", kilometers(wording, meters / 1000))));
    filter.site().ifPresent(parts::add);
    if (filter.planned()) {
      parts.add(wording.get("filter.planned"));
    }
    if (!filter.text().isBlank()) {
      parts.add("“" + filter.text().strip() + "”");
    }
    return String.join(" · ", parts);
  }

  /** A number of kilometres, as short as it can be. */
  static String kilometers(Wording wording, double kilometers) {
    for (int decimals = 0; decimals < 3; decimals++) {
      double scale = Math.pow(10, decimals);
      if (Math.abs(Math.rint(kilometers * scale) / scale - kilometers) < 1e-9) {
        return wording.quantities().number(kilometers, decimals);
      }
    }
    return wording.quantities().number(kilometers, 3);
  }
}
