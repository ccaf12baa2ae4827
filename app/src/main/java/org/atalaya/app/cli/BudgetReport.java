package org.atalaya.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.atalaya.app.job.BudgetJob.Budget;
import org.atalaya.planner.device.Antenna;
import org.atalaya.planner.device.Provenance;
import org.atalaya.planner.device.Rate;
import org.atalaya.planner.lineofsight.Raise;
import org.atalaya.planner.linkbudget.Availability;
import org.atalaya.planner.linkbudget.BudgetAdvice;
import org.atalaya.planner.linkbudget.BudgetSheet;
import org.atalaya.planner.linkbudget.BudgetSheet.RateLine;
import org.atalaya.planner.linkbudget.BudgetSheet.Way;
import org.atalaya.planner.linkbudget.LinkBudget;
import org.atalaya.planner.linkbudget.LinkBudget.End;
import org.atalaya.planner.linkbudget.LinkForecast.Direction;
import org.atalaya.planner.propagation.OutsideRange;

/** A link budget as JSON and as sentences. */
record BudgetReport(Budget budget, String nameA, String nameB, double fadeMarginDb) {

  Json json() {
    BudgetSheet sheet = budget.sheet();
    return new Json()
        .put("device_a", budget.a().id()).put("radio_a", sheet.a().radio().uciName())
        .put("device_b", budget.b().id()).put("radio_b", sheet.b().radio().uciName())
        .put("chosen_by", budget.by())
        .put("channel", new Json().put("number", budget.channel()).put("centre_mhz", sheet.channel().centreMhz())
            .put("width_mhz", sheet.channel().widthMhz()).put("dfs", budget.dfs()))
        .put("eirp_limit", new Json().put("country", budget.country()).put("dbm", sheet.channel().maxEirpDbm())
            .put("database", "regulatory.db").put("date", budget.regulatoryDate()))
        .put("fade_margin_db", fadeMarginDb)
        .put("noise", new Json().put("floor_dbm", LinkBudget.noiseFloorDbm(sheet.channel().widthMhz()))
            .put("figure_db", LinkBudget.NOISE_FIGURE_DB))
        .put("a", end(sheet.a())).put("b", end(sheet.b()))
        .put("polarization_loss_db", sheet.polarizationLossDb())
        .put("path_loss_db", sheet.pathLossDb())
        .put("forward", sheet.forward().map(this::way)).put("backward", sheet.backward().map(this::way))
        .put("climate", budget.climate().weather().map(climate -> new Json().put("rain_001_mm_h", climate.rain001MmPerHour())
            .put("geoclimatic_k", climate.geoclimaticFactor()).put("dn75", climate.refractivityIncrease())))
        .put("second_opinion", sheet.itm().map(itm -> new Json().put("model", "ITM")
            .put("climate", ClimateCommand.id(budget.climate().itm()))
            .put("reliability_percent", budget.climate().reliabilityPercent()).put("path_loss_db", itm.lossDb())
            .put("warnings", itm.warnings().stream().sorted().map(each -> each.name().toLowerCase(Locale.ROOT)).toList())
            .put("status", itm.status().name().toLowerCase(Locale.ROOT))))
        .put("outside_validity", sheet.outside().stream().map(BudgetReport::outside).toList())
        .put("verdict", sheet.verdict())
        .put("advice", advice(sheet.advice()));
  }

  private static Json end(End end) {
    Antenna antenna = end.radio().antenna();
    return new Json().put("antenna", antenna.name()).put("gain_dbi", antenna.gainDbi())
        .put("off_axis_azimuth_deg", end.offAxis().azimuthDegrees()).put("off_axis_loss_db", BudgetSheet.offAxisLossDb(end))
        .put("cable_loss_db", end.radio().cableLossDb()).put("polarization", antenna.polarization().id())
        .put("pattern", antenna.pattern().source()).put("pattern_synthetic", antenna.pattern().synthetic())
        .put("antenna_source", source(antenna.provenance())).put("rate_source", source(end.radio().rateProvenance()));
  }

  private static Json source(Provenance provenance) {
    return new Json().put("kind", provenance.kind()).put("source", provenance.source());
  }

