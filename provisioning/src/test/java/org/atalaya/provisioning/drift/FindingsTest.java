package org.atalaya.provisioning.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.atalaya.provisioning.drift.Finding.Kind;
import org.atalaya.provisioning.verify.Difference;
import org.junit.jupiter.api.Test;

class FindingsTest {
  @Test
  void oneThingIsToldOnceHoweverManyFilesRepeatIt() {
    List<Finding> findings = Findings.of(List.of(new Difference("lime-node.radio1.channel", "157", "149"),
        new Difference("wireless.radio1.txpower", "18", "30"), new Difference("wireless.radio1.channel", "157", "149"),
        new Difference("lime-autogen.radio1.channel", "157", "149"),
        new Difference("wireless.lm_wlan1_mesh_radio1.key", "••••", "••••")));

    assertThat(findings).extracting(Finding::kind).containsExactly(Kind.CHANNEL, Kind.POWER, Kind.KEY);
    assertThat(findings).extracting(Finding::subject).containsOnly("radio1");
    assertThat(findings.getFirst()).satisfies(channel -> {
      assertThat(channel.planned()).isEqualTo("157");
      assertThat(channel.found()).isEqualTo("149");
      assertThat(channel.differences()).hasSize(3);
    });
  }

  @Test
  void whatNobodyHasAWordForIsCountedByItsFile() {
    List<Finding> findings = Findings.of(List.of(new Difference("network.wan6", "(none)", "a section interface"),
        new Difference("network.wan6.proto", "(none)", "dhcpv6"),
        new Difference("/etc/config/lime-node", "a file", Difference.NONE),
        new Difference("root password", "set", Difference.NONE)));

    assertThat(findings).extracting(Finding::kind).containsExactly(Kind.ROOT_PASSWORD, Kind.FILE, Kind.OTHER);
    assertThat(findings.getLast()).satisfies(other -> {
      assertThat(other.subject()).isEqualTo("network");
      assertThat(other.differences()).hasSize(2);
    });
  }
}
