package org.atalaya.planner.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.atalaya.planner.candidates.CandidateLink;
import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;

/**
 * A way between two sites that may be used, {@code a} before {@code b} in the project's order.
 *
 * @param azimuthA of {@code b} seen from {@code a}, degrees
 * @param tiltA of {@code b} seen from {@code a}, degrees
 * @param azimuthB of {@code a} seen from {@code b}, degrees
 * @param tiltB of {@code a} seen from {@code b}, degrees
 * @param lossDb at {@code frequencyMhz}
 * @param fresnel true where the first Fresnel zone is not free
 */
record RadioPath(int a, int b, double azimuthA, double tiltA, double azimuthB, double tiltB, double distanceMeters,
    double lossDb, double frequencyMhz, boolean fresnel) {

  /**
   * The usable ones among a graph's links, sorted by their sites: seen, with a known loss, and with no excluded site.
   *
   * @throws IllegalArgumentException if a link names a site that is not in the list
   */
  static List<RadioPath> of(List<CandidateLink> links, List<Site> sites) {
    Map<String, Integer> index = IntStream.range(0, sites.size()).boxed()
        .collect(Collectors.toMap(i -> sites.get(i).name(), i -> i));
    return links.stream().flatMap(link -> find(link, index).stream())
        .filter(path -> sites.get(path.a).role() != Role.EXCLUDED && sites.get(path.b).role() != Role.EXCLUDED)
        .sorted(Comparator.comparingInt(RadioPath::a).thenComparingInt(RadioPath::b)).toList();
  }

  /** Finds paths by their two sites, in whatever order these are asked for. */
  static final class ByPair {
    private final Map<Long, RadioPath> paths;

    ByPair(List<RadioPath> all) {
      paths = all.stream().collect(Collectors.toMap(path -> key(path.a, path.b), path -> path, (first, second) -> first));
    }

    Optional<RadioPath> find(int site, int other) {
      return Optional.ofNullable(paths.get(key(site, other)));
    }

    private static long key(int site, int other) {
      return (long) Math.min(site, other) << 32 | Math.max(site, other);
    }
  }

  static int indexOf(Site site, Map<String, Integer> index) {
    return Optional.ofNullable(index.get(site.name()))
        .orElseThrow(() -> new IllegalArgumentException("a link names the site " + site.name() + ", which is not in the plan's list"));
  }

  private static Optional<RadioPath> find(CandidateLink link, Map<String, Integer> index) {
    int from = indexOf(link.a(), index);
    int to = indexOf(link.b(), index);
    if (!(link.analysis().sight() instanceof Sight.Judged judged) || judged.verdict() == Verdict.BLOCKED
        || link.analysis().loss().totalDb().isEmpty()) {
      return Optional.empty();
    }
    RadioPath path = new RadioPath(from, to, link.analysis().path().azimuthFromDegrees(), judged.tiltFromDegrees(),
        link.analysis().path().azimuthToDegrees(), judged.tiltToDegrees(), link.distanceMeters(),
        link.analysis().loss().totalDb().getAsDouble(), link.analysis().settings().frequencyMhz(),
        judged.verdict() == Verdict.FRESNEL);
    return Optional.of(from < to ? path : path.reversed());
  }

  private RadioPath reversed() {
    return new RadioPath(b, a, azimuthB, tiltB, azimuthA, tiltA, distanceMeters, lossDb, frequencyMhz, fresnel);
  }

  boolean touches(int site) {
    return a == site || b == site;
  }

  int other(int site) {
    return a == site ? b : a;
  }

  /** Azimuth of the other end seen from one of the two. */
  double azimuthFrom(int site) {
    return a == site ? azimuthA : azimuthB;
  }

  /** Tilt towards the other end seen from one of the two. */
  double tiltFrom(int site) {
    return a == site ? tiltA : tiltB;
  }
}
