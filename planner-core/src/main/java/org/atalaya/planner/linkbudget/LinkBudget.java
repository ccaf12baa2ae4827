package org.atalaya.planner.linkbudget;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.atalaya.planner.device.OffAxis;
import org.atalaya.planner.device.Provenance;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.device.Rate;
import org.atalaya.planner.linkbudget.LinkForecast.Direction;

/**
 * Signal and rate over a path whose loss is known.
 *
 * <p>For each rate that both radios have at the channel's width, in dB:
 * <pre>
 *   power set = ⌊ min(radio's power at that rate, EIRP limit − antenna gain + cable loss) − offset ⌋
 *   signal = power set + offset − cable + gain(off axis) − path loss − polarisation mismatch + gain(off axis) − cable
 * </pre>
 * and the fastest rate is taken whose sensitivity the signal exceeds by the fade margin. The limit counts with the
 * full gain, for the law counts the strongest direction; the
 * offset is what some radios send above the number that they are set to, mostly 0. docs/methods/link-budget.md has the reasons.
 */
public final class LinkBudget {
  /** Less than this can't be set on the drivers in question (ath9k); a limit below it rules the antenna out. */
  public static final int LEAST_SETTABLE_DBM = 0;

  /** Of a radio of today's outdoor devices: an assumption, docs/methods/link-budget.md. */
  public static final double NOISE_FIGURE_DB = 5;

  private final double fadeMarginDb;

  /** @param fadeMarginDb kept between signal and sensitivity, 0 to 60; 10 is a cautious start up to some 20 km */
  public LinkBudget(double fadeMarginDb) {
    if (!(fadeMarginDb >= 0 && fadeMarginDb <= 60)) {
      throw new IllegalArgumentException("fade margin " + fadeMarginDb + " dB, expected 0 to 60");
    }
    this.fadeMarginDb = fadeMarginDb;
  }

  /**
   * One end of a link.
   *
   * @param radio with its antenna
   * @param offAxis where the other end lies, seen from where the antenna aims
   */
  public record End(Radio radio, OffAxis offAxis) {

    /** With the other end at the same height. @param offAxisDegrees between where the antenna aims and the other end */
    public End(Radio radio, double offAxisDegrees) {
      this(radio, OffAxis.horizontal(offAxisDegrees));
    }

    double gainDb() {
      return radio.antenna().gainDbi() + radio.antenna().pattern().relativeGainDb(offAxis) - radio.cableLossDb();
    }
  }

  /**
   * What the two will do, each way.
   *
   * @param pathLossDb between the antennas, all causes together, above 0
   * @param maxEirpDbm the country's limit on the channel
   * @param widthMhz of the channel
   * @throws IllegalArgumentException if a number is not finite, or the radios share no rate at this width
   */
  public LinkForecast forecast(double pathLossDb, End a, End b, double maxEirpDbm, int widthMhz) {
    if (!(pathLossDb >= 0) || !Double.isFinite(pathLossDb) || !Double.isFinite(maxEirpDbm)) {
      throw new IllegalArgumentException("path loss " + pathLossDb + " dB, EIRP limit " + maxEirpDbm + " dBm");
    }
    return new LinkForecast(direction(pathLossDb, a, b, maxEirpDbm, widthMhz), direction(pathLossDb, b, a, maxEirpDbm, widthMhz));
  }

  /**
   * The power that is written into the router and verified there, whole dBm: the most that the radio can at any
   * rate of this width, or what the limit leaves, whichever is less. One number serves all rates, for the driver
   * lowers the power at high rates by itself, after the radio's own calibration. Below
   * {@link #LEAST_SETTABLE_DBM} the antenna can't be used lawfully: see {@link #lawful}.
   */
  public static int renderedPowerDbm(Radio radio, double maxEirpDbm, int widthMhz) {
    double most = radio.rates().stream().filter(rate -> rate.widthMhz() == widthMhz).mapToDouble(Rate::transmitPowerDbm).max()
        .orElseThrow(() -> new IllegalArgumentException(radio.uciName() + " has no rates at " + widthMhz + " MHz"));
    return powerDbm(radio, most, maxEirpDbm);
  }

  /** True if the radio can be turned down far enough for its antenna to keep the limit. */
  public static boolean lawful(Radio radio, double maxEirpDbm, int widthMhz) {
    return renderedPowerDbm(radio, maxEirpDbm, widthMhz) >= LEAST_SETTABLE_DBM;
  }

