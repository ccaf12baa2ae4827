package org.atalaya.app.ui.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.app.ui.parts.Sheet.Remedy;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.plan.NetworkPlan.Note;
import org.atalaya.planner.plan.PlanNotes;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;

/** What the planner says would mend the plan, as changes that a press of a button makes. */
final class NetworkAdvice {
  private static final String SECOND_WAY_BLOCKED = "plan.note.second-way-blocked";
  private final ProjectState state;
  private final Wording wording;

  NetworkAdvice(ProjectState state, Wording wording) {
    this.state = state;
    this.wording = wording;
  }

  /** Empty for a note that asks for something that no edit does. */
  Optional<Remedy> remedy(Note note) {
    List<Edit> edits = switch (note.key()) {
      case PlanNotes.UNREACHED_BLOCKED, SECOND_WAY_BLOCKED -> raised(note.arguments());
      case PlanNotes.RELAY -> relay(note.arguments());
      default -> List.of();
    };
    return edits.isEmpty() ? Optional.empty()
        : Optional.of(new Remedy(wording.get(note.key(), note.arguments().toArray()), wording.get("action.apply"), edits));
  }

  /** Homes, site, site, metres. */
  private List<Edit> raised(List<String> arguments) {
    // the note has rounded it: what is applied must really clear the path
    double by = Double.parseDouble(arguments.get(3)) + 0.1;
    List<Edit> edits = new ArrayList<>();
    for (String name : arguments.subList(1, 3)) {
      state.findSite(name).ifPresent(site -> edits.add(new Edit.ReplaceSite(name,
          site.withHeightMeters(Math.round((site.heightMeters() + by) * 10) / 10.0))));
    }
    return edits.size() == 2 ? edits : List.of();
  }

  /** Homes, "latitude, longitude", metres above ground, site, site. */
  private List<Edit> relay(List<String> arguments) {
    String[] place = arguments.get(1).split(", ");
    int number = 1;
    while (state.findSite(wording.get("network.relay.name", number)).isPresent()) {
      number++;
    }
    return List.of(new Edit.AddSite(new Site(wording.get("network.relay.name", number),
        new GeoPoint(Double.parseDouble(place[0]), Double.parseDouble(place[1])), Double.parseDouble(arguments.get(2)),
        Role.CANDIDATE, new PowerSupply.Grid(), 0, Optional.empty(), 0, ""), state.sites().size()));
  }
}
