package org.atalaya.app.ui.shell;

import java.util.Map;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.atalaya.app.job.ResultTables;
import org.atalaya.planner.project.Stored;

/** The table of the step that is shown, for a spreadsheet. */
final class TableCopy {
  private final WindowModel model;

  TableCopy(WindowModel model) {
    this.model = model;
  }

  /** CSV; empty where the step has no table, or nothing is in it yet. */
  Optional<String> csv() {
    var plan = model.network().plan().map(Stored::value);
    return model.desk().state().flatMap(state -> switch (model.desk().stepProperty().get()) {
      case SITES -> Optional.of(model.sites().csv());
      case LINKS -> model.matrix().shownProperty().get() ? Optional.of(model.matrix().csv()) : model.links().links().map(Stored::value).map(ResultTables::links);
      case NETWORK -> plan.map(ResultTables::planLinks);
      case ROUTERS -> plan.map(ResultTables::routers);
      case TERRAIN, HANDOVER -> Optional.empty();
    });
  }

  boolean possible() {
    return csv().isPresent();
  }

  void copy() {
    csv().ifPresent(text -> {
      Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
      model.desk().tell(Notice.done("notice.table-copied", text.lines().count() - 1));
    });
  }
}
