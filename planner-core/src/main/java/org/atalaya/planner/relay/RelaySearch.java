package org.atalaya.planner.relay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.lineofsight.SightGround;
import org.atalaya.planner.lineofsight.SightKernel;
import org.atalaya.planner.lineofsight.Station;
import org.atalaya.planner.linkbudget.PathAnalyzer;
import org.atalaya.planner.propagation.FreeSpace;
import org.atalaya.planner.terrain.Elevation;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;

/**
 * Looks for the places from which two ends are seen. Each post of the terrain within range of both is judged, by the
 * kernel that judges links and viewsheds too; of those that would do, the local high points are ranked by the loss of
 * their weaker leg (docs/methods/relay.md).
 */
public final class RelaySearch {
  private RelaySearch() {}

  /**
   * The best places, best first. Those where both legs are {@code clear} come before those where a Fresnel zone is cut,
   * which are only given where there are too few of the others. The same input gives the same answer, however many cores.
   *
   * @return at most as many as asked for; none where no place sees both ends
   * @throws BadInputException if the ground below an end is missing, or too many posts are in range
   * @throws java.util.concurrent.CancellationException if progress says stop, or the thread is interrupted
   */
  public static List<RelayPlace> search(SightGround ground, RelayRequest request, Progress progress) {
    requireGround(ground, request.from());
    requireGround(ground, request.to());
    List<RelaySurvey.Spot> spots = new RelaySurvey(ground, request, progress).run();
    PathAnalyzer analyzer = new PathAnalyzer(ground.judged(), request.settings());
    List<RelayPlace> chosen = new ArrayList<>();
    List<Station> taken = new ArrayList<>();
    for (boolean clear : new boolean[] {true, false}) {
      List<RelaySurvey.Spot> tier = spots.stream().filter(spot -> spot.clear() == clear).toList();
      if (chosen.size() < request.count() && !tier.isEmpty()) {
        choose(ground, request, analyzer, new HighSpots(tier, request.snapMeters()).list(), chosen, taken);
      }
    }
    return List.copyOf(chosen);
  }

  private static void requireGround(SightGround ground, RelayRequest.End end) {
    GeoPoint at = end.position();
    if (ground.terrain().elevationAt(at) instanceof Elevation.Missing missing) {
      throw new BadInputException("end " + at.latitudeDegrees() + "," + at.longitudeDegrees(),
          "no height of the ground there (" + missing.gap().name() + ")", "a place on known terrain");
    }
  }

  /** A place with what its weaker leg loses at least; measured or not. */
  private record Entry(int order, RelaySurvey.Spot spot, double weakerDb, double strongerDb, List<RelayPlace> measured) {}

  /**
   * Takes the best, each as far from those before as is asked. Only places that could be next are measured: no leg loses
   * less than it would in free space.
   */
  private static void choose(SightGround ground, RelayRequest request, PathAnalyzer analyzer, List<RelaySurvey.Spot> high,
      List<RelayPlace> chosen, List<Station> taken) {
    PriorityQueue<Entry> queue = new PriorityQueue<>(Comparator.comparingDouble(Entry::weakerDb)
        // of equal ones what is not measured yet comes first: it may turn out to be no better
        .thenComparingInt(entry -> entry.measured.size()).thenComparingDouble(Entry::strongerDb).thenComparingInt(Entry::order));
    double fromMeters = top(ground, request.from());
    double toMeters = top(ground, request.to());
    for (int i = 0; i < high.size(); i++) {
      RelaySurvey.Spot spot = high.get(i);
      double up = spot.groundMeters() + request.heightMeters();
      double least = Math.max(free(request.from(), fromMeters, spot, up, request), free(request.to(), toMeters, spot, up, request));
      queue.add(new Entry(i, spot, least - 1e-6, 0, List.of()));
    }
    while (chosen.size() < request.count() && !queue.isEmpty()) {
      Entry next = queue.remove();
      if (next.measured.isEmpty()) {
        RelayPlace place = measure(request, analyzer, next.spot);
        queue.add(new Entry(next.order, next.spot, place.weakerLossDb(), place.strongerLossDb(), List.of(place)));
        continue;
      }
      Station station = next.spot.station();
      if (taken.stream().noneMatch(other -> SightKernel.within(other, station, request.spacingMeters()))) {
        chosen.add(next.measured.getFirst());
        taken.add(station);
      }
    }
  }

  private static double top(SightGround ground, RelayRequest.End end) {
    return ground.terrain().elevationAt(end.position()).find().orElseThrow() + end.heightMeters();
  }

  private static double free(RelayRequest.End end, double endMeters, RelaySurvey.Spot spot, double spotMeters, RelayRequest request) {
    double meters = GeodesicPath.of(end.position(), spot.station().position()).distanceMeters();
    double rise = endMeters - spotMeters;
    return FreeSpace.lossDb(Math.sqrt(meters * meters + rise * rise), request.settings().frequencyMhz());
  }

  private static RelayPlace measure(RelayRequest request, PathAnalyzer analyzer, RelaySurvey.Spot spot) {
    GeoPoint at = spot.station().position();
    return new RelayPlace(at, spot.groundMeters(),
        analyzer.analyze(request.from().position(), request.from().heightMeters(), at, request.heightMeters()),
        analyzer.analyze(request.to().position(), request.to().heightMeters(), at, request.heightMeters()));
  }
}
