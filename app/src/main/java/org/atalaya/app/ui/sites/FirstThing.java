package org.atalaya.app.ui.sites;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.atalaya.app.ui.parts.Sheet;
import org.atalaya.app.ui.parts.Tone;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;

/** What must be there before a step can begin: said in its place, with the way to it, instead of a button that would refuse. */
public enum FirstThing {
  /** Without heights nobody knows who sees whom. */
  TERRAIN(Step.TERRAIN),
  /** A link has two ends. */
  SITES(Step.SITES),
  /** Nobody has said who is to be connected: the cheapest network would be none. */
  HOMES(Step.SITES);

  private final Step where;

  FirstThing(Step where) {
    this.where = where;
  }

  /** The step in which it is done. */
  public Step where() {
    return where;
  }

  /** What is missing for links or a network; empty for steps that need nothing first, and where nothing is missing. */
  public static Optional<FirstThing> before(Step step, ProjectState state) {
    if (step != Step.LINKS && step != Step.NETWORK) {
      return Optional.empty();
    }
    if (state.settings().terrain().isEmpty()) {
      return Optional.of(TERRAIN);
    }
    if (state.sites().size() < 2) {
      return Optional.of(SITES);
    }
    return step == Step.NETWORK && state.sites().stream().noneMatch(site -> site.role() == Role.REQUIRED)
        ? Optional.of(HOMES) : Optional.empty();
  }

  /** What is said, and what can be done about it here. */
  public Sheet sheet(ProjectState state, Wording wording) {
    String key = "first." + name().toLowerCase(Locale.ROOT);
    return new Sheet(wording.get("first.kind"), wording.get(key), Tone.PLAIN, "", wording.get(key + ".explain"), List.of(),
        this == HOMES ? homes(state, wording) : Optional.empty(), List.of());
  }

  private static Optional<Sheet.Remedies> homes(ProjectState state, Wording wording) {
    List<Site> usable = state.sites().stream().filter(site -> site.role() == Role.CANDIDATE).toList();
    long lived = usable.stream().filter(site -> site.households() > 0).count();
    List<Sheet.Remedy> choices = new ArrayList<>();
    if (lived > 0 && lived < usable.size()) {
      choices.add(connect("first.homes.lived", lived, state, site -> site.households() > 0, wording));
    }
    if (!usable.isEmpty()) {
      choices.add(connect("first.homes.all", usable.size(), state, site -> true, wording));
    }
    return choices.isEmpty() ? Optional.empty() : Optional.of(new Sheet.Remedies(wording.get("first.homes.who"), choices));
  }

  private static Sheet.Remedy connect(String key, long count, ProjectState state, Predicate<Site> which, Wording wording) {
    return new Sheet.Remedy(wording.get(key, count), wording.get("first.homes.connect"), List.of(new Edit.ReplaceSites(
        state.sites().stream().map(site -> site.role() == Role.CANDIDATE && which.test(site) ? site.withRole(Role.REQUIRED) : site)
            .toList())));
  }
}
