package org.atalaya.app.ui.links;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.network.MeasuredLink;
import org.atalaya.app.ui.network.MeasuredTable;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.RowList;
import org.atalaya.app.ui.parts.Sheet;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.ui.parts.Tone;
import org.atalaya.app.ui.profile.SelectedPath;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.ui.shell.StepView;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.ui.sites.FirstThingView;
import org.atalaya.app.wording.Wording;

/** The step that shows which sites see each other. */
public final class LinksPane {
  private final WindowModel model;
  private final Wording wording;
  private final Label count = new Label();
  private final FilterForm filter;
  private final RowList list;
  private final HBox stale;
  private final Button compute;
  private final FirstThingView first;
  private final VBox settings = new VBox();
  private final VBox left = new VBox();
  private final VBox detail = new VBox();

  private LinksPane(WindowModel model) {
    this.model = model;
    wording = model.wordingProperty().get();
    list = new RowList(wording.get("step.links"), model.desk().selectionProperty()::set);
    VBox.setVgrow(list, Priority.ALWAYS);
    filter = new FilterForm(model);
    stale = Controls.stale(wording.get("links.stale"), wording.get("action.recompute"), model.desk()::computeLinks);
    compute = Controls.primary(wording.get("links.compute"), model.desk()::computeLinks);
    compute.managedProperty().bind(compute.visibleProperty());
    first = new FirstThingView(model, Step.LINKS);
    settings.getStyleClass().add("pane-foot");
    left.getChildren().addAll(Controls.heading(new Label(wording.get("step.links")), count), stale, filter, first, compute,
        list, settings);
  }

  public static StepView of(WindowModel model) {
    LinksPane pane = new LinksPane(model);
    return new StepView.BesideMap(pane.left, pane.detail, pane::refresh);
  }

  private void refresh() {
    LinksViewModel links = model.links();
    boolean there = links.links().isPresent();
    count.setText(there ? wording.get("links.count", links.usable(), links.all().size()) : "");
    stale.setVisible(links.stale());
    list.setVisible(there);
    boolean waits = first.refresh(there);
    if (there && Controls.holdsFocus(compute)) {
      list.requestFocus();
    }
    compute.setVisible(!there && !waits);
    filter.setVisible(there);
    filter.refresh();
    list.show(links.rows(wording), model.desk().selectionProperty().get());
    settings.getChildren().clear();
    model.desk().state().ifPresent(state -> {
      var units = wording.quantities();
      settings.getChildren().add(line(wording.get("links.radio"), units.megahertz(state.settings().paths().frequencyMhz())));
      settings.getChildren().add(line(wording.get("links.trees"), state.settings().paths().treesMeters() > 0
          ? units.height(state.settings().paths().treesMeters()) : wording.get("links.trees.none")));
      settings.getChildren().add(line(wording.get("links.range"), units.distance(state.settings().maxRangeMeters())));
    });
    detail.getChildren().setAll(new SheetView(sheet(), model.desk()::apply));
    shownPath().ifPresent(this::relays);
    if (model.desk().selectionProperty().get() instanceof Selection.OfLink pair) {
      List<MeasuredLink.Compared> measured = model.network().compared(pair, wording);
      if (!measured.isEmpty()) {
        detail.getChildren().add(new MeasuredTable(measured, wording, false));
      }
    }
    shownPath().flatMap(new LinkWording(wording)::budget).ifPresent(table -> detail.getChildren().add(new BudgetView(table)));
  }

  /** Where the two do not see each other: places between them, when somebody asks. */
  private void relays(SelectedPath path) {
    RelayViewModel relays = model.links().relays();
    List<String> standing = relays.standing(path, wording);
    if (!standing.isEmpty()) {
      detail.getChildren().add(SheetView.callout(wording.get("link.relay.sites"), standing));
    }
    if (relays.possible(path)) {
      Button look = Controls.button(wording.get("link.relay.look"), () -> relays.look(path));
      look.setId("find-relay");
      detail.getChildren().add(look);
    }
    relays.remedies(path, wording).ifPresent(found -> detail.getChildren().add(SheetView.remedies(found, model.desk()::apply)));
  }

  private static HBox line(String name, String value) {
    Label strong = new Label(value);
    strong.getStyleClass().add("fact-value");
    Label quiet = new Label(name);
    quiet.getStyleClass().add("fact-name");
    HBox line = new HBox(quiet, strong);
    line.getStyleClass().add("pane-foot-line");
    return line;
  }

  /** The pair that is selected, once the ground between the two was looked at. */
  private Optional<SelectedPath> shownPath() {
    return model.desk().selectionProperty().get() instanceof Selection.OfLink pair ? model.desk().pathProperty().get()
        .filter(path -> path.a().name().equals(pair.a()) && path.b().name().equals(pair.b())) : Optional.empty();
  }

  private Sheet sheet() {
    if (model.desk().selectionProperty().get() instanceof Selection.OfLink pair) {
      var path = shownPath();
      if (path.isPresent()) {
        var planned = model.links().findPlanned(pair);
        return new LinkWording(wording).sheet(path.get(), planned.map(LinksViewModel.InPlan::link),
            planned.map(LinksViewModel.InPlan::reversed).orElse(false));
      }
      return new Sheet(wording.get("link.kind"), pair.a() + " — " + pair.b(), Tone.PLAIN, "", "", List.of(),
          Optional.empty(), List.of());
    }
    return model.sites().selected().map(site -> model.sites().sheet(wording, site)).orElseGet(() ->
        new Sheet(wording.get("step.links"), wording.get("links.pick"), Tone.PLAIN, "",
            model.links().links().isPresent() ? wording.get("links.pick.explain")
                : compute.isVisible() ? wording.get("links.none.explain") : "",
            List.of(), Optional.empty(), List.of()));
  }
}
