package org.atalaya.app.ui.map;

import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.wording.SiteWording;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.site.Role;

/** A bar over the map: how the site in the hand stands, what the tape says, or what can be done to sites that are held together. */
public final class MapBar extends HBox {
  private static final double MOST_PIXELS = 620;
  private static final int NAME_CHARACTERS = 28;

  private final MapModel model;
  private final Wording wording;
  private final Label words = new Label();
  private final HBox actions = new HBox();

  public MapBar(MapModel model, Wording wording) {
    this.model = model;
    this.wording = wording;
    getStyleClass().addAll("map-bar", "map-float");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    words.setMinWidth(0);
    words.setMaxWidth(MOST_PIXELS);
    MenuButton role = new MenuButton(wording.get("group.role"));
    role.setAccessibleText(wording.get("group.role"));
    for (Role each : Role.values()) {
      MenuItem item = new MenuItem(SiteWording.role(wording, each));
      item.setOnAction(event -> model.group().setRole(each));
      role.getItems().add(item);
    }
    actions.getStyleClass().add("map-bar-actions");
    actions.getChildren().addAll(role,
        Controls.button(wording.get("map.snap"), () -> model.moves().snap(model.group().sites())),
        Controls.button(wording.get("group.remove"), model.group()::remove),
        Controls.icon("fth-x", wording.get("group.clear"), model.group()::clear));
    actions.managedProperty().bind(actions.visibleProperty());
    getChildren().addAll(words, actions);
    show();
  }

  /** Shows what is in the hand, or held together, now. */
  public void show() {
    Optional<SiteMoveViewModel.Held> held = model.moves().heldProperty().get();
    Set<String> group = model.group().namesProperty().get();
    Optional<MeasureViewModel.Tape> tape = model.measure().tapeProperty().get();
    boolean armed = model.measure().armedProperty().get();
    Optional<ViewshedViewModel.Seen> seen = model.viewshed().seenProperty().get();
    setVisible(!model.block().shownProperty().get() && (held.isPresent() || tape.isPresent() || armed || seen.isPresent() || !group.isEmpty()));
    actions.setVisible(held.isEmpty() && tape.isEmpty() && !armed && !group.isEmpty());
    words.setText(held.map(this::sentence).or(() -> tape.map(each -> MeasureViewModel.sentence(each, wording)))
        .orElseGet(() -> armed ? wording.get("measure.begin") : seen.filter(each -> group.isEmpty()).map(this::sentence)
            .orElseGet(() -> wording.get("group.count", group.size()))));
  }

  private String sentence(SiteMoveViewModel.Held held) {
    return wording.get("map.held", shortened(held.site().name()), count(held, Verdict.CLEAR), count(held, Verdict.FRESNEL),
        count(held, Verdict.BLOCKED));
  }

  private String sentence(ViewshedViewModel.Seen seen) {
    String from = switch (seen.names().size()) {
      case 0 -> wording.get("seen.here");
      case 1 -> shortened(seen.names().getFirst());
      default -> wording.get("group.count", seen.names().size());
    };
    if (!seen.whole()) {
      return wording.get("seen.looking", from);
    }
    String reach = wording.quantities().distance(seen.radiusMeters());
    return seen.share().isPresent()
        ? wording.get("seen.share", from, wording.quantities().percent(seen.share().getAsDouble()), reach)
        : wording.get("seen.several", seen.views().size(), reach);
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= NAME_CHARACTERS ? name
        : name.substring(0, name.offsetByCodePoints(0, NAME_CHARACTERS - 1)) + "…";
  }

  private static long count(SiteMoveViewModel.Held held, Verdict verdict) {
    return held.pairs().stream().filter(pair -> pair.verdict() == verdict).count();
  }
}
