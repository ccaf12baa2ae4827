package org.atalaya.app.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.atalaya.app.Csv;
import org.atalaya.app.Numbers;
import org.atalaya.planner.project.LinkRow;
import org.atalaya.planner.project.LinksResult;
import org.atalaya.planner.site.Site;

/** Links as a square: a row and a column for each site, in their order; an empty field where a pair is out of range. */
final class LinkMatrix {
  private LinkMatrix() {}

  /** What stands in the fields. */
  enum Entry {
    VERDICT("verdict", row -> row.verdict().name().toLowerCase(Locale.ROOT)),
    DISTANCE("distance_m", row -> Numbers.shortest(row.distanceMeters())),
    FRESNEL("fresnel_fraction", row -> Numbers.shortest(row.fresnelFraction())),
    LOSS("loss_db", row -> Numbers.shortest(row.lossDb()));

    private final String column;
    private final Function<LinkRow, String> text;

    Entry(String column, Function<LinkRow, String> text) {
      this.column = column;
      this.text = text;
    }

    /** As the column of {@code links} is called. */
    String column() {
      return column;
    }
  }

  static String csv(List<Site> sites, LinksResult links, Entry entry) {
    Map<String, Integer> place = new HashMap<>();
    for (Site site : sites) {
      place.put(site.name(), place.size());
    }
    List<List<String>> fields = new ArrayList<>();
    for (Site site : sites) {
      List<String> line = new ArrayList<>(java.util.Collections.nCopies(sites.size() + 1, ""));
      line.set(0, site.name());
      fields.add(line);
    }
    for (LinkRow row : links.rows()) {
      int a = place.get(row.a());
      int b = place.get(row.b());
      String text = entry.text.apply(row);
      fields.get(a).set(b + 1, text);
      fields.get(b).set(a + 1, text);
    }
    List<String> header = new ArrayList<>(List.of("site"));
    sites.forEach(site -> header.add(site.name()));
    StringBuilder text = new StringBuilder(Csv.line(header));
    fields.forEach(line -> text.append(Csv.line(line)));
    return text.toString();
  }
}