  /** The weakest of the sources that a forecast between the two rests on. */
  public static Provenance weakestSource(Radio a, Radio b) {
    return Stream.of(a.rateProvenance(), a.antenna().provenance(), b.rateProvenance(), b.antenna().provenance())
        .reduce((one, other) -> other.kind().compareTo(one.kind()) > 0 ? other : one).orElseThrow();
  }

  /** What one way gives at every rate that both have at this width, in the order of the sender's rates. */
  public static List<Direction> everyRate(double pathLossDb, End from, End to, double maxEirpDbm, int widthMhz) {
    // asked for every pair of radios of every path: what is the same at all rates is computed once
    Way way = Way.of(pathLossDb, from, to, maxEirpDbm);
    List<Direction> directions = new ArrayList<>();
    for (Rate rate : from.radio().rates()) {
      if (rate.widthMhz() == widthMhz) {
        received(rate, to.radio()).ifPresent(common -> directions.add(way.at(common)));
      }
    }
    return Collections.unmodifiableList(directions);
  }

  /** What is kept between signal and sensitivity, dB. */
  public double fadeMarginDb() {
    return fadeMarginDb;
  }

  /** Noise of a receiver: kTB at 290 K and its noise figure, dBm. */
  public static double noiseFloorDbm(int widthMhz) {
    return -174 + 10 * Math.log10(widthMhz * 1e6) + NOISE_FIGURE_DB;
  }

  private Direction direction(double pathLossDb, End from, End to, double maxEirpDbm, int widthMhz) {
    List<Direction> possible = everyRate(pathLossDb, from, to, maxEirpDbm, widthMhz);
    if (possible.isEmpty()) {
      throw new IllegalArgumentException("the radios share no rate at " + widthMhz + " MHz");
    }
    Direction best = null;
    for (Direction next : possible) {
      if (reaches(next) && (best == null || better(next, best))) {
        best = next;
      }
    }
    return best == null ? without(possible.getFirst()) : best;
  }

  /** True where a way keeps the margin with a power that can be set. */
  boolean reaches(Direction way) {
    return way.fadeMarginDb() >= fadeMarginDb && way.transmitPowerDbm() >= LEAST_SETTABLE_DBM;
  }

  /** Faster, or as fast with more in hand (one stream against two). */
  private static boolean better(Direction next, Direction best) {
    double gain = next.rate().orElseThrow().mbps() - best.rate().orElseThrow().mbps();
    return gain > 0 || gain == 0 && next.fadeMarginDb() > best.fadeMarginDb();
  }

  /** The rate as sender and receiver have it together: the one's power, the other's sensitivity. */
  private static Optional<Rate> received(Rate sent, Radio receiver) {
    for (Rate rate : receiver.rates()) {
      if (rate.widthMhz() == sent.widthMhz() && rate.mcs() == sent.mcs()) {
        return Optional.of(new Rate(sent.mcs(), sent.widthMhz(), sent.mbps(), sent.transmitPowerDbm(), rate.sensitivityDbm()));
      }
    }
    return Optional.empty();
  }

  /** One way over a path, with what does not depend on the rate. */
  private record Way(End from, double fromGainDb, double pathLossDb, double mismatchDb, double toGainDb, double maxEirpDbm) {
    static Way of(double pathLossDb, End from, End to, double maxEirpDbm) {
      return new Way(from, from.gainDb(), pathLossDb,
          from.radio().antenna().polarization().mismatchDb(to.radio().antenna().polarization()), to.gainDb(), maxEirpDbm);
    }

    Direction at(Rate rate) {
      int power = powerDbm(from.radio(), rate.transmitPowerDbm(), maxEirpDbm);
      double sent = power + from.radio().powerOffsetDb();
      double eirp = sent + from.radio().antenna().gainDbi() - from.radio().cableLossDb();
      double signal = sent + fromGainDb - pathLossDb - mismatchDb + toGainDb;
      return new Direction(power, eirp, signal, Optional.of(rate), signal - rate.sensitivityDbm());
    }
  }

  private static Direction without(Direction slowest) {
    return new Direction(slowest.transmitPowerDbm(), slowest.eirpDbm(), slowest.signalDbm(), Optional.empty(), slowest.fadeMarginDb());
  }

  private static int powerDbm(Radio radio, double most, double maxEirpDbm) {
    // the added trifle keeps 30 − 12.3 + 0.3 from falling to 17 by rounding
    return (int) Math.floor(1e-9 + Math.min(most, maxEirpDbm - radio.antenna().gainDbi() + radio.cableLossDb())
        - radio.powerOffsetDb());
  }
}
