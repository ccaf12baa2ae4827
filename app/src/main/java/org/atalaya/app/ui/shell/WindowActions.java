package org.atalaya.app.ui.shell;

import static javafx.scene.input.KeyCombination.SHIFT_ANY;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.atalaya.app.ui.sites.FirstThing;
import org.atalaya.app.wording.Wording;

/** All that can be done from anywhere in the window, once: keys, palette, menus and the list of keys are made of it. */
final class WindowActions {
  private static final BooleanSupplier ALWAYS = () -> true;

  private final List<Action> steps;
  private final List<Action> project;
  private final List<Action> look;
  private final List<Action> textSize;
  private final List<Action> help;
  private final List<Action> fileType;
  private final Action commands;
  private final Action undo;
  private final Action redo;
  private final Action light;
  private final List<Action> inSteps;

  /** What only the window itself can do. */
  record Doors(Runnable commands, Runnable open, Runnable keys, Runnable tour, Press press) {}

  /** Presses a button of a step, where it is shown. */
  interface Press {
    void button(Step step, String id);
  }

  WindowActions(WindowModel model, Doors doors) {
    Wording wording = model.wordingProperty().get();
    ProjectDesk desk = model.desk();
    BooleanSupplier begun = () -> desk.snapshotProperty().get().isPresent();
    steps = Stream.of(Step.values()).map(step -> new Action("fth-arrow-right", wording.get("palette.go", wording.get(step.key())),
        List.of(ctrl(KeyCode.valueOf("DIGIT" + step.number()))), begun, () -> desk.stepProperty().set(step))).toList();
    commands = new Action("fth-search", wording.get("top.search"), List.of(ctrl(KeyCode.K)), ALWAYS, doors.commands());
    undo = new Action("fth-corner-up-left", wording.get("top.undo"), List.of(ctrl(KeyCode.Z)), begun, desk::undo);
    redo = new Action("fth-corner-up-right", wording.get("top.redo"),
        List.of(new KeyCodeCombination(KeyCode.Z, SHORTCUT_DOWN, SHIFT_DOWN), ctrl(KeyCode.Y)), begun, desk::redo);
    light = new Action("fth-moon", wording.get(model.darkProperty().get() ? "top.light" : "top.dark"),
        List.of(shifted(KeyCode.D)), ALWAYS, model.appearance()::toggle);
    look = List.of(light, new Action("fth-box", wording.get("block.toggle"), List.of(new KeyCodeCombination(KeyCode.F3)),
        model.map().block()::possible, () -> toggleBlock(model)));
    TableCopy tables = new TableCopy(model);
    project = List.of(
        new Action("fth-folder", wording.get("top.open"), List.of(ctrl(KeyCode.O)), ALWAYS, doors.open()),
        new Action("fth-home", wording.get("action.leave"), List.of(ctrl(KeyCode.W)), begun, desk::leave),
        new Action("fth-radio", wording.get("links.compute"), List.of(ctrl(KeyCode.L)), begun, () -> begin(model, Step.LINKS, desk::computeLinks)),
        new Action("fth-grid", wording.get("matrix.toggle"), List.of(ctrl(KeyCode.M)), () -> begun.getAsBoolean() && model.matrix().possible(),
            () -> {
              boolean shown = desk.stepProperty().get() == Step.LINKS && model.matrix().shownProperty().get();
              desk.stepProperty().set(Step.LINKS);
              if (shown) {
                model.matrix().hide();
              } else {
                model.matrix().show();
              }
            }),
        new Action("fth-share-2", wording.get("network.propose"), List.of(ctrl(KeyCode.P)),
            () -> begun.getAsBoolean() && desk.engines().plan().isPresent(), () -> begin(model, Step.NETWORK, model.wishes()::propose)),
        new Action("fth-zap-off", wording.get("outage.selected"), List.of(shifted(KeyCode.F)),
            () -> desk.stepProperty().get() == Step.NETWORK && model.outage().findSelected().isPresent(), model.outage()::toggleSelected),
        new Action("fth-copy", wording.get("table.copy"), List.of(shifted(KeyCode.C)), tables::possible, tables::copy));
    inSteps = Stream.of(new InStep("fth-layers", "terrain.add", Step.TERRAIN, "terrain-add"),
        new InStep("fth-download", "fetch.open", Step.TERRAIN, "fetch-open"), new InStep("fth-map", "layers.add", Step.TERRAIN, "layers-add"),
        new InStep("fth-globe", "online.open", Step.TERRAIN, "online-open"), new InStep("fth-upload", "sites.import", Step.SITES, "sites-import"),
        new InStep("fth-search", "routers.look", Step.ROUTERS, "look-for-routers"),
        new InStep("fth-printer", "handover.report.write", Step.HANDOVER, "write-reports"))
        .map(each -> new Action(each.icon(), wording.get(each.key()), List.of(), begun, () -> doors.press().button(each.step(), each.id()))).toList();
    var appearance = model.appearance();
    textSize = List.of(
        new Action("fth-zoom-in", wording.get("settings.text.larger"),
            List.of(sized(KeyCode.PLUS), sized(KeyCode.EQUALS), sized(KeyCode.ADD)), ALWAYS, appearance::enlarge),
        new Action("fth-zoom-out", wording.get("settings.text.smaller"),
            List.of(sized(KeyCode.MINUS), sized(KeyCode.SUBTRACT)), ALWAYS, appearance::reduce),
        new Action("fth-type", wording.get("settings.text.usual"),
            List.of(sized(KeyCode.DIGIT0), sized(KeyCode.NUMPAD0)), ALWAYS,
            () -> appearance.textPercentProperty().set(Appearance.USUAL_TEXT_PERCENT)));
    help = List.of(
        new Action("fth-help-circle", wording.get("keys.title"), List.of(new KeyCodeCombination(KeyCode.F1)), ALWAYS, doors.keys()),
        new Action("fth-flag", wording.get("tour.show"), List.of(), begun, doors.tour()));
    fileType = model.fileType().stream().flatMap(type -> Stream.of(
        new Action("fth-file", wording.get("settings.file-type"), List.of(), type.oursProperty().not()::get, () -> type.set(true)),
        new Action("fth-file", wording.get("settings.file-type.not"), List.of(), type.oursProperty()::get, () -> type.set(false))))
        .toList();
  }

