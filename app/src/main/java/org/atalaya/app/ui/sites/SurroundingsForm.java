package org.atalaya.app.ui.sites;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.atalaya.app.ui.parts.Form;
import org.atalaya.app.ui.parts.FormField;
import org.atalaya.app.ui.parts.TypedNumber;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.clutter.Surroundings;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.site.Site;

/** How high trees and houses stand around one site, where no file says so; kept in the site's note. */
public final class SurroundingsForm implements Form {
  private static final String METERS = "meters";
  private static final double HIGHEST_METERS = 100;

  private final ProjectDesk desk;
  private final String site;

  SurroundingsForm(ProjectDesk desk, String site) {
    this.desk = desk;
    this.site = site;
  }

  private Optional<Site> site() {
    return desk.state().flatMap(state -> state.findSite(site));
  }

  /** Empty also where the note tells of a height that can't be. */
  private Optional<Double> now() {
    try {
      return site().flatMap(Surroundings::find).map(Surroundings::heightMeters);
    } catch (BadInputException outOfRange) {
      return Optional.empty();
    }
  }

  @Override
  public String id() {
    return "surroundings";
  }

  @Override
  public String title(Wording wording) {
    return wording.get("form.surroundings");
  }

  @Override
  public String today(Wording wording) {
    return now().map(meters -> wording.get("form.surroundings.today", wording.quantities().height(meters)))
        .orElseGet(() -> wording.get("form.surroundings.none"));
  }

  @Override
  public String opening(Wording wording) {
    return wording.get(now().isPresent() ? "form.change" : "form.add");
  }

  @Override
  public String purpose(Wording wording) {
    return wording.get("form.surroundings.purpose", wording.quantities().wholeMeters(Surroundings.RADIUS_METERS));
  }

  @Override
  public List<FormField> fields(Wording wording) {
    return List.of(new FormField(METERS, wording.get("form.surroundings.meters"), wording.get("form.surroundings.meters.hint"),
        now().map(meters -> TypedNumber.show(meters, wording.locale())).orElse(""),
        new FormField.Kind.Text(wording.get("form.example", "8"))));
  }

  @Override
  public void save(Map<String, String> typed, Wording wording, Consumer<List<Mistake>> then) {
    OptionalDouble meters = TypedNumber.find(typed.get(METERS), wording.locale());
    boolean blank = typed.get(METERS).isBlank();
    if (!blank && meters.stream().noneMatch(each -> each <= HIGHEST_METERS)) {
      then.accept(List.of(new Mistake(METERS, wording.get("form.surroundings.bad"))));
      return;
    }
    Optional<Double> wanted = meters.stream().boxed().findFirst();
    desk.changeThen(open -> {
      Optional<Site> before = open.state().findSite(site);
      String notes = before.map(each -> Surroundings.noted(each.notes(), wanted)).orElse("");
      boolean fits = notes.length() <= SitesViewModel.MOST_NOTE;
      before.filter(each -> fits).ifPresent(each -> open.apply(new Edit.ReplaceSite(site, each.withNotes(notes))));
      return fits;
    }, fits -> {
      if (fits) {
        desk.judgeAnew();
      }
      then.accept(fits ? List.of() : List.of(new Mistake(METERS, wording.get("notice.note-long", SitesViewModel.MOST_NOTE))));
    });
  }
}
