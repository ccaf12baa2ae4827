package org.atalaya.provisioning.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.atalaya.provisioning.router.MacAddress;
import org.atalaya.provisioning.ssh.HostKey;
import org.atalaya.provisioning.ssh.RouterAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteMatchingTest {
  private static final HostKey KEY = new HostKey("ssh-ed25519", "AAAA");

  private static MacAddress mac(int n) {
    return new MacAddress("02:a7:a1:00:00:0" + n);
  }

  private static DiscoveredRouter router(int n, HostKey key) {
    return new DiscoveredRouter(List.of(RouterAddress.parse("fe80::" + n + "%eth0")), List.of(mac(n)), "SSH-2.0-dropbear",
        Optional.ofNullable(key), new Access.Closed(), new TreeSet<>());
  }

  private static SiteMatching.Planned planned(String host, Set<MacAddress> macs, HostKey key) {
    return new SiteMatching.Planned(host, macs, Optional.ofNullable(key));
  }

  @Test
  void aLabelCountsMoreThanAMacAndThatMoreThanAKey() {
    List<DiscoveredRouter> found = List.of(router(1, null), router(2, KEY), router(3, null), router(4, null));
    SiteMatching.Result result = SiteMatching.match(found, List.of(planned("club", Set.of(mac(1)), null),
        planned("escuela", Set.of(), KEY), planned("radio", Set.of(mac(3)), null), planned("nueva", Set.of(), null)),
        new TreeMap<>(Map.of("nueva", List.of(mac(3)))));
    assertThat(result.matches()).containsExactly(Optional.of(new SiteMatching.Match("club", SiteMatching.By.MAC)),
        Optional.of(new SiteMatching.Match("escuela", SiteMatching.By.HOST_KEY)),
        Optional.of(new SiteMatching.Match("nueva", SiteMatching.By.LABEL)), Optional.empty());
    assertThat(result.notes()).isEmpty();
  }

  @Test
  void twoThatClaimOnePlaceGetNone() {
    SiteMatching.Result result = SiteMatching.match(List.of(router(1, KEY), router(2, KEY)),
        List.of(planned("escuela", Set.of(), KEY)), new TreeMap<>(Map.of("club", List.of(mac(7)))));
    assertThat(result.matches()).containsOnly(Optional.empty());
    assertThat(result.notes()).containsExactly("2 routers claim to be escuela", "no router answers that has the label of club");
  }

  @ParameterizedTest
  @ValueSource(strings = {"02:A7:A1:00:00:0B", "02-a7-a1-00-00-0b", "02A7A100000B", "02a7.a100.000b", "MAC: 02 A7 A1 00 00 0B",
      "LibreRouter v1 S/N 20190042 MAC(ETH):02A7A100000B;WPS PIN 12345670", "http://example.org/?mac=02:a7:a1:00:00:0b&v=1",
      "MAC 02A7A100000B\nSSID LibreMesh.org"})
  void aMacIsFoundInEveryCommonLabel(String label) {
    assertThat(MacAddress.inLabel(label)).containsExactly(new MacAddress("02:a7:a1:00:00:0b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "S/N 2150912345678901", "02:a7:a1:00:00", "01:00:5e:00:00:fb", "000000000000",
      "deadbeefdeadbeefdeadbeef", "x02A7A100000B"})
  void whatIsNoMacOfOneDeviceIsNotTakenForOne(String label) {
    assertThat(MacAddress.inLabel(label)).isEmpty();
  }
}
