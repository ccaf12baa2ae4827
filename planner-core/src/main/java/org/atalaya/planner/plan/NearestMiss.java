package org.atalaya.planner.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.atalaya.planner.candidates.CandidateLink;
import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.linkbudget.LinkBudget;
import org.atalaya.planner.linkbudget.LinkForecast;
import org.atalaya.planner.plan.NetworkPlan.Note;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.siteselection.Selection;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * Why a home is not reached, or is cut off by a loss, and what would come nearest to reaching it: of all pairs of sites, one on the home's
 * side and one on the network's, the pair that lacks least. First those that see each other and lack signal, then
 * those that would with higher masts, then those whose terrain is missing, then the rest.
 */
final class NearestMiss {
  private static final int MOST_PAIRS = 20;
  private final PlanRequest request;
  private final PortOffers offers;
  private final Map<String, Integer> index;
  private final RadioPath.ByPair paths;
  private final Set<RadioPath> usable;
  /** Made when first asked for: mostly nobody asks. */
  private Optional<List<Miss>> misses = Optional.empty();

  NearestMiss(PlanRequest request, PortOffers offers, List<RadioPath> paths, Set<RadioPath> usable) {
    this.request = request;
    this.offers = offers;
    this.paths = new RadioPath.ByPair(paths);
    index = IntStream.range(0, request.sites().size()).boxed().collect(Collectors.toMap(i -> request.sites().get(i).name(), i -> i));
    this.usable = usable;
  }

  private List<Miss> misses() {
    if (misses.isEmpty()) {
      misses = Optional.of(request.graph().links().stream().flatMap(link -> miss(link).stream()).toList());
    }
    return misses.get();
  }

  /** What is lost: a site, or the way between two. */
  private record Lost(int site, int other) {
    boolean takesSite(int at) {
      return other < 0 && at == site;
    }

    boolean takes(int a, int b) {
      return other < 0 ? a == site || b == site : Math.min(a, b) == Math.min(site, other) && Math.max(a, b) == Math.max(site, other);
    }
  }

  /** Two sites that see each other too little: the first on the home's side, the second on the network's. */
  record Pair(int a, int b) {}

  /** Pairs that a relay might join, so that a home gets a way: the nearest first. */
  List<Pair> pairs(int home) {
    return pairs(home, new Lost(-1, -1));
  }

  /** The same for what a loss cuts off. */
  List<Pair> pairs(Selection.Weakness weakness) {
    return pairs(weakness.homes().getFirst(), new Lost(weakness.place(), weakness.other().orElse(-1)));
  }

  private List<Pair> pairs(int home, Lost lost) {
    int[] island = islands(lost);
    List<Integer> open = IntStream.range(0, island.length).filter(site -> !excluded(site) && !lost.takesSite(site)).boxed().toList();
    List<Integer> own = open.stream().filter(site -> island[site] == island[home]).toList();
    Set<Integer> fed = fed(island, lost);
    return open.stream().filter(site -> island[site] != island[home] && fed.contains(island[site]))
        .flatMap(there -> own.stream().map(here -> new Pair(here, there)))
        .sorted(Comparator.comparingDouble(this::apart).thenComparingInt(Pair::a).thenComparingInt(Pair::b))
        .limit(MOST_PAIRS).toList();
  }

  /** Where routes end: the gateways, or the home that stands for one. */
  private Stream<Integer> ends() {
    List<Integer> gateways = having(Role.GATEWAY);
    return gateways.isEmpty() ? having(Role.REQUIRED).stream().limit(1) : gateways.stream();
  }

  private List<Integer> having(Role role) {
    return IntStream.range(0, request.sites().size()).filter(site -> request.sites().get(site).role() == role).boxed().toList();
  }

  /** As on a flat map: only the order counts. */
  private double apart(Pair pair) {
    GeoPoint a = request.sites().get(pair.a).position();
    GeoPoint b = request.sites().get(pair.b).position();
    double east = Math.IEEEremainder(a.longitudeDegrees() - b.longitudeDegrees(), 360) * Math.cos(Math.toRadians(a.latitudeDegrees()));
    return Math.hypot(east, a.latitudeDegrees() - b.latitudeDegrees());
  }

  /** Which sites usable paths join, by the least of their indices, without what is lost. */
  private int[] islands(Lost lost) {
    int[] island = IntStream.range(0, request.sites().size()).toArray();
    for (RadioPath path : usable) {
      if (!lost.takes(path.a(), path.b())) {
        int from = Math.max(island[path.a()], island[path.b()]);
        int to = Math.min(island[path.a()], island[path.b()]);
        for (int i = 0; from != to && i < island.length; i++) {
          island[i] = island[i] == from ? to : island[i];
        }
      }
    }
    return island;
  }

  /** Kinds of misses, from the nearest. */
  private enum Kind { WEAK, UNLAWFUL, BLOCKED, UNKNOWN, HIDDEN }

  /** @param lack decibels or metres */
  private record Miss(Kind kind, double lack, int a, int b) {}

