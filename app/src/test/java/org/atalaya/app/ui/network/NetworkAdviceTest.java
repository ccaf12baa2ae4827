package org.atalaya.app.ui.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.atalaya.app.ui.parts.Sheet.Remedy;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.plan.NetworkPlan.Note;
import org.atalaya.planner.plan.PlanNotes;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;
import org.junit.jupiter.api.Test;

/** What would mend a plan is one press away where an edit does it. */
class NetworkAdviceTest {
  private final ProjectState state = new ProjectState(new ProjectSettings("Valle", "AR", "libremesh", List.of(), PathSettings.DEFAULT,
      15_000, 10, "USD"), List.of(site("Escuela", 4), site("Tanque", 6.5)));
  private final NetworkAdvice advice = new NetworkAdvice(state, Wording.of(Locale.of("es")));

  private static Site site(String name, double height) {
    return new Site(name, new GeoPoint(-31.2, -64.6), height, Role.REQUIRED, new PowerSupply.Grid(), 1, Optional.empty(), 0, "");
  }

  @Test
  void mastsThatMustBeHigherAreRaisedAndSurelyEnough() {
    Remedy remedy = advice.remedy(new Note(PlanNotes.UNREACHED_BLOCKED, List.of("Chacra", "Escuela", "Tanque", "2.3"))).orElseThrow();
    assertThat(remedy.text()).isEqualTo("No se llega a Chacra. Escuela — Tanque andaría con los dos mástiles 2,3 m más altos.");
    assertThat(remedy.edits()).containsExactly(new Edit.ReplaceSite("Escuela", site("Escuela", 6.4)),
        new Edit.ReplaceSite("Tanque", site("Tanque", 8.9)));
    assertThat(advice.remedy(new Note("plan.note.second-way-blocked", List.of("Chacra", "Escuela", "Tanque", "2.3"))).orElseThrow().edits())
        .isEqualTo(remedy.edits());
  }

  @Test
  void aRelayThatWouldJoinThemBecomesACandidate() {
    Remedy remedy = advice.remedy(new Note(PlanNotes.RELAY, List.of("Chacra", "-31.20000, -64.60000", "6", "Escuela", "Tanque", "812")))
        .orElseThrow();
    assertThat(remedy.edits()).hasSize(1).first().isInstanceOfSatisfying(Edit.AddSite.class, add -> {
      assertThat(add.site().name()).isEqualTo("Repetidor 1");
      assertThat(add.site().role()).isEqualTo(Role.CANDIDATE);
      assertThat(add.site().heightMeters()).isEqualTo(6);
      assertThat(add.site().position()).isEqualTo(new GeoPoint(-31.2, -64.6));
    });
  }

  @Test
  void whatNoEditDoesIsOnlySaid() {
    assertThat(advice.remedy(new Note(PlanNotes.UNREACHED_HIDDEN, List.of("Chacra")))).isEmpty();
    assertThat(advice.remedy(new Note(PlanNotes.UNREACHED_BLOCKED, List.of("Chacra", "Escuela", "nadie", "2.3"))))
        .as("a site that is gone").isEmpty();
  }
}
