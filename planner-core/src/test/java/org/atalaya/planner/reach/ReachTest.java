package org.atalaya.planner.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.atalaya.planner.capacity.LinkedSites;
import org.atalaya.planner.site.Site;
import org.junit.jupiter.api.Test;

class ReachTest {

  /** Three sites of three households each, 900 USD, a line of 20 USD a month. */
  @Test
  void costsAreSharedByHouseholds() {
    LinkedSites chain = LinkedSites.of("G-a-b").with("G", LinkedSites.line(10));
    Reach reach = Reach.of(chain.plan(), chain.sites(), 4);
    assertThat(reach.households()).isEqualTo(9);
    assertThat(reach.people()).isEqualTo(36);
    assertThat(reach.costPerHousehold()).hasValue(100);
    assertThat(reach.monthlyCostPerHousehold()).hasValue(20.0 / 9);
    assertThat(reach.familiesPerNode()).hasValue(3);
    assertThat(reach.verdict()).isEqualTo(Reach.Verdict.EXPECTED);
    assertThat(reach.nodes()).extracting(Reach.Node::routers).containsOnly(1);
  }

  @Test
  void familiesANodeAreHeldAgainstWhatWorkshopsExpect() {
    LinkedSites chain = LinkedSites.of("G-a");
    assertThat(Reach.of(chain.plan(), households(chain, 0), 4).verdict()).isEqualTo(Reach.Verdict.UNKNOWN);
    assertThat(Reach.of(chain.plan(), households(chain, 0), 4).costPerHousehold()).isEmpty();
    assertThat(Reach.of(chain.plan(), households(chain, 2), 4).verdict()).isEqualTo(Reach.Verdict.FEWER);
    assertThat(Reach.of(chain.plan(), households(chain, 4), 4).verdict()).isEqualTo(Reach.Verdict.EXPECTED);
    assertThat(Reach.of(chain.plan(), households(chain, 5), 4).verdict()).isEqualTo(Reach.Verdict.MORE);
    assertThatThrownBy(() -> Reach.of(chain.plan(), chain.sites(), 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Site> households(LinkedSites chain, int each) {
    return chain.sites().stream().map(site -> new Site(site.name(), site.position(), site.heightMeters(), site.role(), site.power(),
        each, site.device(), site.cost(), site.notes())).toList();
  }
}
