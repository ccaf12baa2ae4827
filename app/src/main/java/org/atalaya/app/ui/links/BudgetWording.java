package org.atalaya.app.ui.links;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.atalaya.app.job.BudgetJob.Budget;
import org.atalaya.app.ui.links.BudgetTable.Line;
import org.atalaya.app.ui.parts.Tone;
import org.atalaya.app.wording.Quantities;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.linkbudget.Availability;
import org.atalaya.planner.linkbudget.BudgetAdvice;
import org.atalaya.planner.linkbudget.BudgetSheet;
import org.atalaya.planner.linkbudget.BudgetSheet.Way;
import org.atalaya.planner.linkbudget.BudgetVerdict;
import org.atalaya.planner.linkbudget.LinkBudget;
import org.atalaya.planner.linkbudget.LinkBudget.End;
import org.atalaya.planner.linkbudget.LinkForecast.Direction;
import org.atalaya.planner.propagation.ItmResult;
import org.atalaya.planner.propagation.OutsideRange;
import org.atalaya.planner.propagation.PathLoss;

/** What the window says of a link budget: the verdict and the one thing to change, then the table. */
final class BudgetWording {
  private static final double WORTH_SAYING_DB = 0.05;

  private final Wording wording;
  private final Quantities units;
  private final Budget budget;
  private final BudgetSheet sheet;
  private final String nameA;
  private final String nameB;

  BudgetWording(Wording wording, Budget budget, String nameA, String nameB) {
    this.wording = wording;
    units = wording.quantities();
    this.budget = budget;
    sheet = budget.sheet();
    this.nameA = nameA;
    this.nameB = nameB;
  }

  Tone tone() {
    return switch (sheet.verdict()) {
      case WORKS -> Tone.GOOD;
      case OBSTRUCTED -> Tone.FAIR;
      case BLOCKED, TOO_WEAK, UNLAWFUL -> Tone.BAD;
      case UNKNOWN -> Tone.UNKNOWN;
    };
  }

  String verdict() {
    return wording.get("budget.verdict." + key(sheet.verdict()));
  }

  /** The one thing to change. */
  String advice() {
    return switch (sheet.advice()) {
      case BudgetAdvice.Nothing nothing -> wording.get(sheet.verdict() == BudgetVerdict.WORKS ? "budget.advice.nothing" : "budget.advice.none");
      case BudgetAdvice.LoadTerrain load -> wording.get("budget.advice.load-terrain", load.missing());
      case BudgetAdvice.Raise raise when raise.at() == BudgetAdvice.At.BOTH ->
          wording.get("budget.advice.raise-both", units.metersAtLeast(raise.meters()));
      case BudgetAdvice.Raise raise -> wording.get("budget.advice.raise", name(raise.at()), units.metersAtLeast(raise.meters()));
      case BudgetAdvice.Relay relay -> wording.get("budget.advice.relay");
      case BudgetAdvice.LessGain less -> wording.get("budget.advice.less-gain", name(less.at()), units.db(less.db()));
      case BudgetAdvice.OtherChannel other -> wording.get(other.dfs() ? "budget.advice.other-channel.dfs" : "budget.advice.other-channel",
          other.number(), budget.country(), units.dbm(other.maxEirpDbm()));
      case BudgetAdvice.Aim aim -> wording.get("budget.advice.aim", name(aim.at()), units.db(aim.db()));
      case BudgetAdvice.MatchPolarization match -> wording.get("budget.advice.match-polarization", units.db(match.db()));
      case BudgetAdvice.ShorterCable shorter -> wording.get("budget.advice.shorter-cable", name(shorter.at()), units.db(shorter.db()));
      case BudgetAdvice.MoreGain more -> wording.get("budget.advice.more-gain", units.db(more.db()));
      case BudgetAdvice.Between between -> wording.get("budget.advice.between");
    };
  }

  private String name(BudgetAdvice.At at) {
    return at == BudgetAdvice.At.B ? nameB : nameA;
  }

  /** @param path what the loss is made of */
  BudgetTable table(PathLoss path) {
    String with = wording.get("budget.with." + key(budget.by()), budget.a().name(), budget.b().name(), budget.channel(),
        units.megahertz(sheet.channel().centreMhz()));
    return new BudgetTable(wording.get("budget.title"), with, wording.get("budget.ways", nameA, nameB), lines(path), remarks());
  }

