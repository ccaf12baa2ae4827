package org.atalaya.firmware.uci;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which sections of one state of a file are which of another. Named ones by name and type. Anonymous ones of one type
 * by what they hold: a longest common subsequence of those that mean the same stays; between two of these the first
 * without a partner on one side goes with the first on the other, and so on, where they have an option of one name, so
 * that a person would call it changed and not another.
 *
 * @param partners index before → index after, of those that are on both sides
 */
record UciAlignment(SortedMap<Integer, Integer> partners) {
  /** Cells of the table for the subsequence; beyond it what differs goes by position. */
  private static final long MOST_CELLS = 4_000_000;

  UciAlignment {
    partners = Collections.unmodifiableSortedMap(new TreeMap<>(partners));
  }

  static UciAlignment of(List<UciSection> before, List<UciSection> after) {
    SortedMap<Integer, Integer> partners = new TreeMap<>();
    Map<Kind, List<Integer>> old = byKind(before);
    Map<Kind, List<Integer>> fresh = byKind(after);
    old.forEach((kind, indices) -> Optional.ofNullable(fresh.get(kind)).ifPresent(others -> {
      if (kind.name().isPresent()) {
        partners.put(indices.getFirst(), others.getFirst());
      } else {
        pair(before, indices, after, others, partners);
      }
    }));
    return new UciAlignment(partners);
  }

  private record Kind(String type, Optional<String> name) {}

  private static Map<Kind, List<Integer>> byKind(List<UciSection> sections) {
    Map<Kind, List<Integer>> kinds = new LinkedHashMap<>();
    for (int i = 0; i < sections.size(); i++) {
      Kind kind = new Kind(sections.get(i).type(), sections.get(i).name());
      kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(i);
    }
    return kinds;
  }

  private static void pair(List<UciSection> before, List<Integer> old, List<UciSection> after, List<Integer> fresh,
      SortedMap<Integer, Integer> partners) {
    List<Map<String, UciOption>> left = old.stream().map(i -> meaning(before.get(i))).toList();
    List<Map<String, UciOption>> right = fresh.stream().map(i -> meaning(after.get(i))).toList();
    int start = 0;
    int leftEnd = left.size();
    int rightEnd = right.size();
    while (start < Math.min(leftEnd, rightEnd) && left.get(start).equals(right.get(start))) {
      partners.put(old.get(start), fresh.get(start));
      start++;
    }
    while (Math.min(leftEnd, rightEnd) > start && left.get(leftEnd - 1).equals(right.get(rightEnd - 1))) {
      partners.put(old.get(--leftEnd), fresh.get(--rightEnd));
    }
    List<int[]> anchors = new ArrayList<>(common(left.subList(start, leftEnd), right.subList(start, rightEnd)));
    anchors.add(new int[] {leftEnd - start, rightEnd - start});
    int i = start;
    int j = start;
    for (int[] same : anchors) {
      for (int k = 0; i + k < start + same[0] && j + k < start + same[1]; k++) {
        if (alike(left.get(i + k), right.get(j + k))) {
          partners.put(old.get(i + k), fresh.get(j + k));
        }
      }
      i = start + same[0] + 1;
      j = start + same[1] + 1;
      if (i <= leftEnd && j <= rightEnd) {
        partners.put(old.get(i - 1), fresh.get(j - 1));
      }
    }
  }

  private static boolean alike(Map<String, UciOption> left, Map<String, UciOption> right) {
    return left.isEmpty() && right.isEmpty() || left.keySet().stream().anyMatch(right::containsKey);
  }

  /** Options by name, comments aside; equal for two sections that mean the same. */
  static Map<String, UciOption> meaning(UciSection section) {
    Map<String, UciOption> options = new LinkedHashMap<>();
    section.options().forEach(option -> options.put(option.name(), option.withoutComments()));
    return options;
  }

  /** A longest common subsequence as pairs of indices, by the table of Wagner and Fischer. */
  private static List<int[]> common(List<Map<String, UciOption>> left, List<Map<String, UciOption>> right) {
    int n = left.size();
    int m = right.size();
    if ((long) n * m > MOST_CELLS || n == 0 || m == 0) {
      return List.of();
    }
    List<Integer> numbers = numbered(left, right);
    int[] a = numbers.subList(0, n).stream().mapToInt(Integer::intValue).toArray();
    int[] b = numbers.subList(n, n + m).stream().mapToInt(Integer::intValue).toArray();
    int[][] longest = new int[n + 1][m + 1];
    for (int i = n - 1; i >= 0; i--) {
      for (int j = m - 1; j >= 0; j--) {
        longest[i][j] = a[i] == b[j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    List<int[]> pairs = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < n && j < m) {
      if (a[i] == b[j]) {
        pairs.add(new int[] {i++, j++});
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return pairs;
  }

  /** Equal sections get equal numbers, so that the table compares no texts. */
  private static List<Integer> numbered(List<Map<String, UciOption>> left, List<Map<String, UciOption>> right) {
    Map<Map<String, UciOption>, Integer> numbers = new LinkedHashMap<>();
    List<Integer> numbered = new ArrayList<>();
    for (List<Map<String, UciOption>> side : List.of(left, right)) {
      side.forEach(each -> numbered.add(numbers.computeIfAbsent(each, _ -> numbers.size())));
    }
    return numbered;
  }
}
