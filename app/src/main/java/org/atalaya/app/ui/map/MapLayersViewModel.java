package org.atalaya.app.ui.map;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.atalaya.app.job.FileImport;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.maps.features.BuildingFile;
import org.atalaya.maps.features.FeatureFile;
import org.atalaya.maps.features.MapFeature;
import org.atalaya.maps.tiles.MbtilesFile;
import org.atalaya.maps.tiles.TileSource;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.project.CoverFiles;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.MapLayer;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectState;

/**
 * Files that are drawn on the map: pictures of the ground, lines and areas, and the footprints of buildings that paths are
 * judged with. Read behind the window; one that can't be read is listed with the reason.
 */
public final class MapLayersViewModel implements AutoCloseable {

  /** What a file holds. */
  sealed interface Content {
    /** @param heights true where every area tells how high it stands */
    record Shapes(OverlayShapes shapes, boolean heights) implements Content {}

    record Pictures(MbtilesFile tiles) implements Content {}

    record Broken(BadInputException why) implements Content {}
  }

  /**
   * A layer of the map.
   *
   * @param content as it was read
   * @param building true where paths are judged with it
   */
  public record Layer(MapLayer layer, Content content, boolean building) {

    /** The file's name. */
    public String name() {
      return String.valueOf(Path.of(layer.path()).getFileName());
    }

    /** True where its areas could be buildings, and are not yet. */
    public boolean mayBeBuildings() {
      return !building && content instanceof Content.Shapes(OverlayShapes shapes, boolean heights) && heights;
    }

    /** Why it can't be drawn. */
    public Optional<String> objection() {
      return content instanceof Content.Broken(BadInputException why) ? Optional.of(why.getMessage()) : Optional.empty();
    }
  }

  /** What the present layers were read from. */
  private record Wanted(Project project, List<MapLayer> layers, List<String> buildings) {}

  private final ProjectDesk desk;
  private final ReadOnlyObjectWrapper<List<Layer>> layers = new ReadOnlyObjectWrapper<>(List.of());
  private Optional<Wanted> wanted = Optional.empty();

  MapLayersViewModel(ProjectDesk desk) {
    this.desk = desk;
    desk.snapshotProperty().subscribe(now -> now.ifPresentOrElse(this::follow, this::close));
  }

  /** The lowest first. */
  public ReadOnlyObjectProperty<List<Layer>> layersProperty() {
    return layers.getReadOnlyProperty();
  }

  private void follow(ProjectDesk.Snapshot now) {
    if (desk.project().isEmpty()) {
      return;
    }
    Project open = desk.project().get();
    Wanted next = new Wanted(open, now.state().layers(), now.state().cover().buildings());
    if (wanted.equals(Optional.of(next))) {
      return;
    }
    Map<String, Content> known = new HashMap<>();
    if (wanted.filter(before -> before.project() == open).isPresent()) {
      layers.get().forEach(each -> known.put(each.layer().path(), each.content()));
    }
    wanted = Optional.of(next);
    desk.work().errand(() -> read(open, known), read -> {
      if (wanted.equals(Optional.of(next))) {
        List<Layer> before = layers.get();
        layers.set(read);
        closeUnless(before, tiles(read));
      } else {
        closeUnless(read, tiles(layers.get()));
      }
    });
  }

