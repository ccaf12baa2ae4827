package org.atalaya.planner.linkbudget;

import org.atalaya.planner.lineofsight.Sight;

/**
 * What a link budget comes to, in one number: for tables of many pairs, where the ground of each is not looked at again.
 *
 * @param verdict the same as {@link BudgetSheet#verdict()}; never unknown
 * @param marginDb fade margin of the worse way, at the rate that will be chosen; may be negative
 * @param lackDb what the worse way lacks of the margin that is wanted, 0 where it is kept
 */
public record LinkMargin(BudgetVerdict verdict, double marginDb, double lackDb) {

  /** The margin of a path that was judged; computed as {@link BudgetSheet#of} does it. */
  static LinkMargin of(Sight.Judged judged, double pathLossDb, double diffractionDb, BudgetSheet.Case link) {
    LinkForecast forecast = link.budget().forecast(pathLossDb, link.a(), link.b(), link.channel().maxEirpDbm(), link.channel().widthMhz());
    double margin = Math.min(forecast.forward().fadeMarginDb(), forecast.backward().fadeMarginDb());
    return new LinkMargin(new BudgetJudge(link, judged, pathLossDb, diffractionDb, forecast).verdict(), margin,
        forecast.usable() ? 0 : Math.max(0, link.budget().fadeMarginDb() - margin));
  }
}
