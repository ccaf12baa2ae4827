package org.atalaya.app.ui.links;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.atalaya.planner.project.LinkRow;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.project.Stored;
import org.atalaya.planner.relay.RelayPlace;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;

/** Places for a relay between two sites that do not see each other well enough; looked for when a person asks. */
public final class RelayViewModel {
  private static final int MOST_STANDING = 3;

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
    List<Between> between = between(path);
    desk.project().ifPresent(open -> desk.state().ifPresent(state -> desk.work().start("work.relay",
        progress -> RelayJob.between(open, path.a(), path.b(), between.stream().map(Between::site).toList(), progress), (places, took) -> desk.ifStill(open, () -> {
          if (desk.state().filter(state::equals).isPresent()) {
            found.set(Optional.of(new Found(path.a(), path.b(), state, places)));
          }
        }))));
  }

  /** Where a relay could stand, in the order of {@link #remedies}; none where nobody has looked. */
  public List<GeoPoint> places(SelectedPath path) {
    return of(path).map(each -> each.places.stream().map(RelayPlace::position).toList()).orElse(List.of());
  }

  /** A site of the project that sees both, and how. */
  private record Between(Site site, LinkRow toA, LinkRow toB) {
    boolean clear() {
      return toA.verdict() == Verdict.CLEAR && toB.verdict() == Verdict.CLEAR;
    }

    double longerMeters() {
      return Math.max(toA.distanceMeters(), toB.distanceMeters());
    }
  }

  /** As the links were computed last, if the project is still the same: clear ones first, then the shorter longer leg. */
  private List<Between> between(SelectedPath path) {
    Map<String, LinkRow> toA = new HashMap<>();
    Map<String, LinkRow> toB = new HashMap<>();
    desk.snapshotProperty().get().flatMap(ProjectDesk.Snapshot::links).filter(Stored::current).ifPresent(links -> links.value().rows().stream()
        .filter(row -> row.verdict() == Verdict.CLEAR || row.verdict() == Verdict.FRESNEL).forEach(row -> {
          other(row, path.a().name()).ifPresent(name -> toA.put(name, row));
          other(row, path.b().name()).ifPresent(name -> toB.put(name, row));
        }));
    return desk.state().map(ProjectState::sites).orElse(List.of()).stream()
        .filter(site -> site.role() != Role.EXCLUDED && toA.containsKey(site.name()) && toB.containsKey(site.name()))
        .map(site -> new Between(site, toA.get(site.name()), toB.get(site.name())))
        .sorted(Comparator.comparing(Between::clear).reversed().thenComparingDouble(Between::longerMeters)).toList();
  }

  private static Optional<String> other(LinkRow row, String end) {
    return row.a().equals(end) ? Optional.of(row.b()) : row.b().equals(end) ? Optional.of(row.a()) : Optional.empty();
  }

  /** Sites that see both already, in words, the best first and not too many; nothing needs to be built there. */
  public List<String> standing(SelectedPath path, Wording wording) {
    Verdict verdict = path.analysis().sight().verdict();
    if (verdict != Verdict.BLOCKED && verdict != Verdict.FRESNEL) {
      return List.of();
    }
    var units = wording.quantities();
    return between(path).stream().limit(MOST_STANDING).map(each -> wording.get(each.clear() ? "link.relay.site.clear" : "link.relay.site.fresnel",
        each.site.name(), units.distance(each.toA.distanceMeters()), path.a().name(), units.distance(each.toB.distanceMeters()),
        path.b().name())).toList();
  }

  /** What was found, each with its edit; empty where nobody has looked. */
  public Optional<Remedies> remedies(SelectedPath path, Wording wording) {
    String others = between(path).isEmpty() ? "" : ".others";
    return of(path).map(each -> each.places.isEmpty() ? new Remedies(wording.get("link.relay.none" + others), List.of())
        : new Remedies(wording.get("link.relay.title" + others), choices(each, wording)));
  }

  private static List<Remedy> choices(Found found, Wording wording) {
    var units = wording.quantities();
    List<Remedy> choices = new ArrayList<>();
    for (RelayPlace place : found.places) {
      choices.add(new Remedy((choices.size() + 1) + ". " + wording.get(place.clear() ? "link.relay.clear" : "link.relay.fresnel",
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
