package org.atalaya.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.atalaya.planner.plan.BillOfMaterials;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.siteselection.Optimality;
import org.atalaya.provisioning.measure.RadioSurvey;
import org.atalaya.provisioning.measure.SurveyReading;
import org.junit.jupiter.api.Test;

class SurveyJobTest {

  @Test
  void aRadioThatCouldNotListenAndOneThatDoesNotCountAreNamed() {
    PlannedRouter router = new PlannedRouter("Escuela", 1, "Escuela", "librerouter-v1", Optional.empty(), "10.13.200.1/16", "fd00::1/64",
        List.of(new PlannedRadio("radio0", false, true, 1, 20, 15, 300), new PlannedRadio("radio1", true, false, 149, 20, 18, 300),
            new PlannedRadio("radio2", true, false, 165, 20, 18, 300)));
    NetworkPlan plan = new NetworkPlan(new Community("Valle", "libremesh", "AR", "Valle", "valle", "10.13.0.0/16", "fd00::/64"),
        List.of("Escuela"), List.of(router), List.of(), List.of(), new Optimality.Proven(), new BillOfMaterials(List.of(), 0, "USD"), List.of());
    List<RadioSurvey> radios = List.of(
        new RadioSurvey("radio0", Optional.of(List.of()), Optional.of(List.of())),
        new RadioSurvey("radio1", Optional.empty(), Optional.of(List.of(new RadioSurvey.Network("f4:28:53:00:00:01", 5180, 5180, 20, -70, Optional.empty())))));
    SurveyJob.Listened listened = SurveyJob.Listened.of(router, radios, new SurveyReading(plan, router, radios, Set.of(), Instant.EPOCH));
    assertThat(listened.deaf()).containsExactly("radio2");
    assertThat(listened.uncounted()).containsExactly("radio1");
    assertThat(listened.networks()).isEqualTo(1);
    assertThat(listened.problem()).isEmpty();
  }
}
