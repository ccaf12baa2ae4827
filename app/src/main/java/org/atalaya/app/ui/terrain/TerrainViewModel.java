package org.atalaya.app.ui.terrain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.atalaya.app.ui.map.OnlineMapDraft;
import org.atalaya.app.ui.parts.Row;
import org.atalaya.app.ui.parts.Sheet;
import org.atalaya.app.ui.parts.Sheet.Fact;
import org.atalaya.app.ui.parts.Tone;
import org.atalaya.app.ui.shell.Ground;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.wording.Quantities;
import org.atalaya.app.wording.Wording;
import org.atalaya.maps.elevation.TerrainFileInfo;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.terrain.Elevation;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.TerrainGap;

/** The ground that the project stands on: which files, and whether they reach under every site. */
public final class TerrainViewModel {
  private final ProjectDesk desk;
  private final CoverForm cover;
  private final ClimateForm climate;

  private Optional<Asking> asking = Optional.empty();

  /** What a person is being asked for. */
  public sealed interface Asking {
    /** A map of the net. */
    record Online(OnlineMapDraft draft) implements Asking {}

    /** Terrain to be fetched. */
    record Fetch(TerrainFetchViewModel fetch) implements Asking {}
  }

  public TerrainViewModel(ProjectDesk desk) {
    this.desk = desk;
    desk.snapshotProperty().subscribe((before, now) -> {
      if (!before.map(ProjectDesk.Snapshot::file).equals(now.map(ProjectDesk.Snapshot::file))) {
        asking = Optional.empty();
      }
    });
    cover = new CoverForm(desk);
    climate = new ClimateForm(desk);
  }

  /** What is being filled in in this step; it outlives the drawing of the window. */
  public Optional<Asking> asking() {
    return asking;
  }

  /** Begins to ask for something. */
  void open(Asking what) {
    asking = Optional.of(what);
  }

  /** It was answered, or thought better of. */
  void close() {
    asking = Optional.empty();
  }

  /** What stands on the ground. */
  public CoverForm cover() {
    return cover;
  }

  /** The weather over it. */
  public ClimateForm climate() {
    return climate;
  }

  /** A row for each file. */
  public List<Row> rows(Wording wording) {
    Quantities units = wording.quantities();
    return desk.groundProperty().get().map(Ground::files).orElse(List.of()).stream().map(file -> new Row(
        new Selection.None(), Tone.ACCENT, "fth-layers", file.file().getFileName().toString(),
        wording.get("terrain.row", units.wholeMeters(file.postSpacingMeters())) + heights(file, units), false)).toList();
  }

  private static String heights(TerrainFileInfo file, Quantities units) {
    return file.minMeters().isPresent() && file.maxMeters().isPresent()
        ? " · " + units.number(file.minMeters().getAsDouble(), 0) + "–" + units.wholeMeters(file.maxMeters().getAsDouble())
        : "";
  }

  /** What the files cover, by two corners each. */
  public List<GeoPoint> corners() {
    return desk.groundProperty().get().map(Ground::files).orElse(List.of()).stream().flatMap(file -> Stream.of(
        new GeoPoint(file.southDegrees(), file.westDegrees()), new GeoPoint(file.northDegrees(), file.eastDegrees()))).toList();
  }

  /** What is missing under the sites, each once. */
  public Set<String> missingUnderSites() {
    Set<String> missing = new LinkedHashSet<>();
    desk.groundProperty().get().ifPresent(ground -> desk.state().map(ProjectState::sites).orElse(List.of()).forEach(site -> {
      if (ground.terrain().elevationAt(site.position()) instanceof Elevation.Missing(TerrainGap gap)) {
        missing.add(gap.name());
      }
    }));
    return missing;
  }

  public Sheet sheet(Wording wording) {
    Quantities units = wording.quantities();
    Optional<Ground> ground = desk.groundProperty().get();
    String kind = wording.get("step.terrain");
    if (desk.state().filter(state -> state.settings().terrain().isEmpty()).isPresent()) {
      return new Sheet(kind, wording.get("terrain.none"), Tone.PLAIN, "", wording.get("terrain.none.explain"),
          List.of(), Optional.empty(), List.of());
    }
    if (ground.isEmpty()) {
      return new Sheet(kind, wording.get("terrain.reading"), Tone.PLAIN, "", wording.get("terrain.reading.explain"),
          List.of(), Optional.empty(), List.of());
    }
    List<TerrainFileInfo> files = ground.get().files();
    Set<String> missing = missingUnderSites();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(wording.get("terrain.fact.files"), units.number(files.size(), 0)));
    OptionalDouble lowest = files.stream().map(TerrainFileInfo::minMeters).flatMapToDouble(OptionalDouble::stream).min();
    OptionalDouble highest = files.stream().map(TerrainFileInfo::maxMeters).flatMapToDouble(OptionalDouble::stream).max();
    lowest.ifPresent(low -> facts.add(new Fact(wording.get("terrain.fact.lowest"), units.wholeMeters(low))));
    highest.ifPresent(high -> facts.add(new Fact(wording.get("terrain.fact.highest"), units.wholeMeters(high))));
    files.stream().mapToDouble(TerrainFileInfo::postSpacingMeters).min()
        .ifPresent(finest -> facts.add(new Fact(wording.get("terrain.fact.spacing"), units.wholeMeters(finest))));
    facts.add(new Fact(wording.get("terrain.fact.voids"),
        units.number(files.stream().mapToLong(TerrainFileInfo::voids).sum(), 0)));
    boolean whole = missing.isEmpty();
    return new Sheet(kind, files.size() == 1 ? files.getFirst().file().getFileName().toString()
        : wording.get("terrain.files", files.size()), whole ? Tone.GOOD : Tone.FAIR,
        wording.get(whole ? "terrain.covers" : "terrain.gaps"), whole ? wording.get("terrain.covers.explain")
            : wording.get("terrain.gaps.explain", String.join(", ", missing)), facts, Optional.empty(), List.of());
  }

  /** Adds files to those that the project names, once they are read; as an edit. */
  public void addFiles(List<Path> files) {
    desk.addTerrain(files);
  }
}
