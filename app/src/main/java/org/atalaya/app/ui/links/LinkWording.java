package org.atalaya.app.ui.links;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.atalaya.app.ui.parts.Sheet;
import org.atalaya.app.ui.parts.Sheet.Fact;
import org.atalaya.app.ui.parts.Sheet.Remedy;
import org.atalaya.app.ui.parts.Tone;
import org.atalaya.app.ui.profile.SelectedPath;
import org.atalaya.app.wording.Quantities;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.lineofsight.Raise;
import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.linkbudget.LinkForecast;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.LinkRow;
import org.atalaya.planner.propagation.PathLoss;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.TerrainGap;

/** What the window says of a link: the verdict in plain words, then the numbers, then what would mend it. */
public final class LinkWording {
  private final Wording wording;
  private final Quantities units;

  public LinkWording(Wording wording) {
    this.wording = wording;
    this.units = wording.quantities();
  }

  public static Tone tone(Verdict verdict) {
    return switch (verdict) {
      case CLEAR -> Tone.GOOD;
      case FRESNEL -> Tone.FAIR;
      case BLOCKED -> Tone.BAD;
      case UNKNOWN -> Tone.UNKNOWN;
    };
  }

  /** One line for a list: distance, and the verdict with the number that matters. */
  public String summary(LinkRow row) {
    String distance = units.distance(row.distanceMeters());
    return distance + " · " + switch (row.sight()) {
      case Sight.Unknown unknown -> wording.get("link.short.unknown", gaps(unknown.missing()));
      case Sight.Judged judged -> switch (judged.verdict()) {
        case CLEAR -> wording.get("link.short.clear");
        case FRESNEL -> wording.get("link.short.fresnel", units.percent(judged.worst().fresnelFraction()));
        case BLOCKED, UNKNOWN -> wording.get("link.short.blocked",
            units.metersAtLeast(-judged.minClearanceMeters()));
      };
    };
  }

  /** All that is to be said of the selected pair; {@code planned} is what the plan does with it. */
  public Sheet sheet(SelectedPath path, Optional<PlannedLink> planned, boolean reversed) {
    String title = path.a().name() + " — " + path.b().name();
    Sight sight = path.analysis().sight();
    Optional<BudgetWording> budget = path.budget().map(known -> new BudgetWording(wording, known, path.a().name(), path.b().name()));
    return budget.map(words -> new Sheet(wording.get("link.kind"), title, words.tone(), words.verdict(),
        words.advice() + "\n" + explanation(sight), facts(path, planned, reversed), remedies(path, sight), List.of()))
        .orElseGet(() -> new Sheet(wording.get("link.kind"), title, tone(sight.verdict()), verdict(sight.verdict()),
            explanation(sight), facts(path, planned, reversed), remedies(path, sight), List.of(path.objection().map(wording::sentence).orElse(wording.get("budget.none")))));
  }

  /** The link budget of the selected pair, where its two ends have a radio and a lawful channel in common. */
  Optional<BudgetTable> budget(SelectedPath path) {
    return path.budget().map(known -> new BudgetWording(wording, known, path.a().name(), path.b().name())
        .table(path.analysis().loss()));
  }

  private String verdict(Verdict verdict) {
    return wording.get(switch (verdict) {
      case CLEAR -> "link.verdict.clear";
      case FRESNEL -> "link.verdict.fresnel";
      case BLOCKED -> "link.verdict.blocked";
      case UNKNOWN -> "link.verdict.unknown";
    });
  }

  private String explanation(Sight sight) {
    return switch (sight) {
      case Sight.Unknown unknown -> wording.get("link.explain.unknown", gaps(unknown.missing()));
      case Sight.Judged judged -> {
        String where = units.distance(judged.worst().distanceMeters());
        String free = units.percent(judged.worst().fresnelFraction());
        yield switch (judged.verdict()) {
          case CLEAR -> judged.worst().fresnelFraction() >= 1 ? wording.get("link.explain.open", where)
              : wording.get("link.explain.clear", where, free);
          case FRESNEL -> wording.get("link.explain.fresnel", where, free);
          case BLOCKED, UNKNOWN -> wording.get("link.explain.blocked", where,
              units.metersAtLeast(-judged.minClearanceMeters()));
        };
      }
    };
  }

