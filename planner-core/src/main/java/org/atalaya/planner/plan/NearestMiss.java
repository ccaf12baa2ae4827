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
import org.atalaya.planner.candidates.CandidateLink;
import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.linkbudget.LinkBudget;
import org.atalaya.planner.linkbudget.LinkForecast;
import org.atalaya.planner.plan.NetworkPlan.Note;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;

/**
 * Why a home is not reached, and what would come nearest to reaching it: of all pairs of sites, one on the home's
 * side and one on the network's, the pair that lacks least. First those that see each other and lack signal, then
 * those that would with higher masts, then those whose terrain is missing, then the rest.
 */
final class NearestMiss {
  private final PlanRequest request;
  private final PortOffers offers;
  private final Map<String, Integer> index;
  private final List<RadioPath> paths;
  private final int[] island;

  NearestMiss(PlanRequest request, PortOffers offers, List<RadioPath> paths, Set<RadioPath> usable) {
    this.request = request;
    this.offers = offers;
    this.paths = paths;
    index = IntStream.range(0, request.sites().size()).boxed().collect(Collectors.toMap(i -> request.sites().get(i).name(), i -> i));
    island = IntStream.range(0, request.sites().size()).toArray();
    for (RadioPath path : usable) {
      int from = island[path.a()];
      int to = island[path.b()];
      for (int i = 0; i < island.length; i++) {
        island[i] = island[i] == from ? to : island[i];
      }
    }
  }

  /** Kinds of misses, from the nearest. */
  private enum Kind { WEAK, UNLAWFUL, BLOCKED, UNKNOWN, HIDDEN }

  /** @param lack decibels or metres */
  private record Miss(Kind kind, double lack, int a, int b) {}

  Note note(int home) {
    String name = request.sites().get(home).name();
    Optional<Miss> nearest = request.graph().links().stream().flatMap(link -> miss(link, home).stream())
        .min(Comparator.comparing(Miss::kind).thenComparingDouble(Miss::lack).thenComparingInt(Miss::a).thenComparingInt(Miss::b));
    if (nearest.isEmpty()) {
      return new Note(PlanNotes.UNREACHED_OUT_OF_RANGE, List.of(name));
    }
    Miss miss = nearest.get();
    String a = request.sites().get(miss.a).name();
    String b = request.sites().get(miss.b).name();
    String lack = String.format(Locale.ROOT, "%.1f", miss.lack);
    return switch (miss.kind) {
      case WEAK -> new Note(PlanNotes.UNREACHED_WEAK, List.of(name, a, b, lack));
      case UNLAWFUL -> new Note(PlanNotes.UNREACHED_UNLAWFUL, List.of(name, a, b));
      case BLOCKED -> new Note(PlanNotes.UNREACHED_BLOCKED, List.of(name, a, b, lack));
      case UNKNOWN -> new Note(PlanNotes.UNREACHED_UNKNOWN, List.of(name, a, b));
      case HIDDEN -> new Note(PlanNotes.UNREACHED_HIDDEN, List.of(name));
    };
  }

  private Optional<Miss> miss(CandidateLink link, int home) {
    int a = RadioPath.indexOf(link.a(), index);
    int b = RadioPath.indexOf(link.b(), index);
    if (excluded(a) || excluded(b) || island[a] == island[b] || island[a] != island[home] && island[b] != island[home]) {
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
    return paths.stream().filter(path -> path.a() == a && path.b() == b).flatMap(offers::bestForecasts).toList();
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