  /** Why a home has no way at all. */
  Note note(int home) {
    return note(name(home), nearest(home, new Lost(-1, -1)), PlanNotes.UNREACHED);
  }

  /** What a loss cuts off, and what would come nearest to keeping it: no home there can do more than the first. */
  List<Note> notes(Selection.Weakness weakness) {
    String homes = weakness.homes().stream().map(this::name).collect(Collectors.joining(", "));
    Lost lost = new Lost(weakness.place(), weakness.other().orElse(-1));
    Note what = lost.other < 0 ? new Note(PlanNotes.UNPROTECTED_SITE, List.of(homes, name(lost.site)))
        : new Note(PlanNotes.UNPROTECTED_LINK, List.of(homes, name(lost.site), name(lost.other)));
    return List.of(what, note(homes, nearest(weakness.homes().getFirst(), lost), PlanNotes.SECOND_WAY));
  }

  private String name(int site) {
    return request.sites().get(site).name();
  }

  /** Of the pairs that lead to a gateway; of all, where none does. */
  private Optional<Miss> nearest(int home, Lost lost) {
    int[] island = islands(lost);
    Set<Integer> fed = fed(island, lost);
    return misses().stream().filter(miss -> !lost.takes(miss.a, miss.b) && island[miss.a] != island[miss.b]
            && (island[miss.a] == island[home] || island[miss.b] == island[home]))
        .min(Comparator.comparing((Miss miss) -> !fed.contains(island[miss.a] == island[home] ? island[miss.b] : island[miss.a]))
            .thenComparing(Miss::kind).thenComparingDouble(Miss::lack).thenComparingInt(Miss::a).thenComparingInt(Miss::b));
  }

  /** The islands where routes can end. */
  private Set<Integer> fed(int[] island, Lost lost) {
    return ends().filter(site -> !lost.takesSite(site)).map(site -> island[site]).collect(Collectors.toSet());
  }

  /** @param key first part of the sentences' keys */
  private Note note(String name, Optional<Miss> nearest, String key) {
    if (nearest.isEmpty()) {
      return new Note(key + PlanNotes.OUT_OF_RANGE, List.of(name));
    }
    Miss miss = nearest.get();
    String a = request.sites().get(miss.a).name();
    String b = request.sites().get(miss.b).name();
    String lack = String.format(Locale.ROOT, "%.1f", miss.lack);
    return switch (miss.kind) {
      case WEAK -> new Note(key + PlanNotes.WEAK, List.of(name, a, b, lack));
      case UNLAWFUL -> new Note(key + PlanNotes.UNLAWFUL, List.of(name, a, b));
      case BLOCKED -> new Note(key + PlanNotes.BLOCKED, List.of(name, a, b, lack));
      case UNKNOWN -> new Note(key + PlanNotes.UNKNOWN, List.of(name, a, b));
      case HIDDEN -> new Note(key + PlanNotes.HIDDEN, List.of(name));
    };
  }

  /** What a pair of sites lacks; empty for one that lacks nothing or may not be used. */
  private Optional<Miss> miss(CandidateLink link) {
    int a = RadioPath.indexOf(link.a(), index);
    int b = RadioPath.indexOf(link.b(), index);
    if (excluded(a) || excluded(b) || paths.find(a, b).filter(usable::contains).isPresent()) {
      return Optional.empty();
    }
    int first = Math.min(a, b);
    int second = Math.max(a, b);
    return Optional.of(switch (link.analysis().sight()) {
      case Sight.Unknown unknown -> new Miss(Kind.UNKNOWN, link.distanceMeters(), first, second);
      case Sight.Judged judged when judged.verdict() == Verdict.BLOCKED -> judged.raise().both().isPresent()
          ? new Miss(Kind.BLOCKED, judged.raise().both().getAsDouble(), first, second)
          : new Miss(Kind.HIDDEN, 0, first, second);
      case Sight.Judged judged -> {
        List<LinkForecast> best = best(first, second);
        OptionalDouble lack = lackDb(best);
        yield lack.isPresent() ? new Miss(Kind.WEAK, lack.getAsDouble(), first, second)
            : new Miss(best.isEmpty() ? Kind.HIDDEN : Kind.UNLAWFUL, 0, first, second);
      }
    });
  }

  private boolean excluded(int site) {
    Site at = request.sites().get(site);
    return at.role() == Role.EXCLUDED;
  }

  private List<LinkForecast> best(int a, int b) {
    return paths.find(a, b).stream().flatMap(offers::bestForecasts).toList();
  }

  /**
   * Decibels by which the best pair of devices misses the fade margin at the slowest rate, in the worse direction; empty
   * where no pair can be turned down to what the country allows.
   */
  private OptionalDouble lackDb(List<LinkForecast> forecasts) {
    return forecasts.stream()
        .filter(forecast -> Math.min(forecast.forward().transmitPowerDbm(), forecast.backward().transmitPowerDbm())
            >= LinkBudget.LEAST_SETTABLE_DBM)
        .mapToDouble(forecast -> request.fadeMarginDb() - Math.min(forecast.forward().fadeMarginDb(), forecast.backward().fadeMarginDb()))
        .min();
  }
}
