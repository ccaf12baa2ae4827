package org.atalaya.app.ui.network;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.links.LinkWording;
import org.atalaya.app.ui.links.LinksViewModel;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.RowList;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.shell.StepView;
import org.atalaya.app.ui.shell.Work;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.ui.wording.Wording;
import org.atalaya.planner.plan.PlannedRouter;

/** The step in which a network is proposed. */
public final class NetworkPane {
  private final WindowModel model;
  private final Wording wording;
  private final Label count = new Label();
  private final RowList list;
  private final HBox stale;
  private final Button propose;
  private final Label none;
  private final ProgressBar bar = new ProgressBar();
  private final VBox searching;
  private final VBox left = new VBox();
  private final VBox detail = new VBox();

  private NetworkPane(WindowModel model) {
    this.model = model;
    wording = model.wordingProperty().get();
    list = new RowList(wording.get("step.network"), model.desk().selectionProperty()::set);
    VBox.setVgrow(list, Priority.ALWAYS);
    stale = Controls.stale(wording.get("network.stale"), wording.get("action.recompute"), model.desk()::computePlan);
    propose = Controls.primary(wording.get("network.propose"), model.desk()::computePlan);
    propose.managedProperty().bind(propose.visibleProperty());
    none = SheetView.label(wording.get("network.propose.explain"), "pane-hint");
    none.managedProperty().bind(none.visibleProperty());
    bar.setMaxWidth(Double.MAX_VALUE);
    searching = new VBox(SheetView.label(wording.get("work.plan"), "row-title"), bar,
        SheetView.label(wording.get("network.searching"), "pane-hint"),
        Controls.button(wording.get("action.cancel"), model.desk().work()::cancel));
    searching.getStyleClass().add("searching");
    searching.managedProperty().bind(searching.visibleProperty());
    left.getChildren().addAll(Controls.heading(new Label(wording.get("step.network")), count), stale, none, propose,
        searching, list);
  }

  public static StepView of(WindowModel model) {
    NetworkPane pane = new NetworkPane(model);
    return new StepView.BesideMap(pane.left, pane.detail, pane::refresh);
  }

  private void refresh() {
    NetworkViewModel network = model.network();
    boolean engine = model.desk().engines().plan().isPresent();
    boolean there = network.plan().isPresent();
    count.setText(there ? wording.get("network.count", network.plan().get().value().routers().size()) : "");
    Optional<Work.Running> search = model.desk().work().runningProperty().get()
        .filter(running -> running.titleKey().equals("work.plan"));
    searching.setVisible(search.isPresent());
    search.ifPresent(running -> bar.setProgress(running.fraction()));
    stale.setVisible(network.stale() && engine && search.isEmpty());
    propose.setVisible(engine && !there && search.isEmpty());
    none.setVisible(engine && !there && search.isEmpty());
    list.setVisible(there);
    list.show(network.rows(wording), model.desk().selectionProperty().get());
    showDetail();
  }

  private void showDetail() {
    detail.getChildren().clear();
    switch (model.desk().selectionProperty().get()) {
      case Selection.OfSite(String name) -> {
        List<PlannedRouter> routers = model.network().routersAt(name);
        model.sites().selected().ifPresent(site -> detail.getChildren()
            .add(new SheetView(model.sites().sheet(wording, site), model.desk()::apply)));
        routers.forEach(router -> detail.getChildren()
            .add(new SheetView(model.network().routerSheet(wording, router), model.desk()::apply)));
        detail.getChildren().add(backToAll());
      }
      case Selection.OfLink pair -> {
        model.desk().pathProperty().get().ifPresent(path -> {
          var planned = model.links().findPlanned(pair);
          detail.getChildren().add(new SheetView(new LinkWording(wording).sheet(path,
              planned.map(LinksViewModel.InPlan::link), planned.map(LinksViewModel.InPlan::reversed).orElse(false)),
              model.desk()::apply));
        });
        detail.getChildren().add(backToAll());
      }
      case Selection.None nothing ->
          detail.getChildren().add(new SheetView(model.network().sheet(wording), model.desk()::apply));
    }
  }

  private Button backToAll() {
    Button back = Controls.button(wording.get("network.back"),
        () -> model.desk().selectionProperty().set(new Selection.None()));
    back.getStyleClass().add("link-button");
    return back;
  }
}
