package org.atalaya.app.ui.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.atalaya.app.Texts;
import org.atalaya.app.ui.parts.Form;
import org.atalaya.app.ui.parts.FormField;
import org.atalaya.app.ui.parts.TypedNumber;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.advice.Advice;
import org.atalaya.planner.advice.Circumstances;
import org.atalaya.planner.advice.Circumstances.Latency;
import org.atalaya.planner.advice.Circumstances.Mobility;
import org.atalaya.planner.advice.Circumstances.Power;
import org.atalaya.planner.advice.Circumstances.Scale;
import org.atalaya.planner.advice.Circumstances.Trust;
import org.atalaya.planner.advice.Circumstances.Versatility;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.ProjectState;

/** Which protocol suits, by six questions; the answer can be made the project's. */
public final class AdviceForm implements Form {
  private static final String NODES = "nodes";
  private static final int MOST_NODES = 1_000_000;
  /** The questions and the reasons are those of the command {@code advise}. */
  private static final String SENTENCES = "cli";

  private final ProjectDesk desk;
  private Optional<Advice> advice = Optional.empty();

  public AdviceForm(ProjectDesk desk) {
    this.desk = desk;
  }

  private Optional<ProjectSettings> settings() {
    return desk.state().map(ProjectState::settings);
  }

  private static Texts sentences(Wording wording) {
    return Texts.of(SENTENCES, wording.locale());
  }

  private static String protocol(Wording wording, String firmware) {
    Texts sentences = sentences(wording);
    String key = "advise.protocol." + firmware;
    return sentences.has(key) ? sentences.get(key) : firmware;
  }

  @Override
  public String id() {
    return "advice";
  }

  @Override
  public String title(Wording wording) {
    return wording.get("form.advice");
  }

  @Override
  public String today(Wording wording) {
    return protocol(wording, settings().map(ProjectSettings::firmware).orElse(""));
  }

  @Override
  public String opening(Wording wording) {
    return wording.get("form.advice.open");
  }

  @Override
  public String purpose(Wording wording) {
    return wording.get("form.advice.purpose");
  }

  @Override
  public String saving(Wording wording) {
    return wording.get("form.advice.ask");
  }

  @Override
  public List<FormField> fields(Wording wording) {
    int sites = desk.state().map(state -> state.sites().size()).orElse(1);
    return List.of(
        new FormField(NODES, question(wording, NODES), wording.get("form.advice.nodes.hint"), String.valueOf(Math.max(1, sites)),
            new FormField.Kind.Text("")),
        choice(wording, "mobility", Mobility.values()),
        choice(wording, "power", Power.values()),
        choice(wording, "versatility", Versatility.values()),
        choice(wording, "latency", Latency.values()),
        choice(wording, "trust", Trust.values()));
  }

  private static String question(Wording wording, String id) {
    return sentences(wording).get("advise.ask." + id);
  }

  /** The first answer of each is what most villages would say. */
  private static FormField choice(Wording wording, String id, Enum<?>[] answers) {
    return new FormField(id, question(wording, id), "", answers[0].name(), new FormField.Kind.Choice(Arrays.stream(answers)
        .map(each -> new FormField.Option(each.name(), wording.get("form.advice.answer." + each.name().toLowerCase(Locale.ROOT)))).toList()));
  }

  @Override
  public void save(Map<String, String> typed, Wording wording, Consumer<List<Mistake>> then) {
    OptionalDouble nodes = TypedNumber.find(typed.get(NODES), wording.locale());
    if (nodes.stream().noneMatch(each -> each == Math.rint(each) && each >= 1 && each <= MOST_NODES)) {
      advice = Optional.empty();
      then.accept(List.of(new Mistake(NODES, wording.get("form.advice.nodes.bad"))));
      return;
    }
    advice = Optional.of(Advice.of(new Circumstances(Scale.of((int) nodes.getAsDouble()), Mobility.valueOf(typed.get("mobility")),
        Power.valueOf(typed.get("power")), Versatility.valueOf(typed.get("versatility")), Latency.valueOf(typed.get("latency")),
        Trust.valueOf(typed.get("trust")))));
    then.accept(List.of());
  }

  @Override
  public Optional<Outcome> outcome(Wording wording) {
    return advice.map(given -> {
      Advice.Ranked best = given.ranking().getFirst();
      String firmware = best.protocol().firmware();
      boolean has = settings().filter(each -> each.firmware().equals(firmware)).isPresent();
      List<String> lines = new ArrayList<>(best.reasons().stream().map(reason -> (reason.points() > 0 ? "+ " : "− ")
          + sentences(wording).get("advise.reason." + reason.key())).toList());
      Advice.Ranked second = given.ranking().get(1);
      lines.add(wording.get(second.points() == best.points() ? "form.advice.as-good" : "form.advice.second",
          protocol(wording, second.protocol().firmware())));
      if (has) {
        lines.add(wording.get("form.advice.has"));
      }
      return new Outcome(wording.get("form.advice.best", protocol(wording, firmware)), lines,
          has ? Optional.empty() : Optional.of(wording.get("form.advice.use")), () -> use(firmware));
    });
  }

  /** Makes a firmware the project's, as an edit. */
  void use(String firmware) {
    settings().ifPresent(now -> desk.apply(List.of(new Edit.ChangeSettings(now.withFirmware(firmware)))));
  }
}
