package org.atalaya.app.ui.map;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;

/** Several sites at once, caught with a band on the map: what is done to them is one edit. */
public final class SiteGroupViewModel {
  private final ProjectDesk desk;
  private final ReadOnlyObjectWrapper<Set<String>> names = new ReadOnlyObjectWrapper<>(Set.of());

  public SiteGroupViewModel(ProjectDesk desk) {
    this.desk = desk;
    // what was renamed or taken away is no longer among them
    desk.snapshotProperty().subscribe(now -> hold(names.get()));
    desk.selectionProperty().subscribe(now -> {
      if (!(now instanceof Selection.None)) {
        clear();
      }
    });
  }

  /** Names of the caught sites; empty for none. */
  public ReadOnlyObjectProperty<Set<String>> namesProperty() {
    return names.getReadOnlyProperty();
  }

  /** Holds these in place of those before; a single one is selected as if it had been clicked. */
  public void hold(Set<String> caught) {
    Set<String> known = new LinkedHashSet<>();
    desk.state().ifPresent(state -> state.sites().stream().map(Site::name).filter(caught::contains).forEach(known::add));
    if (known.size() == 1) {
      names.set(Set.of());
      desk.selectionProperty().set(new Selection.OfSite(known.iterator().next()));
      return;
    }
    if (!known.isEmpty()) {
      desk.selectionProperty().set(new Selection.None());
    }
    if (!known.equals(names.get())) {
      names.set(known);
    }
  }

  public void clear() {
    if (!names.get().isEmpty()) {
      names.set(Set.of());
    }
  }

  /** Those sites, in the project's order. */
  public List<Site> sites() {
    return desk.state().map(ProjectState::sites).orElse(List.of()).stream()
        .filter(site -> names.get().contains(site.name())).toList();
  }

  /** One role for all; as one edit. */
  public void setRole(Role role) {
    desk.state().ifPresent(state -> replace(state, state.sites().stream()
        .map(site -> names.get().contains(site.name()) ? site.withRole(role) : site).toList()));
  }

  /** Takes them away; as one edit. A project keeps at least one site. */
  public void remove() {
    desk.state().ifPresent(state -> {
      List<Site> left = state.sites().stream().filter(site -> !names.get().contains(site.name())).toList();
      if (left.isEmpty()) {
        desk.tell(Notice.hint("notice.last-site"));
      } else {
        replace(state, left);
      }
    });
  }

  private void replace(ProjectState state, List<Site> sites) {
    if (!sites.equals(state.sites())) {
      desk.apply(List.of(new Edit.ReplaceSites(sites)));
    }
  }
}
