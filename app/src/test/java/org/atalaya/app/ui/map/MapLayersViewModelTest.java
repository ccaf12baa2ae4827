package org.atalaya.app.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.atalaya.app.ui.map.MapLayersViewModel.Layer;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.MapLayer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapLayersViewModelTest {
  private static final String HOUSES = """
      {"type": "FeatureCollection", "features": [
       {"type": "Feature", "properties": {"height_m": 7}, "geometry": {"type": "Polygon", "coordinates":
        [[[-64.51, -31.41], [-64.5, -31.41], [-64.5, -31.4], [-64.51, -31.41]]]}},
       {"type": "Feature", "properties": {"name": "Portón"}, "geometry": {"type": "Point", "coordinates": [-64.5, -31.4]}}]}""";

  @TempDir Path folder;
  private ModelAtHand hand;

  @BeforeEach
  void open() throws Exception {
    hand = new ModelAtHand(folder);
  }

  @AfterEach
  void close() throws Exception {
    hand.close();
  }

  @Test
  void aFileWithPointsAndAreasBecomesSitesAndALayer() throws Exception {
    int sites = hand.state().sites().size();
    Layer layer = drop("houses.geojson", HOUSES);
    assertThat(hand.state().sites()).hasSize(sites + 1);
    assertThat(layer.name()).isEqualTo("houses.geojson");
    assertThat(layer.mayBeBuildings()).isTrue();
    assertThat(layers().shapes()).singleElement().satisfies(shapes -> assertThat(shapes.all()).hasSize(1));
  }

  @Test
  void aLayerIsHiddenShownAndTakenOffAsEdits() throws Exception {
    Layer layer = drop("houses.geojson", HOUSES);
    layers().show(layer, false);
    hand.until(() -> layers().shapes().isEmpty());
    assertThat(hand.state().layers()).extracting(MapLayer::shown).containsExactly(false);
    hand.model.desk().undo();
    hand.until(() -> !layers().shapes().isEmpty());
    layers().remove(layers().layersProperty().get().getFirst());
    hand.until(() -> layers().layersProperty().get().isEmpty());
    hand.model.desk().undo();
    hand.until(() -> layers().layersProperty().get().size() == 1);
  }

  @Test
  void areasWithHeightsAreTakenForBuildingsAndBack() throws Exception {
    Layer layer = drop("houses.geojson", HOUSES);
    layers().useAsBuildings(layer);
    hand.until(() -> layers().layersProperty().get().getFirst().building());
    assertThat(hand.state().cover().buildings()).containsExactly(layer.layer().path());
    assertThat(layers().layersProperty().get()).hasSize(1);
    layers().remove(layers().layersProperty().get().getFirst());
    hand.until(() -> layers().layersProperty().get().isEmpty());
    assertThat(hand.state().cover().buildings()).isEmpty();
    hand.model.desk().undo();
    hand.until(() -> layers().layersProperty().get().size() == 1);
    assertThat(hand.state().cover().buildings()).as("one step back brings all of it back").containsExactly(layer.layer().path());
    assertThat(layers().layersProperty().get().getFirst().building()).isTrue();
    hand.model.desk().redo();
    hand.until(() -> layers().layersProperty().get().isEmpty());
    assertThat(hand.state().cover().buildings()).isEmpty();
  }

  @Test
  void aFileThatIsGoneIsListedWithTheReason() throws Exception {
    hand.model.desk().apply(List.of(new Edit.SetMapLayers(List.of(new MapLayer(folder.resolve("gone.geojson").toString(), true)))));
    hand.until(() -> layers().layersProperty().get().stream().anyMatch(each -> each.objection().isPresent()));
    assertThat(layers().layersProperty().get().getFirst().objection().orElseThrow()).contains("gone.geojson", "no such file");
    assertThat(layers().shapes()).isEmpty();
  }

  @Test
  void aBadFileIsToldAndNothingIsDrawn() throws Exception {
    hand.model.files().take(List.of(Files.writeString(folder.resolve("bad.mbtiles"), "no tables of tiles here")));
    hand.until(() -> hand.model.desk().noticeProperty().get().filter(notice -> notice.key().equals("notice.bad-input")).isPresent());
    assertThat(hand.state().layers()).isEmpty();
  }

  private MapLayersViewModel layers() {
    return hand.model.map().layers();
  }

  private Layer drop(String name, String text) throws Exception {
    hand.model.files().take(List.of(Files.writeString(folder.resolve(name), text)));
    hand.until(() -> layers().layersProperty().get().size() == 1);
    return layers().layersProperty().get().getFirst();
  }
}
