package org.atalaya.planner.propagation;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The irregular terrain model of Longley and Rice, point to point: basic transmission loss over a known profile, with
 * its spread in time, place and situation.
 *
 * <p>After G. A. Hufford, A. G. Longley and W. A. Kissick, <i>A Guide to the Use of the ITS Irregular Terrain Model in the
 * Area Prediction Mode</i>, NTIA Report TR-82-100 (1982), and Hufford's <i>The ITS Irregular Terrain Model, version
 * 1.2.2: the Algorithm</i>, whose equation numbers the classes beside this one cite. Warnings and statuses are those of
 * the code that NTIA publishes since 2019.
 *
 * <p>Meant for 20 MHz to 20 GHz, antennas 0.5 m to 3000 m above ground, 1 km to 2000 km; what lies near or beyond
 * these limits is answered by warnings or by a status, never by an exception. Time is linear in the points of the profile.
 */
public final class IrregularTerrainModel {
  public static final ValidRange FREQUENCY_MHZ = new ValidRange("frequencyMhz", 20, 20_000);
  public static final ValidRange DISTANCE_KM = new ValidRange("distanceKm", 1, 2000);
  public static final ValidRange ANTENNA_METERS = new ValidRange("antennaMeters", 0.5, 3000);
  /** Curvature of the actual earth, per metre. */
  private static final double EARTH_CURVATURE = 157e-9;

  private IrregularTerrainModel() {}

  /** What of a path lies outside of what the model was made for; of two antennas outside, the first is named. */
  public static List<OutsideRange> outside(double fromHeightMeters, double toHeightMeters, double distanceKm, double frequencyMhz) {
    return OutsideRange.of("ITM", Map.of(FREQUENCY_MHZ, frequencyMhz, DISTANCE_KM, distanceKm, ANTENNA_METERS,
        ANTENNA_METERS.contains(fromHeightMeters) ? toHeightMeters : fromHeightMeters));
  }

  /** Never throws: bad values are told by {@link ItmResult#status()}. */
  public static ItmResult pointToPoint(ItmCase asked, EvenProfile profile) {
    Set<ItmWarning> warnings = EnumSet.noneOf(ItmWarning.class);
    Optional<ItmStatus> objection = objection(asked, warnings);
    if (objection.isPresent()) {
      return refused(objection.get(), warnings);
    }
    double refractivity = asked.seaLevelRefractivity() * Math.exp(-heightOfMiddle(profile) / 9460);
    double curvature = EARTH_CURVATURE * (1 - 0.04665 * Math.exp(refractivity / 179.3));
    Complex impedance = impedance(asked);
    ItmPath path = ItmPath.of(profile, asked.fromHeightMeters(), asked.toHeightMeters(), 1 / curvature);
    warnOfHorizons(path, warnings);
    objection = objection(path, refractivity, impedance, warnings);
    if (objection.isPresent()) {
      return refused(objection.get(), warnings);
    }
    warnOfLength(path, warnings);
    Reference reference = reference(path, asked.frequencyMhz(), impedance, refractivity).withoutGain();
    RadioClimate climate = RadioClimate.find(asked.climate()).orElseThrow();
    double freeSpace = 32.45 + 20 * Math.log10(asked.frequencyMhz()) + 20 * Math.log10(path.lengthMeters() / 1000);
    double loss = new ItmVariability(climate, asked.frequencyMhz(), path)
        .attenuationDb(reference.attenuationDb, asked, warnings) + freeSpace;
    return new ItmResult(warnings.isEmpty() ? ItmStatus.SUCCESS : ItmStatus.SUCCESS_WITH_WARNINGS,
        Double.isFinite(loss) ? OptionalDouble.of(loss) : OptionalDouble.empty(), warnings, reference.way);
  }

  private static ItmResult refused(ItmStatus status, Set<ItmWarning> warnings) {
    return new ItmResult(status, OptionalDouble.empty(), warnings, ItmResult.Way.NONE);
  }