  private Json way(Way way) {
    Direction chosen = way.chosen();
    return new Json().put("power_dbm", chosen.transmitPowerDbm()).put("eirp_dbm", chosen.eirpDbm())
        .put("signal_dbm", chosen.signalDbm())
        .put("snr_db", chosen.signalDbm() - LinkBudget.noiseFloorDbm(budget.sheet().channel().widthMhz()))
        .put("mbps", chosen.rate().map(Rate::mbps)).put("margin_db", chosen.fadeMarginDb())
        .put("availability", way.availability().map(BudgetReport::availability))
        .put("rates", way.rates().stream().map(BudgetReport::rate).toList());
  }

  private static Json rate(RateLine line) {
    return new Json().put("mcs", line.rate().mcs()).put("mbps", line.rate().mbps())
        .put("power_dbm", line.at().transmitPowerDbm()).put("eirp_dbm", line.at().eirpDbm())
        .put("signal_dbm", line.at().signalDbm()).put("sensitivity_dbm", line.rate().sensitivityDbm())
        .put("margin_db", line.at().fadeMarginDb()).put("kept", line.kept())
        .put("availability", line.availability().map(BudgetReport::availability));
  }

  /** As the schemas of {@code profile} and {@code plan} have it. */
  static Json availability(Availability availability) {
    return new Json().put("worst_month_percent", availability.worstMonthPercent()).put("year_percent", availability.yearPercent());
  }

  private static Json outside(OutsideRange outside) {
    return new Json().put("model", outside.model()).put("quantity", outside.range().quantity()).put("value", outside.value())
        .put("least", outside.range().least()).put("most", outside.range().most());
  }

  private static Json advice(BudgetAdvice advice) {
    return switch (advice) {
      case BudgetAdvice.Nothing nothing -> advice("nothing", Optional.empty(), Optional.empty(), Optional.empty());
      case BudgetAdvice.LoadTerrain load -> advice("load_terrain", Optional.empty(), Optional.empty(), Optional.of(load.missing()));
      case BudgetAdvice.Raise raise -> advice("raise", Optional.of(raise.at()), Optional.of(raise.meters()), Optional.empty());
      case BudgetAdvice.Relay relay -> advice("relay", Optional.empty(), Optional.empty(), Optional.empty());
      case BudgetAdvice.LessGain less -> advice("less_gain", Optional.of(less.at()), Optional.of(less.db()), Optional.empty());
      case BudgetAdvice.OtherChannel other -> advice("other_channel", Optional.empty(), Optional.empty(), Optional.empty())
          .put("channel", other.number());
      case BudgetAdvice.Aim aim -> advice("aim", Optional.of(aim.at()), Optional.of(aim.db()), Optional.empty());
      case BudgetAdvice.MatchPolarization match ->
          advice("match_polarization", Optional.empty(), Optional.of(match.db()), Optional.empty());
      case BudgetAdvice.ShorterCable shorter ->
          advice("shorter_cable", Optional.of(shorter.at()), Optional.of(shorter.db()), Optional.empty());
      case BudgetAdvice.MoreGain more -> advice("more_gain", Optional.of(BudgetAdvice.At.BOTH), Optional.of(more.db()), Optional.empty());
      case BudgetAdvice.Between between -> advice("between", Optional.empty(), Optional.empty(), Optional.empty());
    };
  }

  private static Json advice(String change, Optional<BudgetAdvice.At> at, Optional<Double> amount, Optional<String> missing) {
    boolean meters = change.equals("raise");
    return new Json().put("change", change).put("at", at).put("m", meters ? amount : Optional.empty())
        .put("db", meters ? Optional.empty() : amount).put("missing", missing).put("channel", Optional.empty());
  }

