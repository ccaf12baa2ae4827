package org.atalaya.planner.linkbudget;

import java.util.Comparator;
import java.util.Optional;
import org.atalaya.planner.linkbudget.BudgetAdvice.At;
import org.atalaya.planner.linkbudget.LinkBudget.End;
import org.atalaya.planner.lineofsight.Raise;
import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.lineofsight.Verdict;

/**
 * Says what a budget comes to and what one thing would help most: first what makes the rest pointless (terrain, law, a
 * hill), then what costs nothing (turning an antenna, another channel), then what costs money.
 *
 * @param pathLossDb between the antennas, on the channel
 * @param diffractionDb what the ground and what stands on it takes
 */
record BudgetJudge(BudgetSheet.Case link, Sight.Judged sight, double pathLossDb, double diffractionDb, LinkForecast forecast) {
  /** What is worth a climb, dB. */
  private static final double WORTH_DB = 1;
  private static final double GAIN_STEP_DB = 0.5;
  private static final double MOST_GAIN_DB = 30;

  static BudgetAdvice unknown(Sight sight) {
    return switch (sight) {
      case Sight.Unknown unknown -> new BudgetAdvice.LoadTerrain(unknown.missing().getFirst().name());
      case Sight.Judged judged -> new BudgetAdvice.Nothing();
    };
  }

  BudgetVerdict verdict() {
    if (excessDb(link.a()) > 0 || excessDb(link.b()) > 0) {
      return BudgetVerdict.UNLAWFUL;
    }
    if (sight.verdict() == Verdict.BLOCKED) {
      return BudgetVerdict.BLOCKED;
    }
    if (!forecast.usable()) {
      return BudgetVerdict.TOO_WEAK;
    }
    return sight.verdict() == Verdict.FRESNEL ? BudgetVerdict.OBSTRUCTED : BudgetVerdict.WORKS;
  }

  BudgetAdvice advice() {
    return switch (verdict()) {
      case UNKNOWN -> new BudgetAdvice.Nothing();
      case UNLAWFUL -> otherChannel().orElseGet(this::lessGain);
      case BLOCKED, OBSTRUCTED -> raise();
      case TOO_WEAK -> stronger();
      case WORKS -> turn();
    };
  }

  /** How far the radio at its least power lies above the country's limit, dB; 0 or less is lawful. */
  private double excessDb(End end) {
    return excessDb(end, link.channel());
  }

  private static double excessDb(End end, BudgetSheet.Channel channel) {
    return Math.max(0, LinkBudget.LEAST_SETTABLE_DBM
        - LinkBudget.renderedPowerDbm(end.radio(), channel.maxEirpDbm(), channel.widthMhz()));
  }

  private BudgetAdvice lessGain() {
    double a = excessDb(link.a());
    double b = excessDb(link.b());
    return a >= b ? new BudgetAdvice.LessGain(At.A, a) : new BudgetAdvice.LessGain(At.B, b);
  }

  /** The channel with the highest limit, without radar before with it, if the link works there as it hangs. */
  private Optional<BudgetAdvice> otherChannel() {
    return link.offers().stream().filter(offer -> offer.channel().maxEirpDbm() > link.channel().maxEirpDbm())
        .filter(offer -> excessDb(link.a(), offer.channel()) == 0 && excessDb(link.b(), offer.channel()) == 0)
        .filter(offer -> link.budget().forecast(Math.max(0, pathLossDb
            + 20 * Math.log10(offer.channel().centreMhz() / link.channel().centreMhz())), link.a(), link.b(),
            offer.channel().maxEirpDbm(), offer.channel().widthMhz()).usable())
        .min(Comparator.comparing(BudgetSheet.Offer::dfs)
            .thenComparing(Comparator.comparingDouble((BudgetSheet.Offer offer) -> offer.channel().maxEirpDbm()).reversed())
            .thenComparingInt(BudgetSheet.Offer::number))
        .map(offer -> new BudgetAdvice.OtherChannel(offer.number(), offer.channel().maxEirpDbm(), offer.dfs()));
  }

  private BudgetAdvice raise() {
    Raise raise = sight.raise();
    double a = raise.a().orElse(Double.POSITIVE_INFINITY);
    double b = raise.b().orElse(Double.POSITIVE_INFINITY);
    double both = raise.both().orElse(Double.POSITIVE_INFINITY);
    if (Double.isInfinite(Math.min(both, Math.min(a, b)))) {
      return new BudgetAdvice.Relay();
    }
    // one mast is less work than two as long as it grows by no more than the two together
    if (Math.min(a, b) <= 2 * both) {
      return a <= b ? new BudgetAdvice.Raise(At.A, a) : new BudgetAdvice.Raise(At.B, b);
    }
    return new BudgetAdvice.Raise(At.BOTH, both);
  }

  private BudgetAdvice stronger() {
    double lack = link.budget().fadeMarginDb()
        - Math.min(forecast.forward().fadeMarginDb(), forecast.backward().fadeMarginDb());
    BudgetAdvice turned = turn();
    if (!(turned instanceof BudgetAdvice.Nothing)) {
      return turned;
    }
    Optional<BudgetAdvice> other = otherChannel();
    if (other.isPresent()) {
      return other.get();
    }
    if (sight.verdict() == Verdict.FRESNEL && diffractionDb >= lack && !(raise() instanceof BudgetAdvice.Relay)) {
      return raise();
    }
    End lossy = link.a().radio().cableLossDb() >= link.b().radio().cableLossDb() ? link.a() : link.b();
    if (lossy.radio().cableLossDb() >= Math.max(lack, WORTH_DB)) {
      return new BudgetAdvice.ShorterCable(lossy == link.a() ? At.A : At.B, lossy.radio().cableLossDb());
    }
    return moreGain();
  }

  /** Tried in steps, for power is set in whole dBm, and what the limit takes back depends on the rate. */
  private BudgetAdvice moreGain() {
    for (double more = GAIN_STEP_DB; more <= MOST_GAIN_DB; more += GAIN_STEP_DB) {
      End a = new End(link.a().radio().withMoreGain(more), link.a().offAxis());
      End b = new End(link.b().radio().withMoreGain(more), link.b().offAxis());
      if (link.budget().forecast(pathLossDb, a, b, link.channel().maxEirpDbm(), link.channel().widthMhz()).usable()) {
        return new BudgetAdvice.MoreGain(more);
      }
    }
    return new BudgetAdvice.Between();
  }

  /** Antennas that hang wrong: what can be mended with a spanner. */
  private BudgetAdvice turn() {
    double a = BudgetSheet.offAxisLossDb(link.a());
    double b = BudgetSheet.offAxisLossDb(link.b());
    double crossed = link.a().radio().antenna().polarization().mismatchDb(link.b().radio().antenna().polarization());
    // half of the power is in the other polarisation of a dual antenna, however one turns
    boolean turnable = crossed > 3.5;
    if (turnable && crossed >= Math.max(a, b)) {
      return new BudgetAdvice.MatchPolarization(crossed);
    }
    if (Math.max(a, b) > WORTH_DB) {
      return a >= b ? new BudgetAdvice.Aim(At.A, a) : new BudgetAdvice.Aim(At.B, b);
    }
    return new BudgetAdvice.Nothing();
  }
}
