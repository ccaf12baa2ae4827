package org.atalaya.planner.linkbudget;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.planner.device.AntennaPattern;
import org.atalaya.planner.device.Rate;
import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.linkbudget.LinkBudget.End;
import org.atalaya.planner.linkbudget.LinkForecast.Direction;
import org.atalaya.planner.propagation.Bullington;
import org.atalaya.planner.propagation.IrregularTerrainModel;
import org.atalaya.planner.propagation.ItmResult;
import org.atalaya.planner.propagation.OutsideRange;
import org.atalaya.planner.propagation.PathLoss;
import org.atalaya.planner.terrain.TerrainProfile;

/**
 * The budget of one link, with everything that a person can act on. Method and notation: docs/methods/link-budget.md.
 *
 * @param a one end
 * @param b the other
 * @param channel that it was computed on
 * @param pathLossDb between the antennas on this channel; empty where terrain is missing, as all that follows from it
 * @param forward from a to b
 * @param backward from b to a
 * @param itm what the irregular terrain model says of the path, as a second opinion; empty where terrain is missing
 * @param outside what lies outside of what the models were made for
 * @param verdict what it comes to
 * @param advice the one thing to change
 */
public record BudgetSheet(End a, End b, Channel channel, Optional<Double> pathLossDb, Optional<Way> forward,
    Optional<Way> backward, Optional<ItmResult> itm, List<OutsideRange> outside, BudgetVerdict verdict, BudgetAdvice advice) {
  /** Within this ratio of frequencies a path is judged once: 5500 MHz stands for all of the 5 GHz band. */
  private static final double SAME_BAND = 1.1;

  /**
   * @param centreMhz of the occupied channel
   * @param widthMhz of it
   * @param maxEirpDbm the country's limit there
   */
  public record Channel(double centreMhz, int widthMhz, double maxEirpDbm) {}

  /**
   * @param chosen what the link will do, the margin kept
   * @param rates what it gives at every rate, in the order of the sender's rates
   * @param availability of the chosen rate; empty without a climate, or a rate
   */
  public record Way(Direction chosen, List<RateLine> rates, Optional<Availability> availability) {}

  /**
   * @param at power, signal and margin with this rate
   * @param rate with the receiver's sensitivity
   * @param kept whether the fade margin is kept with a power that can be set
   * @param availability empty without a climate
   */
  public record RateLine(Direction at, Rate rate, boolean kept, Optional<Availability> availability) {}

  /** What polarisations that differ take, dB. */
  public double polarizationLossDb() {
    return a.radio().antenna().polarization().mismatchDb(b.radio().antenna().polarization());
  }

  /** What an end's antenna loses because the other end is not in its main direction, 0 or more dB. */
  public static double offAxisLossDb(End end) {
    AntennaPattern pattern = end.radio().antenna().pattern();
    return 0.0 - pattern.relativeGainDb(end.offAxis());
  }

  /**
   * Another channel that the law would allow.
   *
   * @param number in its band
   * @param dfs radar detection is mandatory there
   */
  public record Offer(int number, boolean dfs, Channel channel) {}

  /**
   * What a link is computed from, beside its path.
   *
   * @param offers what else the two radios could be set to; those with a higher limit are advised where that helps
   */
  public record Case(LinkBudget budget, End a, End b, Channel channel, List<Offer> offers, ClimateSettings climate) {
    public Case {
      offers = List.copyOf(offers);
    }

    /** Without another channel. */
    public Case(LinkBudget budget, End a, End b, Channel channel, ClimateSettings climate) {
      this(budget, a, b, channel, List.of(), climate);
    }
  }

  /**
   * The budget of a path.
   *
   * @param judgedPath judged for the link's band; where it was for another, it is judged again on the channel
   * @param profile that it was judged on
   * @param fromHeightMeters antenna of a above ground
   * @param toHeightMeters antenna of b above ground
   * @throws IllegalArgumentException if the radios share no rate at this width
   */
  public static BudgetSheet of(PathAnalysis judgedPath, TerrainProfile profile, double fromHeightMeters,
      double toHeightMeters, Case link) {
    PathAnalysis analysis = onBand(judgedPath, profile, fromHeightMeters, toHeightMeters, link.channel);
    List<OutsideRange> outside = new ArrayList<>(Bullington.outside(link.channel.centreMhz));
    if (!(analysis.sight() instanceof Sight.Judged judged)) {
      return new BudgetSheet(link.a, link.b, link.channel, Optional.empty(), Optional.empty(), Optional.empty(),
          Optional.empty(), outside,
          BudgetVerdict.UNKNOWN, BudgetJudge.unknown(analysis.sight()));
    }
    Optional<PathWeather> weather = link.climate.weather().map(climate ->
        new PathWeather(climate, profile, fromHeightMeters, toHeightMeters, link.channel.centreMhz));
    weather.ifPresent(known -> outside.addAll(known.outside()));
    outside.addAll(IrregularTerrainModel.outside(fromHeightMeters, toHeightMeters, profile.path().distanceMeters() / 1000,
        link.channel.centreMhz));
    double loss = lossOnChannelDb(analysis.loss(), analysis.settings(), link);
    LinkForecast forecast = link.budget.forecast(loss, link.a, link.b, link.channel.maxEirpDbm, link.channel.widthMhz);
    BudgetJudge judge = new BudgetJudge(link, judged, loss, analysis.loss().diffractionDb().orElse(0), forecast);
    return new BudgetSheet(link.a, link.b, link.channel, Optional.of(loss),
        Optional.of(way(loss, link, link.a, link.b, forecast.forward(), weather)),
        Optional.of(way(loss, link, link.b, link.a, forecast.backward(), weather)),
        ItmOpinion.find(profile, fromHeightMeters, toHeightMeters, link.channel.centreMhz, link.climate), outside, judge.verdict(), judge.advice());
  }

  /**
   * What is left of the signal on a path that was judged before, without its profile; empty where terrain is missing, or the
   * path was judged for another band.
   *
   * @param loss of the path, for the frequency of the settings
   * @throws IllegalArgumentException if the radios share no rate at this width
   */
  public static Optional<LinkMargin> margin(Sight sight, PathLoss loss, PathSettings settings, Case link) {
    return sight instanceof Sight.Judged judged && sameBand(settings, link.channel) ? Optional.of(LinkMargin.of(judged, lossOnChannelDb(loss, settings, link),
        loss.diffractionDb().orElse(0), link)) : Optional.empty();
  }

  /** Free space was computed for the frequency of the settings, the channel lies beside it. */
  private static double lossOnChannelDb(PathLoss loss, PathSettings settings, Case link) {
    return Math.max(0, loss.totalDb().orElseThrow() + 20 * Math.log10(link.channel.centreMhz / settings.frequencyMhz()));
  }

  /** Zone and diffraction of another band are others: a path that is clear at 5 GHz may not be at 2.4 GHz. */
  private static PathAnalysis onBand(PathAnalysis analysis, TerrainProfile profile, double fromHeightMeters,
      double toHeightMeters, Channel channel) {
    return sameBand(analysis.settings(), channel) ? analysis
        : PathAnalyzer.analyze(profile, fromHeightMeters, toHeightMeters, new PathSettings(channel.centreMhz,
            analysis.settings().k(), analysis.settings().treesMeters()));
  }

  private static boolean sameBand(PathSettings settings, Channel channel) {
    double ratio = channel.centreMhz / settings.frequencyMhz();
    return Math.max(ratio, 1 / ratio) <= SAME_BAND;
  }

  private static Way way(double loss, Case link, End from, End to, Direction chosen, Optional<PathWeather> weather) {
    List<RateLine> rates = LinkBudget.everyRate(loss, from, to, link.channel.maxEirpDbm, link.channel.widthMhz).stream()
        .map(at -> new RateLine(at, at.rate().orElseThrow(), link.budget.reaches(at),
            weather.map(known -> known.at(at.fadeMarginDb()))))
        .toList();
    return new Way(chosen, rates, chosen.rate().isEmpty() ? Optional.empty() : weather.map(known -> known.at(chosen.fadeMarginDb())));
  }
}