  /** Verdict and advice first, then the numbers. */
  List<String> sentences(Console console) {
    BudgetSheet sheet = budget.sheet();
    List<String> lines = new ArrayList<>();
    lines.add(console.texts().get("budget.verdict." + sheet.verdict().name().toLowerCase(Locale.ROOT)));
    lines.add(adviceSentence(console));
    lines.add(console.texts().get("budget.devices." + budget.by().name().toLowerCase(Locale.ROOT), budget.a().name(),
        budget.b().name(), budget.channel(), sheet.channel().centreMhz()));
    lines.add(console.texts().get("budget.limit", budget.country(), sheet.channel().maxEirpDbm(), budget.regulatoryDate()));
    sheet.forward().ifPresent(way -> waySentences(console, lines, nameA, nameB, way));
    sheet.backward().ifPresent(way -> waySentences(console, lines, nameB, nameA, way));
    if (sheet.forward().isPresent() && budget.climate().weather().isEmpty()) {
      lines.add(console.texts().get("budget.no-climate"));
    }
    sheet.pathLossDb().ifPresent(loss -> sheet.itm().ifPresent(itm -> lines.add(itm.lossDb().isPresent()
        ? console.texts().get(itm.warnings().isEmpty() ? "budget.opinion" : "budget.opinion.warned", loss,
            itm.lossDb().getAsDouble(), budget.climate().reliabilityPercent())
        : console.texts().get("budget.opinion.none", loss))));
    sheet.outside().forEach(outside -> lines.add(console.texts().get("budget.outside", console.texts().get("model." + outside.key()),
        console.texts().get("quantity." + outside.range().quantity()), outside.range().least(), outside.range().most(), outside.value())));
    for (End end : List.of(sheet.a(), sheet.b())) {
      lines.add(console.texts().get(end.radio().antenna().pattern().synthetic() ? "budget.pattern.synthetic" : "budget.pattern.measured",
          end == sheet.a() ? nameA : nameB, end.radio().antenna().name(), end.radio().antenna().gainDbi(),
          BudgetSheet.offAxisLossDb(end), end.radio().cableLossDb()));
    }
    Provenance weakest = LinkBudget.weakestSource(sheet.a().radio(), sheet.b().radio());
    lines.add(console.texts().get("budget.source." + weakest.kind().name().toLowerCase(Locale.ROOT)));
    return lines;
  }

  private static void waySentences(Console console, List<String> lines, String from, String to, Way way) {
    Direction chosen = way.chosen();
    lines.add(chosen.rate().isPresent()
        ? console.texts().get("budget.way", from, to, chosen.transmitPowerDbm(), chosen.signalDbm(),
            chosen.rate().get().mbps(), chosen.fadeMarginDb())
        : console.texts().get("budget.way.none", from, to, chosen.transmitPowerDbm(), chosen.signalDbm(), chosen.fadeMarginDb()));
    way.availability().ifPresent(known ->
        lines.add(console.texts().get("budget.availability", known.worstMonthShownPercent(), known.yearShownPercent())));
  }

  private String adviceSentence(Console console) {
    return switch (budget.sheet().advice()) {
      case BudgetAdvice.Nothing nothing -> console.texts().get("budget.advice.nothing");
      case BudgetAdvice.LoadTerrain load -> console.texts().get("budget.advice.load-terrain", load.missing());
      case BudgetAdvice.Raise raise when raise.at() == BudgetAdvice.At.BOTH ->
          console.texts().get("budget.advice.raise-both", Raise.shownMeters(raise.meters()));
      case BudgetAdvice.Raise raise -> console.texts().get("budget.advice.raise", name(raise.at()),
          Raise.shownMeters(raise.meters()));
      case BudgetAdvice.Relay relay -> console.texts().get("budget.advice.relay");
      case BudgetAdvice.LessGain less -> console.texts().get("budget.advice.less-gain", name(less.at()), less.db());
      case BudgetAdvice.OtherChannel other -> console.texts().get(other.dfs() ? "budget.advice.other-channel.dfs"
          : "budget.advice.other-channel", other.number(), budget.country(), other.maxEirpDbm());
      case BudgetAdvice.Aim aim -> console.texts().get("budget.advice.aim", name(aim.at()), aim.db());
      case BudgetAdvice.MatchPolarization match -> console.texts().get("budget.advice.match-polarization", match.db());
      case BudgetAdvice.ShorterCable shorter -> console.texts().get("budget.advice.shorter-cable", name(shorter.at()), shorter.db());
      case BudgetAdvice.MoreGain more -> console.texts().get("budget.advice.more-gain", more.db());
      case BudgetAdvice.Between between -> console.texts().get("budget.advice.between");
    };
  }

  private String name(BudgetAdvice.At at) {
    return at == BudgetAdvice.At.B ? nameB : nameA;
  }
}