  /** What the numbers alone say, in the order in which NTIA's code looks at them. */
  private static Optional<ItmStatus> objection(ItmCase asked, Set<ItmWarning> warnings) {
    if (!within(asked.fromHeightMeters(), 1, 1000)) {
      warnings.add(ItmWarning.FROM_HEIGHT_NEAR_LIMIT);
    }
    if (!within(asked.fromHeightMeters(), 0.5, 3000)) {
      return Optional.of(ItmStatus.FROM_HEIGHT_OUT_OF_RANGE);
    }
    if (!within(asked.toHeightMeters(), 1, 1000)) {
      warnings.add(ItmWarning.TO_HEIGHT_NEAR_LIMIT);
    }
    if (!within(asked.toHeightMeters(), 0.5, 3000)) {
      return Optional.of(ItmStatus.TO_HEIGHT_OUT_OF_RANGE);
    }
    if (RadioClimate.find(asked.climate()).isEmpty()) {
      return Optional.of(ItmStatus.UNKNOWN_CLIMATE);
    }
    if (!within(asked.seaLevelRefractivity(), 250, 400)) {
      return Optional.of(ItmStatus.REFRACTIVITY_OUT_OF_RANGE);
    }
    if (!within(asked.frequencyMhz(), 40, 10_000)) {
      warnings.add(ItmWarning.FREQUENCY_NEAR_LIMIT);
    }
    if (!within(asked.frequencyMhz(), 20, 20_000)) {
      return Optional.of(ItmStatus.FREQUENCY_OUT_OF_RANGE);
    }
    if (asked.polarization() != 0 && asked.polarization() != 1) {
      return Optional.of(ItmStatus.UNKNOWN_POLARIZATION);
    }
    if (!(asked.permittivity() >= 1)) {
      return Optional.of(ItmStatus.PERMITTIVITY_OUT_OF_RANGE);
    }
    if (!(asked.conductivity() > 0)) {
      return Optional.of(ItmStatus.CONDUCTIVITY_OUT_OF_RANGE);
    }
    int mode = asked.variabilityMode();
    if (mode < 0 || mode > 33 || mode % 10 > 3) {
      return Optional.of(ItmStatus.UNKNOWN_VARIABILITY_MODE);
    }
    if (!percentage(asked.situationPercent())) {
      return Optional.of(ItmStatus.SITUATION_OUT_OF_RANGE);
    }
    if (!percentage(asked.timePercent())) {
      return Optional.of(ItmStatus.TIME_OUT_OF_RANGE);
    }
    return percentage(asked.locationPercent()) ? Optional.empty() : Optional.of(ItmStatus.LOCATION_OUT_OF_RANGE);
  }

  private static boolean within(double value, double least, double most) {
    return value >= least && value <= most;
  }

  private static boolean percentage(double value) {
    return value > 0 && value < 100;
  }

  /** Mean height of the profile without its first and last tenth. */
  private static double heightOfMiddle(EvenProfile profile) {
    int n = profile.steps();
    int tenth = (int) (0.1 * n);
    double sum = 0;
    for (int i = tenth; i <= n - tenth; i++) {
      sum += profile.height(i);
    }
    return sum / (n - 2 * tenth + 1);
  }

  /** Of the ground, relative to free space. */
  private static Complex impedance(ItmCase asked) {
    Complex permittivity = new Complex(asked.permittivity(), 18_000 * asked.conductivity() / asked.frequencyMhz());
    Complex horizontal = permittivity.minus(new Complex(1, 0)).squareRoot();
    return asked.polarization() == 1 ? horizontal.over(permittivity) : horizontal;
  }

