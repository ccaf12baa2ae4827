package org.atalaya.planner.addressing;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names for routers out of the names of sites: what DNS (RFC 952, RFC 1123) and LibreMesh both keep. Letters with
 * marks lose the marks, some others are spelt out (ß ss, ł l, æ ae), spaces become hyphens, and what is then outside
 * {@code [A-Za-z0-9-]} is dropped. No two names are equal, not even with capitals ignored.
 *
 * <p>A name depends on its site and on the sites before it in the project's order only, so that a site appended
 * renames no router. A site's second router gets {@code -2}, its third {@code -3}; where that name is taken, the
 * next free number.
 */
public final class HostNames {
  /** The longest name LibreMesh keeps whole. */
  public static final int MAX_LENGTH = 32;

  private static final Map<Integer, String> SPELT = Map.ofEntries(
      Map.entry((int) 'ß', "ss"), Map.entry((int) 'ẞ', "SS"), Map.entry((int) 'æ', "ae"), Map.entry((int) 'Æ', "Ae"),
      Map.entry((int) 'œ', "oe"), Map.entry((int) 'Œ', "Oe"), Map.entry((int) 'ø', "o"), Map.entry((int) 'Ø', "O"),
      Map.entry((int) 'ł', "l"), Map.entry((int) 'Ł', "L"), Map.entry((int) 'đ', "d"), Map.entry((int) 'Đ', "D"),
      Map.entry((int) 'ð', "d"), Map.entry((int) 'Ð', "D"), Map.entry((int) 'þ', "th"), Map.entry((int) 'Þ', "Th"),
      Map.entry((int) 'ı', "i"), Map.entry((int) 'ħ', "h"), Map.entry((int) 'Ħ', "H"), Map.entry((int) 'ŋ', "ng"),
      Map.entry((int) 'Ŋ', "Ng"));

  private final List<List<String>> names;
  private final List<Integer> vanished;

  private HostNames(List<List<String>> names, List<Integer> vanished) {
    this.names = names;
    this.vanished = List.copyOf(vanished);
  }

  /** One name for each site. */
  public static HostNames of(List<String> siteNames) {
    return of(siteNames, siteNames.stream().map(name -> 1).toList());
  }

  /**
   * @param siteNames in the project's order
   * @param routerCounts of each site; a site without routers keeps its name reserved all the same
   * @throws IllegalArgumentException if the lists differ in length
   */
  public static HostNames of(List<String> siteNames, List<Integer> routerCounts) {
    if (siteNames.size() != routerCounts.size()) {
      throw new IllegalArgumentException(siteNames.size() + " sites with " + routerCounts.size() + " router counts");
    }
    Set<String> taken = new HashSet<>();
    List<List<String>> names = new ArrayList<>();
    List<Integer> vanished = new ArrayList<>();
    for (int site = 0; site < siteNames.size(); site++) {
      String base = transliterate(siteNames.get(site));
      if (base.isEmpty()) {
        vanished.add(site);
        base = "node-" + (site + 1);
      }
      names.add(new ArrayList<>(List.of(claim(base, 1, taken))));
    }
    for (int site = 0; site < siteNames.size(); site++) {
      String base = names.get(site).getFirst();
      for (int index = 2; index <= routerCounts.get(site); index++) {
        names.get(site).add(claim(base, index, taken));
      }
    }
    return new HostNames(names.stream().map(List::copyOf).toList(), vanished);
  }

  /**
   * Name of a router.
   *
   * @param site index in the project's order
   * @param router from 1, as in {@code PlannedRouter.index}
   */
  public String name(int site, int router) {
    return names.get(site).get(router - 1);
  }

  /** All names: first routers in the order of their sites, then the others. */
  public List<String> all() {
    List<String> all = new ArrayList<>();
    names.forEach(own -> all.add(own.getFirst()));
    names.forEach(own -> all.addAll(own.subList(1, own.size())));
    return all;
  }

  /** Indices of the sites of whose names nothing was left; their routers are called {@code node-N}. */
  public List<Integer> vanished() {
    return vanished;
  }

  /** What is left of a text in a host name, at most 32 characters; empty if nothing is. */
  public static String transliterate(String text) {
    StringBuilder out = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKD).codePoints().forEach(character -> {
      if (character < 128 && Character.isLetterOrDigit(character)) {
        out.append((char) character);
      } else if (SPELT.containsKey(character)) {
        out.append(SPELT.get(character));
      } else if (isSeparator(character) && !out.isEmpty() && out.charAt(out.length() - 1) != '-') {
        out.append('-');
      }
    });
    return cut(out.toString(), MAX_LENGTH);
  }

  private static boolean isSeparator(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character)
        || Character.getType(character) == Character.DASH_PUNCTUATION;
  }

  /** The first free one of base, base-2, base-3…, beginning at {@code from}. */
  private static String claim(String base, int from, Set<String> taken) {
    for (int number = from;; number++) {
      String suffix = number == 1 ? "" : "-" + number;
      String name = cut(base, MAX_LENGTH - suffix.length()) + suffix;
      if (taken.add(name.toLowerCase(Locale.ROOT))) {
        return name;
      }
    }
  }

  private static String cut(String name, int length) {
    int end = Math.min(name.length(), length);
    while (end > 0 && name.charAt(end - 1) == '-') {
      end--;
    }
    return name.substring(0, end);
  }
}
