package org.atalaya.app.ui.sites;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.atalaya.app.ui.map.ModelAtHand;
import org.atalaya.app.ui.parts.Form;
import org.atalaya.app.ui.parts.FormField;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.clutter.Surroundings;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.site.Uplink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines to the internet, noted down in the window. */
class LineFormTest {
  private static final Wording SPANISH = Wording.of(Locale.of("es", "AR"));

  @TempDir
  Path folder;
  private ModelAtHand hand;
  private String gateway;
  private String home;

  @BeforeEach
  void open() throws Exception {
    hand = new ModelAtHand(folder);
    gateway = hand.state().sites().stream().filter(site -> site.role() == Role.GATEWAY).findFirst().orElseThrow().name();
    home = hand.state().sites().stream().filter(site -> site.role() != Role.GATEWAY).findFirst().orElseThrow().name();
    hand.model.desk().apply(List.of(new Edit.ReplaceSite(gateway, hand.site(gateway).withUplinks(List.of()))));
    hand.until(() -> hand.site(gateway).uplinks().isEmpty());
  }

  @AfterEach
  void close() throws Exception {
    hand.close();
  }

  private List<LineForm> forms(String site) {
    return LineForm.of(hand.model.desk(), hand.site(site));
  }

  private List<Form.Mistake> save(Form form, Map<String, String> changes) throws InterruptedException {
    Map<String, String> typed = new HashMap<>(form.fields(SPANISH).stream().collect(Collectors.toMap(FormField::id, FormField::value)));
    typed.putAll(changes);
    List<List<Form.Mistake>> answers = new ArrayList<>();
    form.save(typed, SPANISH, answers::add);
    hand.until(() -> !answers.isEmpty());
    return answers.getFirst();
  }

  @Test
  void aLineIsAddedChangedRenamedAndRemovedEachAsOneEdit() throws Exception {
    assertThat(forms(gateway)).hasSize(1);
    assertThat(forms(gateway).getFirst().today(SPANISH)).isEqualTo("ninguna línea anotada");
    assertThat(save(forms(gateway).getFirst(), Map.of("name", "fibra", "down", "20", "up", "2,5", "sharing", "allowed"))).isEmpty();
    Uplink line = new Uplink("fibra", "", 20, 2.5, 0, Uplink.Sharing.ALLOWED, Optional.empty(), false, Optional.empty(), List.of());
    assertThat(hand.site(gateway).uplinks()).containsExactly(line);
    assertThat(forms(gateway)).hasSize(2);
    assertThat(hand.undo()).contains("edit.site-lines");
    LineForm fibre = forms(gateway).getFirst();
    assertThat(fibre.title(SPANISH)).isEqualTo("Internet: fibra");
    assertThat(fibre.today(SPANISH)).isEqualTo("20\u00a0Mbit/s de bajada, 2,5\u00a0Mbit/s de subida");
    assertThat(save(fibre, Map.of("name", "cooperativa", "cost", "1.500", "cap", "80", "sharing", "forbidden"))).isEmpty();
    assertThat(hand.site(gateway).uplinks()).containsExactly(new Uplink("cooperativa", "", 20, 2.5, 1500, Uplink.Sharing.FORBIDDEN,
        Optional.of(80.0), false, Optional.empty(), List.of()));
    assertThat(save(forms(gateway).getFirst(), Map.of("cap", ""))).as("a cap can be taken away again").isEmpty();
    assertThat(hand.site(gateway).uplinks().getFirst().capGigabytes()).isEmpty();
    hand.model.desk().undo();
    hand.until(() -> hand.site(gateway).uplinks().getFirst().capGigabytes().isPresent());
    hand.model.desk().undo();
    hand.until(() -> hand.site(gateway).uplinks().equals(List.of(line)));
    forms(gateway).getFirst().clear();
    hand.until(() -> hand.site(gateway).uplinks().isEmpty());
  }

  @Test
  void anOwnNetworkThatIsNotShownStays() throws Exception {
    Uplink own = new Uplink("fibra", "", 20, 5, 0, Uplink.Sharing.ALLOWED, Optional.empty(), false, Optional.of(64_600L), List.of("203.0.113.0/24"));
    Site with = hand.site(gateway).withUplinks(List.of(own));
    hand.model.desk().apply(List.of(new Edit.ReplaceSite(gateway, with)));
    hand.until(() -> hand.site(gateway).equals(with));
    assertThat(save(forms(gateway).getFirst(), Map.of("down", "40"))).isEmpty();
    assertThat(hand.site(gateway).uplinks()).singleElement().satisfies(line -> {
      assertThat(line.downMbps()).isEqualTo(40);
      assertThat(line.asNumber()).contains(64_600L);
      assertThat(line.networks()).containsExactly("203.0.113.0/24");
    });
  }

  @Test
  void mistakesAreToldBesideTheirFieldsAndNothingIsChanged() throws Exception {
    assertThat(save(forms(gateway).getFirst(), Map.of("name", " ", "down", "mucho", "up", "0", "cap", "0", "cost", "-1")))
        .extracting(Form.Mistake::field).containsExactly("name", "down", "up", "cost", "cap");
    assertThat(save(forms(home).getFirst(), Map.of("down", "20", "up", "5", "resort", "no"))).singleElement().satisfies(mistake -> {
      assertThat(mistake.field()).isEqualTo("resort");
      assertThat(mistake.sentence()).contains("salida a internet");
    });
    assertThat(hand.site(home).uplinks()).isEmpty();
    assertThat(save(forms(home).getFirst(), Map.of("name", "celular", "down", "20", "up", "5", "cap", "50"))).as("a last resort, as it is proposed there").isEmpty();
    assertThat(hand.site(home).uplinks()).singleElement().satisfies(line -> assertThat(line.lastResort()).isTrue());
    assertThat(save(forms(home).getLast(), Map.of("name", "celular", "down", "1", "up", "1"))).extracting(Form.Mistake::field).containsExactly("name");
    assertThat(hand.site(home).uplinks()).hasSize(1);
  }

  @Test
  void whatStandsAroundASiteIsKeptInItsNoteAndCounts() throws Exception {
    SurroundingsForm form = new SurroundingsForm(hand.model.desk(), home);
    String note = hand.site(home).notes();
    assertThat(form.today(SPANISH)).isEqualTo("sin árboles ni casas anotados");
    assertThat(save(form, Map.of("meters", "8,5"))).isEmpty();
    assertThat(Surroundings.find(hand.site(home)).orElseThrow().heightMeters()).isEqualTo(8.5);
    assertThat(hand.site(home).notes()).startsWith(note);
    assertThat(form.today(SPANISH)).isEqualTo("árboles o casas de 8,5\u00a0m");
    assertThat(save(form, Map.of("meters", "101"))).extracting(Form.Mistake::field).containsExactly("meters");
    assertThat(save(form, Map.of("meters", "12"))).isEmpty();
    assertThat(Surroundings.find(hand.site(home)).orElseThrow().heightMeters()).isEqualTo(12);
    assertThat(save(form, Map.of("meters", ""))).isEmpty();
    assertThat(hand.site(home).notes()).isEqualTo(note);
    hand.model.desk().undo();
    hand.until(() -> form.today(SPANISH).equals("árboles o casas de 12\u00a0m"));
  }
}
