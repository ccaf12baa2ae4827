package org.atalaya.app.ui.links;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.atalaya.app.job.RelayJob;
import org.atalaya.app.ui.parts.Sheet.Remedies;
import org.atalaya.app.ui.parts.Sheet.Remedy;
import org.atalaya.app.ui.profile.SelectedPath;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.relay.RelayPlace;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;

/** Places for a relay between two sites that do not see each other well enough; looked for when a person asks. */
public final class RelayViewModel {
  private final ProjectDesk desk;
  private final ReadOnlyObjectWrapper<Optional<Found>> found = new ReadOnlyObjectWrapper<>(Optional.empty());

  /** @param state of the project then: of another one it tells nothing */
  private record Found(Site a, Site b, ProjectState state, List<RelayPlace> places) {}

  public RelayViewModel(ProjectDesk desk) {
    this.desk = desk;
    desk.snapshotProperty().subscribe(() -> {
      if (found.get().filter(each -> desk.state().filter(each.state::equals).isEmpty()).isPresent()) {
        found.set(Optional.empty());
      }
    });
  }

  /** Changes when something was found, or no longer holds. */
  public ReadOnlyObjectProperty<?> changedProperty() {
    return found.getReadOnlyProperty();
  }

  /** True where a relay would be of use, and none was looked for yet. */
  public boolean possible(SelectedPath path) {
    Verdict verdict = path.analysis().sight().verdict();
    return (verdict == Verdict.BLOCKED || verdict == Verdict.FRESNEL) && of(path).isEmpty();
  }

  private Optional<Found> of(SelectedPath path) {
    return found.get().filter(each -> each.a.equals(path.a()) && each.b.equals(path.b()));
  }

  /** Looks, with progress; can be stopped. */
  public void look(SelectedPath path) {
    desk.project().ifPresent(open -> desk.state().ifPresent(state -> desk.work().start("work.relay",
        progress -> RelayJob.between(open, path.a(), path.b(), progress), (places, took) -> desk.ifStill(open, () -> {
          if (desk.state().filter(state::equals).isPresent()) {
            found.set(Optional.of(new Found(path.a(), path.b(), state, places)));
          }
        }))));
  }

  /** What was found, each with its edit; empty where nobody has looked. */
  public Optional<Remedies> remedies(SelectedPath path, Wording wording) {
    return of(path).map(each -> each.places.isEmpty() ? new Remedies(wording.get("link.relay.none"), List.of())
        : new Remedies(wording.get("link.relay.title"), choices(each, wording)));
  }

  private static List<Remedy> choices(Found found, Wording wording) {
    var units = wording.quantities();
    List<Remedy> choices = new ArrayList<>();
    for (RelayPlace place : found.places) {
      choices.add(new Remedy(wording.get(place.clear() ? "link.relay.clear" : "link.relay.fresnel",
          units.coordinates(place.position()), units.wholeMeters(place.groundMeters()),
          units.distance(place.from().path().distanceMeters()), found.a.name(),
          units.distance(place.to().path().distanceMeters()), found.b.name()), wording.get("link.relay.add"),
          List.of(new Edit.AddSite(site(found.state, place, wording), found.state.sites().size()))));
    }
    return choices;
  }

  private static Site site(ProjectState state, RelayPlace place, Wording wording) {
    int number = 1;
    while (state.findSite(wording.get("network.relay.name", number)).isPresent()) {
      number++;
    }
    return new Site(wording.get("network.relay.name", number), place.position(), RelayJob.HEIGHT_METERS, Role.CANDIDATE,
        new PowerSupply.Grid(), 0, Optional.empty(), 0, "");
  }
}