  private List<Line> lines(PathLoss path) {
    List<Line> lines = new ArrayList<>();
    ways(lines, "budget.power", way -> units.dbm(way.chosen().transmitPowerDbm()));
    ends(lines, "budget.gain", end -> units.number(end.radio().antenna().gainDbi(), 1) + "\u00a0dBi");
    ends(lines, "budget.cable", end -> units.db(end.radio().cableLossDb()));
    if (Math.max(BudgetSheet.offAxisLossDb(sheet.a()), BudgetSheet.offAxisLossDb(sheet.b())) >= WORTH_SAYING_DB) {
      ends(lines, "budget.off-axis", end -> units.db(BudgetSheet.offAxisLossDb(end)));
    }
    ways(lines, "budget.eirp", way -> units.number(way.chosen().eirpDbm(), 1) + "\u00a0dBm");
    lines.add(both(wording.get("budget.limit", budget.country()), units.dbm(sheet.channel().maxEirpDbm())));
    sheet.pathLossDb().ifPresent(loss -> lines.add(both(wording.get("budget.loss"), units.db(loss))));
    path.diffractionDb().ifPresent(db -> lines.add(both(wording.get("budget.diffraction"), units.db(db))));
    sheet.itm().flatMap(BudgetWording::loss).ifPresent(loss -> lines.add(both(wording.get("budget.itm",
        units.number(budget.climate().reliabilityPercent(), 0)), units.db(loss))));
    if (sheet.polarizationLossDb() >= WORTH_SAYING_DB) {
      lines.add(both(wording.get("budget.polarization"), units.db(sheet.polarizationLossDb())));
    }
    ways(lines, "budget.signal", way -> units.number(way.chosen().signalDbm(), 1) + "\u00a0dBm");
    lines.add(both(wording.get("budget.noise"), units.number(LinkBudget.noiseFloorDbm(sheet.channel().widthMhz()), 1) + "\u00a0dBm"));
    ways(lines, "budget.margin", way -> units.db(way.chosen().fadeMarginDb()));
    ways(lines, "budget.rate", way -> rate(way.chosen()));
    if (sheet.forward().flatMap(Way::availability).isPresent() || sheet.backward().flatMap(Way::availability).isPresent()) {
      ways(lines, "budget.month", way -> way.availability().map(known -> percent(known.worstMonthShownPercent())).orElse("–"));
      ways(lines, "budget.year", way -> way.availability().map(known -> percent(known.yearShownPercent())).orElse("–"));
    }
    return lines;
  }

  private static Optional<Double> loss(ItmResult itm) {
    return itm.lossDb().isPresent() ? Optional.of(itm.lossDb().getAsDouble()) : Optional.empty();
  }

  private String rate(Direction chosen) {
    return chosen.rate().map(rate -> units.megabits(rate.mbps())).orElse(wording.get("link.fact.rate.none"));
  }

  private String percent(double percent) {
    return units.number(percent, 3) + "\u00a0%";
  }

  private static Line both(String label, String value) {
    return new Line(label, value, Optional.empty());
  }

  private void ways(List<Line> lines, String key, Function<Way, String> value) {
    if (sheet.forward().isPresent() && sheet.backward().isPresent()) {
      lines.add(new Line(wording.get(key), value.apply(sheet.forward().get()), sheet.backward().map(value)));
    }
  }

  private void ends(List<Line> lines, String key, Function<End, String> value) {
    lines.add(new Line(wording.get(key), value.apply(sheet.a()), Optional.of(value.apply(sheet.b()))));
  }

  private List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    remarks.add(wording.get("budget.regulation", budget.country(), units.dbm(sheet.channel().maxEirpDbm()), budget.regulatoryDate()));
    if (budget.dfs()) {
      remarks.add(wording.get("budget.dfs"));
    }
    Optional<Availability> known = sheet.forward().flatMap(Way::availability).or(() -> sheet.backward().flatMap(Way::availability));
    if (sheet.forward().isPresent() && known.isEmpty()) {
      remarks.add(budget.climate().weather().isEmpty() ? wording.get("budget.no-climate", wording.get("step.terrain"), wording.get("form.climate"))
          : wording.get("budget.no-rate"));
    }
    sheet.itm().ifPresent(itm -> {
      if (itm.lossDb().isEmpty() || !itm.warnings().isEmpty()) {
        remarks.add(wording.get(itm.lossDb().isEmpty() ? "budget.itm.none" : "budget.itm.warned"));
      }
    });
    sheet.outside().forEach(outside -> remarks.add(outside(outside)));
    remarks.add(pattern());
    remarks.add(wording.get("budget.source."
        + key(LinkBudget.weakestSource(sheet.a().radio(), sheet.b().radio()).kind())));
    return remarks;
  }

  private String outside(OutsideRange outside) {
    return wording.get("budget.outside", wording.get("model." + outside.key()), wording.get("quantity." + outside.range().quantity()),
        number(outside.range().least()), number(outside.range().most()), number(outside.value()));
  }

  private String number(double value) {
    return units.number(value, Math.rint(value) == value ? 0 : 2);
  }

  private String pattern() {
    boolean a = sheet.a().radio().antenna().pattern().synthetic();
    boolean b = sheet.b().radio().antenna().pattern().synthetic();
    return a == b ? wording.get(a ? "budget.pattern.synthetic" : "budget.pattern.measured")
        : wording.get("budget.pattern.mixed", a ? nameA : nameB, a ? nameB : nameA);
  }

  private static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