  private List<Fact> facts(SelectedPath path, Optional<PlannedLink> planned, boolean reversed) {
    List<Fact> facts = new ArrayList<>();
    var way = path.analysis().path();
    if (path.budget().isPresent()) {
      fact(facts, "link.fact.sight", verdict(path.analysis().sight().verdict()));
    }
    fact(facts, "link.fact.distance", units.distance(way.distanceMeters()));
    String tiltA = path.analysis().sight() instanceof Sight.Judged judged
        ? " · " + units.tilt(judged.tiltFromDegrees()) : "";
    String tiltB = path.analysis().sight() instanceof Sight.Judged judged
        ? " · " + units.tilt(judged.tiltToDegrees()) : "";
    facts.add(new Fact(wording.get("link.fact.aim", path.a().name()), units.azimuth(way.azimuthFromDegrees()) + tiltA));
    facts.add(new Fact(wording.get("link.fact.aim", path.b().name()), units.azimuth(way.azimuthToDegrees()) + tiltB));
    planned.ifPresent(link -> addForecast(facts, link.forecast(), reversed));
    if (path.budget().isEmpty()) {
      PathLoss loss = path.analysis().loss();
      decibels(facts, "link.fact.free-space", loss.freeSpaceDb());
      decibels(facts, "link.fact.diffraction", loss.diffractionDb());
      decibels(facts, "link.fact.loss", loss.totalDb());
    }
    return facts;
  }

  private void addForecast(List<Fact> facts, LinkForecast forecast, boolean reversed) {
    LinkForecast.Direction there = reversed ? forecast.backward() : forecast.forward();
    LinkForecast.Direction back = reversed ? forecast.forward() : forecast.backward();
    String signal = units.dbm(there.signalDbm()).equals(units.dbm(back.signalDbm())) ? units.dbm(there.signalDbm())
        : wording.get("link.both-ways", units.dbm(there.signalDbm()), units.dbm(back.signalDbm()));
    fact(facts, "link.fact.signal", signal);
    fact(facts, "link.fact.margin", units.db(Math.min(there.fadeMarginDb(), back.fadeMarginDb())));
    fact(facts, "link.fact.rate", forecast.usable() ? units.megabits(forecast.slowestMbps())
        : wording.get("link.fact.rate.none"));
  }

  private void fact(List<Fact> facts, String key, String value) {
    facts.add(new Fact(wording.get(key), value));
  }

  private void decibels(List<Fact> facts, String key, OptionalDouble value) {
    value.ifPresent(db -> fact(facts, key, units.db(db)));
  }

  private Optional<Sheet.Remedies> remedies(SelectedPath path, Sight sight) {
    if (!(sight instanceof Sight.Judged judged) || judged.verdict() == Verdict.CLEAR) {
      return Optional.empty();
    }
    Raise raise = judged.raise();
    List<Remedy> choices = new ArrayList<>();
    raiseOne(choices, path.a(), raise.a());
    raiseOne(choices, path.b(), raise.b());
    if (raise.both().isPresent()) {
      double by = roundedUp(raise.both().getAsDouble());
      choices.add(new Remedy(wording.get("link.raise.both", units.metersAtLeast(by)), wording.get("action.apply"),
          List.of(raised(path.a(), by), raised(path.b(), by))));
    }
    return Optional.of(choices.isEmpty()
        ? new Sheet.Remedies(wording.get("link.raise.hopeless", units.wholeMeters(Raise.LIMIT_METERS)), List.of())
        : new Sheet.Remedies(wording.get("link.raise.title"), choices));
  }

  private void raiseOne(List<Remedy> choices, Site site, OptionalDouble by) {
    if (by.isPresent() && by.getAsDouble() > 0) {
      double meters = roundedUp(by.getAsDouble());
      choices.add(new Remedy(wording.get("link.raise.one", site.name(), units.metersAtLeast(meters),
          units.height(site.heightMeters() + meters)), wording.get("action.apply"), List.of(raised(site, meters))));
    }
  }

  private static Edit raised(Site site, double by) {
    double height = Math.round((site.heightMeters() + by) * 10) / 10.0;
    return new Edit.ReplaceSite(site.name(), site.withHeightMeters(height));
  }

  /** To the next decimetre, and a little more: what is applied must really clear the path. */
  private static double roundedUp(double meters) {
    return Math.ceil(meters * 10 + 0.05) / 10;
  }

  private static String gaps(List<TerrainGap> missing) {
    return missing.stream().map(TerrainGap::name).limit(3).collect(Collectors.joining(", "));
  }
}
