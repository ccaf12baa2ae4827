package org.atalaya.app.ui.terrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
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
import org.atalaya.planner.linkbudget.Climate;
import org.atalaya.planner.linkbudget.ClimateSettings;
import org.atalaya.planner.project.CoverFiles;
import org.atalaya.planner.propagation.RadioClimate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Climate and cover, set from the window's forms. */
class TerrainFormsTest {
  private static final Wording SPANISH = Wording.of(Locale.of("es", "AR"));

  @TempDir
  Path folder;
  private ModelAtHand hand;

  @BeforeEach
  void open() throws Exception {
    hand = new ModelAtHand(folder);
  }

  @AfterEach
  void close() throws Exception {
    hand.close();
  }

  /** Saves the form with these fields changed, and waits for the answer. */
  private List<Form.Mistake> save(Form form, Map<String, String> changes) throws InterruptedException {
    Map<String, String> typed = new HashMap<>(form.fields(SPANISH).stream().collect(Collectors.toMap(FormField::id, FormField::value)));
    typed.putAll(changes);
    List<List<Form.Mistake>> answers = new ArrayList<>();
    form.save(typed, SPANISH, answers::add);
    hand.until(() -> !answers.isEmpty());
    assertThat(answers).hasSize(1);
    return answers.getFirst();
  }

  @Test
  void theClimateIsOneEditAndIsShownAsItWasTyped() throws Exception {
    ClimateForm form = hand.model.terrain().climate();
    assertThat(form.today(SPANISH)).startsWith("sin datos");
    assertThat(form.clearing(SPANISH)).isEmpty();
    assertThat(save(form, Map.of("rain", "32,5", "k", "0.00015", "dn75", "200", "itm", "equatorial", "reliability", ""))).isEmpty();
    assertThat(hand.state().climate()).isEqualTo(new ClimateSettings(Optional.of(new Climate(32.5, 0.00015, 200)), RadioClimate.EQUATORIAL, 90));
    assertThat(hand.undo()).contains("edit.set-climate");
    assertThat(form.today(SPANISH)).isEqualTo("lluvia fuerte de 32,5 mm/h");
    assertThat(form.fields(SPANISH)).extracting(FormField::value).containsExactly("32,5", "0,00015", "200", "equatorial", "90");
    assertThat(save(form, Map.of())).as("saved as it stands").isEmpty();
    hand.model.desk().undo();
    hand.until(() -> hand.state().climate().equals(ClimateSettings.DEFAULT));
    assertThat(hand.undo()).as("it was one edit").isEmpty();
    hand.model.desk().redo();
    hand.until(() -> hand.state().climate().weather().isPresent());
    form.clear();
    hand.until(() -> hand.state().climate().equals(ClimateSettings.DEFAULT));
  }

  @Test
  void aClimateThatCannotBeIsToldBesideItsFieldAndChangesNothing() throws Exception {
    ClimateForm form = hand.model.terrain().climate();
    assertThat(save(form, Map.of("rain", "301", "k", "dos", "dn75", "200", "reliability", "100"))).extracting(Form.Mistake::field)
        .containsExactly("rain", "k", "reliability");
    assertThat(save(form, Map.of("rain", "30", "dn75", "200"))).singleElement().satisfies(mistake -> {
      assertThat(mistake.field()).isEqualTo("k");
      assertThat(mistake.sentence()).isEqualTo("Hacen falta los tres números, o ninguno.");
    });
    assertThat(hand.state().climate()).isEqualTo(ClimateSettings.DEFAULT);
  }

  @Test
  void buildingsCountOnceTheyAreReadAndAreOneEdit() throws Exception {
    Path houses = houses("{\"height\": 9}");
    CoverForm form = hand.model.terrain().cover();
    assertThat(form.today(SPANISH)).contains("suelo desnudo");
    assertThat(save(form, Map.of("buildings", houses.toString()))).isEmpty();
    assertThat(hand.state().cover().buildings()).containsExactly(houses.toString());
    assertThat(form.today(SPANISH)).isEqualTo("un archivo de edificios");
    hand.until(() -> hand.model.desk().groundProperty().get().filter(ground -> !ground.clutter().isEmpty()).isPresent());
    assertThat(save(form, Map.of("buildings", ""))).isEmpty();
    assertThat(hand.state().cover()).isEqualTo(CoverFiles.NONE);
    hand.model.desk().undo();
    hand.until(() -> !hand.state().cover().equals(CoverFiles.NONE));
    form.clear();
    hand.until(() -> hand.state().cover().equals(CoverFiles.NONE));
  }

  @Test
  void aFileThatSaysNothingIsToldBesideItsFieldAndChangesNothing() throws Exception {
    Path notes = Files.writeString(folder.resolve("notas.geojson"), "no es un mapa");
    CoverForm form = hand.model.terrain().cover();
    assertThat(save(form, Map.of("buildings", notes.toString()))).singleElement().satisfies(mistake -> {
      assertThat(mistake.field()).isEqualTo("buildings");
      assertThat(mistake.sentence()).contains("notas.geojson");
    });
    Path gone = folder.resolve("no-esta.tif");
    assertThat(save(form, Map.of("surface", gone.toString()))).extracting(Form.Mistake::field).containsExactly("surface");
    assertThat(save(form, Map.of("classes", gone.toString()))).extracting(Form.Mistake::field).containsExactly("heights");
    assertThat(save(form, Map.of("meters", "0"))).extracting(Form.Mistake::field).containsExactly("meters");
    assertThat(hand.state().cover()).isEqualTo(CoverFiles.NONE);
    assertThat(hand.undo()).isEmpty();
  }

  private Path houses(String properties) throws Exception {
    return Files.writeString(folder.resolve("casas.geojson"), """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":%s,"geometry":{"type":"Polygon","coordinates":
        [[[-64.64,-31.35],[-64.62,-31.35],[-64.62,-31.34],[-64.64,-31.34],[-64.64,-31.35]]]}}]}""".formatted(properties));
  }
}
