package org.atalaya.app.ui.terrain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import org.atalaya.app.job.ClimateJob;
import org.atalaya.app.ui.parts.Form;
import org.atalaya.app.ui.parts.FormField;
import org.atalaya.app.ui.parts.TypedNumber;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.linkbudget.Climate;
import org.atalaya.planner.linkbudget.ClimateSettings;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.propagation.RadioClimate;

/** The weather of the place, from which it is said how much of the year a link works. */
public final class ClimateForm implements Form {
  private static final String RAIN = "rain";
  private static final String K = "k";
  private static final String DN75 = "dn75";
  private static final String ITM = "itm";
  private static final String RELIABILITY = "reliability";

  private final ProjectDesk desk;

  public ClimateForm(ProjectDesk desk) {
    this.desk = desk;
  }

  @Override
  public String id() {
    return "climate";
  }

  @Override
  public String title(Wording wording) {
    return wording.get("form.climate");
  }

  private ClimateSettings now() {
    return desk.state().map(ProjectState::climate).orElse(ClimateSettings.DEFAULT);
  }

  @Override
  public String today(Wording wording) {
    return now().weather().map(weather -> wording.get("form.climate.today", TypedNumber.show(weather.rain001MmPerHour(), wording.locale())))
        .orElseGet(() -> wording.get("form.climate.none"));
  }

  @Override
  public String opening(Wording wording) {
    return wording.get(now().weather().isPresent() ? "form.change" : "form.add");
  }

  @Override
  public String purpose(Wording wording) {
    return wording.get("form.climate.purpose");
  }

  @Override
  public List<FormField> fields(Wording wording) {
    Optional<Climate> weather = now().weather();
    return List.of(
        number(wording, RAIN, weather.map(Climate::rain001MmPerHour), "30"),
        number(wording, K, weather.map(Climate::geoclimaticFactor), TypedNumber.show(0.00015, wording.locale())),
        number(wording, DN75, weather.map(Climate::refractivityIncrease), "200"),
        new FormField(ITM, wording.get("form.climate.itm"), wording.get("form.climate.itm.hint"), ClimateJob.id(now().itm()),
            new FormField.Kind.Choice(Arrays.stream(RadioClimate.values()).map(each -> new FormField.Option(ClimateJob.id(each),
                wording.get("form.climate.itm." + each.name().toLowerCase(Locale.ROOT)))).toList())),
        number(wording, RELIABILITY, Optional.of(now().reliabilityPercent()), "90"));
  }

  private static FormField number(Wording wording, String id, Optional<Double> value, String example) {
    return new FormField(id, wording.get("form.climate." + id), wording.get("form.climate." + id + ".hint"),
        value.map(each -> TypedNumber.show(each, wording.locale())).orElse(""),
        new FormField.Kind.Text(wording.get("form.example", example)));
  }

  @Override
  public Optional<String> clearing(Wording wording) {
    return now().equals(ClimateSettings.DEFAULT) ? Optional.empty() : Optional.of(wording.get("form.climate.clear"));
  }

  @Override
  public void clear() {
    desk.apply(List.of(new Edit.SetClimate(ClimateSettings.DEFAULT)));
  }

  @Override
  public void save(Map<String, String> typed, Wording wording, Consumer<List<Mistake>> then) {
    List<Mistake> mistakes = new ArrayList<>();
    Optional<Double> rain = number(typed, RAIN, each -> new Climate(each, 1, 0), wording, mistakes);
    Optional<Double> k = number(typed, K, each -> new Climate(1, each, 0), wording, mistakes);
    Optional<Double> dn75 = number(typed, DN75, each -> new Climate(1, 1, each), wording, mistakes);
    Optional<Double> reliability = number(typed, RELIABILITY,
        each -> new ClimateSettings(Optional.empty(), RadioClimate.CONTINENTAL_TEMPERATE, each), wording, mistakes);
    ClimateJob.Weather weather = new ClimateJob.Weather(rain, k, dn75);
    if (mistakes.isEmpty() && !weather.isNone() && !weather.isWhole()) {
      String missing = rain.isEmpty() ? RAIN : k.isEmpty() ? K : DN75;
      mistakes.add(new Mistake(missing, wording.get("form.climate.whole")));
    }
    if (!mistakes.isEmpty()) {
      then.accept(mistakes);
      return;
    }
    ClimateSettings base = now().withWeather(weather.find());
    ClimateSettings wanted = ClimateJob.changed(base, weather.find(), ClimateJob.find(typed.get(ITM)),
        Optional.of(reliability.orElse(ClimateSettings.DEFAULT.reliabilityPercent())));
    desk.applyThen(List.of(new Edit.SetClimate(wanted)), () -> then.accept(List.of()));
  }

  /** @param check refuses what is out of its range */
  private static Optional<Double> number(Map<String, String> typed, String field, DoubleFunction<Object> check, Wording wording,
      List<Mistake> mistakes) {
    if (typed.get(field).isBlank()) {
      return Optional.empty();
    }
    OptionalDouble number = TypedNumber.find(typed.get(field), wording.locale());
    try {
      check.apply(number.orElseThrow(IllegalArgumentException::new));
      return Optional.of(number.getAsDouble());
    } catch (IllegalArgumentException e) {
      mistakes.add(new Mistake(field, wording.get("form.climate." + field + ".bad")));
      return Optional.empty();
    }
  }
}