  /** Something that a button of a step does. */
  private record InStep(String icon, String key, Step step, String id) {}

  /** Begins a step's work, or shows what it waits for. */
  private static void begin(WindowModel model, Step step, Runnable work) {
    if (model.desk().state().flatMap(state -> FirstThing.before(step, state)).isPresent()) {
      model.desk().stepProperty().set(step);
    } else {
      work.run();
    }
  }

  /** The 3-D view, or the flat map; the matrix of links, which covers either, makes room. */
  private static void toggleBlock(WindowModel model) {
    if (model.desk().stepProperty().get() == Step.LINKS && model.matrix().shownProperty().get()) {
      model.matrix().hide();
      model.map().block().shownProperty().set(true);
    } else {
      model.map().block().toggle();
    }
  }

  private static KeyCombination ctrl(KeyCode code) {
    return new KeyCodeCombination(code, SHORTCUT_DOWN);
  }

  private static KeyCombination shifted(KeyCode code) {
    return new KeyCodeCombination(code, SHORTCUT_DOWN, SHIFT_DOWN);
  }

  /** Plus stands above the digits on one keyboard and by itself on another. */
  private static KeyCombination sized(KeyCode code) {
    return new KeyCodeCombination(code, SHORTCUT_DOWN, SHIFT_ANY);
  }

  Action commands() {
    return commands;
  }

  Action undo() {
    return undo;
  }

  Action redo() {
    return redo;
  }

  Action open() {
    return project.getFirst();
  }

  List<Action> textSize() {
    return textSize;
  }

  List<Action> help() {
    return help;
  }

  /** Copies the table of the step that is shown. */
  Action copyTable() {
    return project.getLast();
  }

  /** Every one, in the order in which they are listed. */
  List<Action> all() {
    return Stream.of(steps, List.of(commands, undo, redo), project, inSteps, look, textSize, help, fileType).flatMap(List::stream).toList();
  }

  /** What a key does now. */
  Optional<Action> find(KeyEvent event) {
    return all().stream().filter(action -> action.keys().stream().anyMatch(keys -> keys.match(event)))
        .filter(action -> action.possible().getAsBoolean()).findFirst();
  }
}
