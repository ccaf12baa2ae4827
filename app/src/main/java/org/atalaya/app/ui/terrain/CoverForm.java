package org.atalaya.app.ui.terrain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.atalaya.app.job.ClutterFiles;
import org.atalaya.app.job.LinksJob;
import org.atalaya.app.ui.parts.Form;
import org.atalaya.app.ui.parts.FormField;
import org.atalaya.app.ui.parts.TypedNumber;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.project.CoverFiles;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectState;

/** The files that say what stands on the ground: trees and roofs, which a bare terrain does not know. */
public final class CoverForm implements Form {
  private static final String SURFACE = "surface";
  private static final String CLASSES = "classes";
  private static final String HEIGHTS = "heights";
  private static final String BUILDINGS = "buildings";
  private static final String METERS = "meters";
  private static final double HIGHEST_METERS = 1000;
  private static final List<String> ELEVATION = List.of("*.tif", "*.tiff", "*.asc", "*.hgt", "*.hgt.gz", "*.hgt.zip");

  private final ProjectDesk desk;

  public CoverForm(ProjectDesk desk) {
    this.desk = desk;
  }

  @Override
  public String id() {
    return "cover";
  }

  @Override
  public String title(Wording wording) {
    return wording.get("form.cover");
  }

  private CoverFiles now() {
    return desk.state().map(ProjectState::cover).orElse(CoverFiles.NONE);
  }

  private boolean nothing() {
    return now().surface().isEmpty() && now().landCover().isEmpty() && now().buildings().isEmpty();
  }

  @Override
  public String today(Wording wording) {
    if (nothing()) {
      return wording.get("form.cover.none");
    }
    List<String> parts = new ArrayList<>();
    if (!now().surface().isEmpty()) {
      parts.add(wording.get("form.cover.today.surface", now().surface().size()));
    }
    if (now().landCover().isPresent()) {
      parts.add(wording.get("form.cover.today.classes"));
    }
    if (!now().buildings().isEmpty()) {
      parts.add(wording.get("form.cover.today.buildings", now().buildings().size()));
    }
    return String.join(", ", parts);
  }

  @Override
  public String opening(Wording wording) {
    return wording.get(nothing() ? "form.add" : "form.change");
  }

  @Override
  public String purpose(Wording wording) {
    return wording.get("form.cover.purpose");
  }

  @Override
  public List<FormField> fields(Wording wording) {
    CoverFiles files = now();
    String elevation = wording.get("terrain.filter");
    return List.of(
        field(wording, SURFACE, String.join("\n", files.surface()), new FormField.Kind.Files(elevation, ELEVATION, true)),
        field(wording, CLASSES, files.landCover().map(CoverFiles.Classes::raster).orElse(""),
            new FormField.Kind.Files(elevation, List.of("*.tif", "*.tiff", "*.asc"), false)),
        field(wording, HEIGHTS, files.landCover().map(CoverFiles.Classes::heights).orElse(""),
            new FormField.Kind.Files(wording.get("form.cover.table"), List.of("*.csv", "*.txt"), false)),
        field(wording, BUILDINGS, String.join("\n", files.buildings()),
            new FormField.Kind.Files(wording.get("form.cover.footprints"), List.of("*.geojson", "*.json"), true)),
        field(wording, METERS, files.buildingMeters().map(each -> TypedNumber.show(each, wording.locale())).orElse(""),
            new FormField.Kind.Text(wording.get("form.example", "4"))));
  }

  private static FormField field(Wording wording, String id, String value, FormField.Kind kind) {
    return new FormField(id, wording.get("form.cover." + id), wording.get("form.cover." + id + ".hint"), value, kind);
  }

  @Override
  public Optional<String> clearing(Wording wording) {
    return now().equals(CoverFiles.NONE) ? Optional.empty() : Optional.of(wording.get("form.cover.clear"));
  }

  @Override
  public void clear() {
    desk.applyThen(List.of(new Edit.SetCover(CoverFiles.NONE)), desk::judgeAnew);
  }

  @Override
  public void save(Map<String, String> typed, Wording wording, Consumer<List<Mistake>> then) {
    Optional<Path> raster = paths(typed, CLASSES).stream().findFirst();
    Optional<Path> heights = paths(typed, HEIGHTS).stream().findFirst();
    OptionalDouble meters = TypedNumber.find(typed.get(METERS), wording.locale());
    List<Mistake> mistakes = new ArrayList<>();
    if (raster.isPresent() != heights.isPresent()) {
      mistakes.add(new Mistake(raster.isPresent() ? HEIGHTS : CLASSES, wording.get("form.cover.both")));
    }
    if (!typed.get(METERS).isBlank() && meters.stream().noneMatch(each -> each > 0 && each <= HIGHEST_METERS)) {
      mistakes.add(new Mistake(METERS, wording.get("form.cover.meters.bad")));
    }
    if (!mistakes.isEmpty()) {
      then.accept(mistakes);
      return;
    }
    ClutterFiles wanted = new ClutterFiles(paths(typed, SURFACE), raster, heights, paths(typed, BUILDINGS), meters);
    Project open = desk.project().orElseThrow();
    desk.work().start("work.cover", progress -> check(open, wanted), (checked, took) -> desk.ifStill(open, () -> {
      switch (checked) {
        case Checked.Bad(BadInputException why) -> then.accept(List.of(new Mistake(field(wanted, why), wording.sentence(why))));
        case Checked.Good(CoverFiles files) -> desk.applyThen(List.of(new Edit.SetCover(files)), () -> {
          desk.judgeAnew();
          then.accept(List.of());
        });
      }
    }));
  }

  /** What came of reading the files. */
  private sealed interface Checked {
    record Good(CoverFiles files) implements Checked {}

    record Bad(BadInputException why) implements Checked {}
  }

  /** Reads the files, each where it is found now: the project may have been moved with them. */
  private static Checked check(Project open, ClutterFiles wanted) {
    Map<Path, Path> moved = new HashMap<>();
    List<Path> kept = all(open.state().cover());
    List<Path> found = all(open.resolveCover());
    for (int i = 0; i < kept.size() && kept.size() == found.size(); i++) {
      moved.put(kept.get(i), found.get(i));
    }
    UnaryOperator<Path> now = file -> moved.getOrDefault(file, file);
    ClutterFiles files = new ClutterFiles(wanted.surface().stream().map(now).toList(), wanted.landCover().map(now),
        wanted.classHeights().map(now), wanted.buildings().stream().map(now).toList(), wanted.buildingMeters());
    try {
      LinksJob.checkCover(open, files);
      return new Checked.Good(files.kept());
    } catch (BadInputException bad) {
      return new Checked.Bad(bad);
    }
  }

  private static List<Path> all(CoverFiles cover) {
    return Stream.of(cover.surface().stream(), cover.landCover().stream().flatMap(each -> Stream.of(each.raster(), each.heights())),
        cover.buildings().stream()).flatMap(each -> each).map(Path::of).toList();
  }

  /** The field whose file a mistake is in: a mistake names the file that it was found in. */
  private static String field(ClutterFiles wanted, BadInputException bad) {
    String said = bad.getMessage();
    return names(wanted.buildings(), said) ? BUILDINGS : names(wanted.classHeights().stream().toList(), said) ? HEIGHTS
        : names(wanted.landCover().stream().toList(), said) ? CLASSES : SURFACE;
  }

  private static boolean names(List<Path> files, String said) {
    return files.stream().anyMatch(file -> said.contains(file.getFileName().toString()));
  }

  private static List<Path> paths(Map<String, String> typed, String field) {
    return typed.get(field).lines().map(Path::of).toList();
  }
}
