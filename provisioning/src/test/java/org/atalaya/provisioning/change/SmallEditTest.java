package org.atalaya.provisioning.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.atalaya.provisioning.router.LiveConfiguration;
import org.junit.jupiter.api.Test;

/** Which changes rpcd is told of, and in what words. */
class SmallEditTest {
  private static final String PATH = "/etc/config/network";

  private static Optional<List<SmallEdit.Call>> calls(String before, String after) {
    ChangeSet changes = new ChangeSet(new TreeMap<>(Map.of(PATH, after)), new TreeSet<>(), List.of(), List.of(), List.of(),
        List.of(), false, false, List.of(), Optional.empty());
    return SmallEdit.of(new LiveConfiguration(new TreeMap<>(Map.of(PATH, before)), ""), changes).map(SmallEdit::calls);
  }

  @Test
  void aListThatGrowsIsSetWhole() {
    assertThat(calls("config interface 'lan'\n\tlist dns '10.0.0.1'\n",
        "config interface 'lan'\n\tlist dns '10.0.0.1'\n\tlist dns '10.0.0.2'\n")).contains(List.of(
        new SmallEdit.Call("set", Map.of("config", "network", "section", "lan", "values",
            Map.of("dns", List.of("10.0.0.1", "10.0.0.2"))))));
  }

  @Test
  void aSectionThatComesBackWithAnotherTypeDoesNotBringItsOldListsBack() {
    assertThat(calls("config interface 'lan'\n\tlist dns '10.0.0.1'\n", "config alias 'lan'\n\tlist dns '10.0.0.2'\n"))
        .contains(List.of(
            new SmallEdit.Call("delete", Map.of("config", "network", "section", "lan")),
            new SmallEdit.Call("add", Map.of("config", "network", "type", "alias", "name", "lan")),
            new SmallEdit.Call("set", Map.of("config", "network", "section", "lan", "values",
                Map.of("dns", List.of("10.0.0.2"))))));
  }

  @Test
  void aSectionWithoutANameThatGoesIsLeftToWholeFiles() {
    String lan = "config interface 'lan'\n\toption proto 'static'\n";
    assertThat(calls(lan + "\nconfig route\n\toption target '10.9.0.0/16'\n", lan)).isEmpty();
    assertThat(calls(lan + "\nconfig route 'far'\n\toption target '10.9.0.0/16'\n", lan)).contains(List.of(
        new SmallEdit.Call("delete", Map.of("config", "network", "section", "far"))));
  }
}
