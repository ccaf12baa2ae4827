package org.atalaya.maps.features;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * Sites from any file that names places: a table ({@link SitesCsv}), or the points of GeoJSON, KML or GPX. Properties of a
 * point that are called like the table's columns mean the same; others are kept in the notes. Other programs have properties
 * called {@code power} or {@code role} too: where a point does not give {@link #OWN_MARK}, a value that no such column can hold is
 * theirs, and kept in the notes.
 */
public final class SitesFile {
  private static final int MOST_SITES = 100_000;
  private static final int LONGEST_NOTES = 2000;
  /** A column with its unit in its name: whoever gives it follows our table, and a wrong value beside it is a mistake. */
  private static final String OWN_MARK = "height_m";
  private static final Set<String> COMMON_WORDS = Set.of("role", "power", "households", "cost");

  private SitesFile() {}

  /**
   * The sites, in the file's order.
   *
   * @throws BadInputException if the file can't be read, holds no place, or a value is out of its range
   */
  public static List<Site> read(Path file) {
    if (!FeatureFile.isOne(file)) {
      return SitesCsv.read(file);
    }
    List<Site> sites = of(file, FeatureFile.read(file));
    if (sites.isEmpty()) {
      throw new BadInputException(file.toString(), "no point", "at least one place");
    }
    return sites;
  }

  /**
   * The sites among features. A place without a name is called like the file and numbered; of places with one name all but
   * the first are numbered.
   */
  public static List<Site> of(Path file, List<MapFeature> features) {
    List<Site> sites = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Map<String, Integer> numbers = new HashMap<>();
    for (MapFeature feature : features) {
      if (feature.shape() instanceof Shape.Point(GeoPoint at)) {
        if (sites.size() == MOST_SITES) {
          throw new BadInputException(file.toString(), "more than " + MOST_SITES + " places", "at most that");
        }
        Site site = new SiteRow(feature.where(), values(feature, file)).site().withPosition(at);
        String name = site.name();
        while (!names.add(name)) {
          name = site.name() + " " + numbers.merge(site.name(), 2, (before, first) -> before + 1);
        }
        sites.add(site.withName(name));
      }
    }
    return List.copyOf(sites);
  }

  private static Map<String, String> values(MapFeature feature, Path file) {
    Map<String, String> values = new HashMap<>();
    List<String> notes = new ArrayList<>();
    feature.find("notes").ifPresent(notes::add);
    feature.properties().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(each -> {
      boolean foreign = COMMON_WORDS.contains(each.getKey()) && feature.find(OWN_MARK).isEmpty()
          && !SiteRow.takes(each.getKey(), each.getValue());
      if (SitesCsv.COLUMNS.contains(each.getKey()) && !foreign) {
        values.put(each.getKey(), each.getValue());
      } else {
        notes.add(each.getKey() + ": " + each.getValue());
        if (each.getKey().equals(SiteRow.SURROUNDINGS)) {
          values.put(each.getKey(), each.getValue());
        }
      }
    });
    String joined = String.join("; ", notes);
    values.put("notes", joined.length() <= LONGEST_NOTES ? joined : joined.substring(0, LONGEST_NOTES - 1) + "…");
    String name = values.getOrDefault("name", stem(file));
    values.put("name", name.length() <= SiteRow.MAX_NAME - 8 ? name : name.substring(0, SiteRow.MAX_NAME - 8));
    // numbers, which need not be written and read again, follow
    values.put("lat", "0");
    values.put("lon", "0");
    return values;
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
