package org.atalaya.planner.calibration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Offsets of predicted signals, one for each class of ground, learned from links that were measured.
 *
 * <p>In each class the middle of the errors is Huber's M-estimate. A class of few links is drawn towards the middle of
 * all links, and that towards no offset at all, in proportion to what is known:
 *
 * <pre>
 *   all      = w₀ · m₀                 w₀ = T² / (T² + e₀²)
 *   class c  = all + w · (m − m₀)      w  = t² / (t² + e²)
 * </pre>
 *
 * <p>where m is the middle, e its standard error, T and t how much such offsets differ from network to network and from
 * class to class. So one link teaches a little, and twenty links almost everything. docs/methods/calibration.md has the
 * reasons and the measurements.
 *
 * @param offsets by class, in the order of their names; {@link #ALL} among them unless there was no sample
 */
public record Calibration(List<ClassOffset> offsets) {
  /** The class of all links, and of those whose ground is not known. */
  public static final String ALL = "all";
  /** No calibration. */
  public static final Calibration NONE = new Calibration(List.of());

  /** Offsets of whole networks: cables, aims and data sheets err alike on all their links. */
  private static final double BETWEEN_NETWORKS_DB = 8;
  private static final double BETWEEN_CLASSES_DB = 6;
  /** One link never tells its class to better than this. */
  private static final double LEAST_SCATTER_DB = 2;
  /** Scatter of a link around its class, where too few were measured to tell. */
  private static final double TYPICAL_SCATTER_DB = 5;
  private static final int ENOUGH_FOR_SCATTER = 4;
  /** Two-sided 95 % points of Student's t, from one degree of freedom up. */
  private static final double[] STUDENT = {12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.20, 2.18, 2.16, 2.14,
      2.13, 2.12, 2.11, 2.10, 2.09, 2.09};
  private static final double NORMAL = 1.96;

  public Calibration {
    offsets = offsets.stream().sorted(Comparator.comparing(ClassOffset::clutter)).toList();
  }

  /** Learns from samples; their order does not matter. */
  public static Calibration of(List<SignalSample> samples) {
    if (samples.isEmpty()) {
      return NONE;
    }
    HuberLocation everything = HuberLocation.of(errors(samples), scale(List.of(samples)));
    double trustAll = trust(BETWEEN_NETWORKS_DB, everything.standardError());
    double all = trustAll * everything.middle();
    List<ClassOffset> offsets = new ArrayList<>();
    offsets.add(new ClassOffset(ALL, all, halfWidth(everything, samples.size(), BETWEEN_NETWORKS_DB), everything.scale(),
        samples.size()));
    SortedMap<String, List<SignalSample>> classes = samples.stream().filter(sample -> !sample.clutter().equals(ALL))
        .collect(Collectors.groupingBy(SignalSample::clutter, TreeMap::new, Collectors.toList()));
    // one scatter for all classes: in a class of seven, two misaimed antennas would pass for its scatter
    double scale = classes.isEmpty() ? TYPICAL_SCATTER_DB : scale(classes.values());
    classes.forEach((clutter, own) -> {
      HuberLocation location = HuberLocation.of(errors(own), scale);
      double offset = all + trust(BETWEEN_CLASSES_DB, location.standardError()) * (location.middle() - everything.middle());
      offsets.add(new ClassOffset(clutter, offset, halfWidth(location, own.size(), BETWEEN_CLASSES_DB), location.scale(),
          own.size()));
    });
    return new Calibration(offsets);
  }

  /** Sorted, so that the order of the samples can't matter to the last digit. */
  private static double[] errors(List<SignalSample> samples) {
    return samples.stream().mapToDouble(SignalSample::errorDb).sorted().toArray();
  }

  /** Scatter of a link around the median of its group. */
  private static double scale(Collection<List<SignalSample>> groups) {
    double[] residuals = groups.stream().filter(group -> group.size() > 1).flatMapToDouble(group -> {
      double median = HuberLocation.median(errors(group));
      return group.stream().mapToDouble(sample -> sample.errorDb() - median);
    }).toArray();
    return residuals.length < ENOUGH_FOR_SCATTER ? TYPICAL_SCATTER_DB
        : Math.max(LEAST_SCATTER_DB, HuberLocation.scale(residuals));
  }

  private static double trust(double between, double standardError) {
    return between * between / (between * between + standardError * standardError);
  }

  /** Of the estimate that is drawn towards its parent: what the data leave open, and never more than was open before. */
  private static double halfWidth(HuberLocation location, int links, double between) {
    double factor = links - 1 < 1 || links - 1 > STUDENT.length ? NORMAL : STUDENT[links - 2];
    return Math.min(factor * location.standardError(), NORMAL * between);
  }

  /** What to add to a signal predicted over that ground; of an unknown class, what all links teach. */
  public double offsetDb(String clutter) {
    return find(clutter).or(() -> find(ALL)).map(ClassOffset::offsetDb).orElse(0.0);
  }

  public Optional<ClassOffset> find(String clutter) {
    return offsets.stream().filter(offset -> offset.clutter().equals(clutter)).findFirst();
  }

  public boolean isEmpty() {
    return offsets.isEmpty();
  }
}