  private static void warnOfHorizons(ItmPath path, Set<ItmWarning> warnings) {
    ItmWarning[][] byEnd = {
        {ItmWarning.FROM_HORIZON_STEEP, ItmWarning.FROM_HORIZON_NEAR, ItmWarning.FROM_HORIZON_FAR},
        {ItmWarning.TO_HORIZON_STEEP, ItmWarning.TO_HORIZON_NEAR, ItmWarning.TO_HORIZON_FAR}};
    for (int end = 0; end < 2; end++) {
      double smooth = path.smoothHorizonMeters(end);
      if (Math.abs(path.horizonAngle()[end]) > 0.2) {
        warnings.add(byEnd[end][0]);
      }
      if (path.horizonMeters()[end] < 0.1 * smooth) {
        warnings.add(byEnd[end][1]);
      }
      if (path.horizonMeters()[end] > 3 * smooth) {
        warnings.add(byEnd[end][2]);
      }
    }
  }

  /** What only shows once the path is known. */
  private static Optional<ItmStatus> objection(ItmPath path, double refractivity, Complex impedance, Set<ItmWarning> warnings) {
    if (refractivity < 150) {
      return Optional.of(ItmStatus.SURFACE_REFRACTIVITY_TOO_SMALL);
    }
    if (refractivity > 400) {
      return Optional.of(ItmStatus.SURFACE_REFRACTIVITY_TOO_LARGE);
    }
    if (refractivity < 250) {
      warnings.add(ItmWarning.SURFACE_REFRACTIVITY_SMALL);
    }
    if (!within(path.earthRadiusMeters(), 4_000_000, 13_333_333)) {
      return Optional.of(ItmStatus.EFFECTIVE_EARTH_OUT_OF_RANGE);
    }
    return impedance.re() > Math.abs(impedance.im()) ? Optional.empty() : Optional.of(ItmStatus.GROUND_IMPEDANCE);
  }

  private static void warnOfLength(ItmPath path, Set<ItmWarning> warnings) {
    double length = path.lengthMeters();
    if (length < Math.abs(path.effectiveHeightMeters()[0] - path.effectiveHeightMeters()[1]) / 0.2) {
      warnings.add(ItmWarning.PATH_STEEP);
    }
    if (length < 1e3) {
      warnings.add(ItmWarning.PATH_SHORT);
    }
    if (length > 1000e3) {
      warnings.add(ItmWarning.PATH_LONG);
    }
    if (length > 2000e3) {
      warnings.add(ItmWarning.PATH_VERY_LONG);
    }
  }

  private record Reference(double attenuationDb, ItmResult.Way way) {
    /**
     * Never below 0. Not a number, which Vogler's smooth earth gives for vertical waves over sea water below some
     * 30 MHz, counts as 0 too, as in NTIA's code.
     */
    Reference withoutGain() {
      return attenuationDb > 0 ? this : new Reference(0, way);
    }
  }

  /** The reference attenuation: equation 4.1, with the line of sight, diffraction and scatter in their ranges. */
  private static Reference reference(ItmPath path, double frequencyMhz, Complex impedance, double refractivity) {
    ItmDiffraction diffraction = ItmDiffraction.over(path, frequencyMhz, impedance);
    double length = path.lengthMeters();
    if (length < path.smoothSightMeters()) {
      return new Reference(new ItmLineOfSight(path, frequencyMhz, impedance, diffraction).attenuationDb(),
          ItmResult.Way.LINE_OF_SIGHT);
    }
    Optional<ItmScatter.Line> found = new ItmScatter(path, frequencyMhz, refractivity).line();
    if (found.isPresent()) {
      ItmScatter.Line scatter = found.get();
      double scale = Math.cbrt(path.earthRadiusMeters() * path.earthRadiusMeters() / frequencyMhz);
      double least = Math.max(path.smoothSightMeters(), path.sightMeters() + 1.088 * scale * Math.log(frequencyMhz));
      double crossing = (scatter.lossDb() - diffraction.intercept() - scatter.slope() * scatter.atMeters())
          / (diffraction.slope() - scatter.slope());
      double change = Math.max(least, crossing);
      if (length > change) {
        return new Reference(diffraction.lossDb(change) + scatter.slope() * (length - change), ItmResult.Way.TROPOSCATTER);
      }
    }
    return new Reference(diffraction.lossDb(length), ItmResult.Way.DIFFRACTION);
  }
}