  /** Those of the project, then files of buildings that it does not list. */
  private static List<Layer> read(Project project, Map<String, Content> known) {
    ProjectState state = project.state();
    List<MapLayer> found = project.resolveLayers();
    List<String> houses = project.resolveCover().buildings();
    List<Layer> read = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      MapLayer layer = state.layers().get(i);
      read.add(new Layer(layer, content(layer, found.get(i).path(), known), state.cover().buildings().contains(layer.path())));
    }
    for (int i = 0; i < houses.size(); i++) {
      String path = state.cover().buildings().get(i);
      if (state.layers().stream().noneMatch(layer -> layer.path().equals(path))) {
        MapLayer layer = new MapLayer(path, true);
        read.add(new Layer(layer, content(layer, houses.get(i), known), true));
      }
    }
    return List.copyOf(read);
  }

  private static Content content(MapLayer layer, String path, Map<String, Content> known) {
    Content before = known.get(layer.path());
    if (before != null && !(before instanceof Content.Broken)) {
      return before;
    }
    try {
      Path file = Path.of(path);
      if (FileImport.isTiles(file)) {
        return new Content.Pictures(MbtilesFile.open(file));
      }
      List<MapFeature> features = FeatureFile.read(file);
      return new Content.Shapes(OverlayShapes.of(features), BuildingFile.tellsHeights(features));
    } catch (BadInputException e) {
      return new Content.Broken(e);
    }
  }

  /** Behind the window, which does not wait for a share that does not answer. */
  private static void closeUnless(List<Layer> old, List<MbtilesFile> used) {
    List<MbtilesFile> done = tiles(old).stream().filter(each -> !used.contains(each)).toList();
    if (!done.isEmpty()) {
      Thread.ofVirtual().name("closing layers").start(() -> done.forEach(MbtilesFile::close));
    }
  }

  private static List<MbtilesFile> tiles(List<Layer> layers) {
    return layers.stream().map(Layer::content).flatMap(content ->
        content instanceof Content.Pictures(MbtilesFile tiles) ? Stream.of(tiles) : Stream.empty()).toList();
  }

  /** Draws it, or keeps it without; as an edit. */
  public void show(Layer layer, boolean shown) {
    change(before -> {
      Stream<MapLayer> listed = before.stream().anyMatch(each -> each.path().equals(layer.layer().path())) ? before.stream()
          : Stream.concat(before.stream(), Stream.of(layer.layer()));
      return listed.map(each -> each.path().equals(layer.layer().path()) ? new MapLayer(each.path(), shown) : each).toList();
    });
  }

  /** Takes it off the map, and out of what paths are judged with; the file stays. As one edit. */
  public void remove(Layer layer) {
    String path = layer.layer().path();
    if (!layer.building()) {
      change(before -> before.stream().filter(each -> !each.path().equals(path)).toList());
      return;
    }
    desk.changeThen(open -> {
      CoverFiles cover = open.state().cover();
      open.apply(new Edit.SetLayersAndCover(open.state().layers().stream().filter(each -> !each.path().equals(path)).toList(),
          with(cover, cover.buildings().stream().filter(each -> !each.equals(path)).toList())));
      return cover;
    }, done -> { });
  }

  private static CoverFiles with(CoverFiles cover, List<String> buildings) {
    return new CoverFiles(cover.surface(), cover.landCover(), buildings, cover.buildingMeters());
  }

  /** Judges paths with its areas as buildings; as an edit. */
  public void useAsBuildings(Layer layer) {
    buildings(before -> Stream.concat(before.stream(), Stream.of(layer.layer().path())).distinct().toList());
  }

  private void change(UnaryOperator<List<MapLayer>> change) {
    desk.changeThen(open -> {
      List<MapLayer> after = change.apply(open.state().layers());
      if (!after.equals(open.state().layers())) {
        open.apply(new Edit.SetMapLayers(after));
      }
      return after;
    }, done -> { });
  }

  private void buildings(UnaryOperator<List<String>> change) {
    desk.changeThen(open -> {
      CoverFiles cover = open.state().cover();
      open.apply(new Edit.SetCover(with(cover, change.apply(cover.buildings()))));
      return cover;
    }, done -> { });
  }

  /** What is shown of lines and areas. */
  List<OverlayShapes> shapes() {
    return layers.get().stream().filter(each -> each.layer().shown()).map(Layer::content).flatMap(content ->
        content instanceof Content.Shapes(OverlayShapes shapes, boolean heights) ? Stream.of(shapes) : Stream.empty()).toList();
  }

  /** What is shown of pictures. */
  List<TileSource> pictures() {
    return List.copyOf(tiles(layers.get().stream().filter(each -> each.layer().shown()).toList()));
  }

  /** Whom the pictures that are shown name, each once. */
  public List<String> attributions() {
    return pictures().stream().map(TileSource::attribution).filter(each -> !each.isEmpty()).distinct().toList();
  }

  @Override
  public void close() {
    wanted = Optional.empty();
    List<Layer> before = layers.get();
    layers.set(List.of());
    closeUnless(before, List.of());
  }
}
