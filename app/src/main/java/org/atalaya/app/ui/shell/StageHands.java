package org.atalaya.app.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.atalaya.app.ui.map.MapHands;
import org.atalaya.app.ui.map.MapModel;
import org.atalaya.app.ui.map.MapView;
import org.atalaya.app.ui.map.PlaceField;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;

/** What is done on the map is done to the project. */
final class StageHands implements MapHands {
  private final WindowModel model;
  private final MapModel hand;
  private final MapView map;
  private final PlaceField placeField;
  private final Wording wording;

  StageHands(WindowModel model, MapView map, PlaceField placeField, Wording wording) {
    this.model = model;
    this.map = map;
    this.placeField = placeField;
    this.wording = wording;
    hand = model.map();
  }

  /** In these steps sites may be added, moved and removed on the map. */
  static boolean placing(Step step) {
    return step == Step.TERRAIN || step == Step.SITES || step == Step.LINKS;
  }

  @Override
  public void pick(Selection selection) {
    placeField.dismiss();
    map.showPlace(Optional.empty());
    hand.group().clear();
    model.desk().selectionProperty().set(selection);
  }

  @Override
  public void place(GeoPoint at) {
    if (placing(step()) && model.desk().state().isPresent()) {
      placeField.open(at);
    }
  }

  @Override
  public boolean take(String site) {
    boolean taken = (step() == Step.SITES || step() == Step.LINKS) && hand.moves().take(site);
    if (taken) {
      model.desk().selectionProperty().set(new Selection.OfSite(site));
    }
    return taken;
  }

  @Override
  public void moveTo(GeoPoint place, boolean snaps) {
    hand.moves().moveTo(place, snaps);
  }

  @Override
  public void putDown() {
    hand.moves().putDown();
  }

  @Override
  public void giveBack() {
    hand.moves().giveBack();
  }

  @Override
  public void caught(Set<String> sites) {
    if (placing(step())) {
      hand.group().hold(sites);
    }
  }

  @Override
  public void remove() {
    if (!placing(step())) {
      return;
    }
    if (!hand.group().namesProperty().get().isEmpty()) {
      hand.group().remove();
    } else {
      model.sites().selected().ifPresent(model.sites()::remove);
    }
  }

  @Override
  public void snap() {
    List<Site> sites = chosen();
    if (placing(step()) && !sites.isEmpty()) {
      hand.moves().snap(sites);
    }
  }

  private List<Site> chosen() {
    List<Site> held = hand.group().sites();
    return held.isEmpty() ? model.sites().selected().stream().toList() : held;
  }

  @Override
  public void measure(GeoPoint at, Optional<String> site) {
    hand.measure().begin(at, site);
  }

  @Override
  public void follow(GeoPoint at, Optional<String> site) {
    hand.measure().follow(at, site);
  }

  @Override
  public boolean fix(GeoPoint at, Optional<String> site) {
    boolean measuring = hand.measure().armedProperty().get() || hand.measure().tapeProperty().get().filter(tape -> tape.follows()).isPresent();
    if (hand.measure().armedProperty().get()) {
      hand.measure().begin(at, site);
    } else {
      hand.measure().follow(at, site);
      hand.measure().fix();
    }
    return measuring;
  }

  @Override
  public void look(GeoPoint at) {
    List<Site> sites = chosen();
    if (step() == Step.TERRAIN || sites.isEmpty()) {
      hand.viewshed().look(at);
    } else {
      hand.viewshed().look(sites);
    }
  }

  @Override
  public void contours() {
    hand.contoursProperty().set(!hand.contoursProperty().get());
  }

  @Override
  public void copy(GeoPoint at) {
    String text = wording.quantities().typedCoordinates(at);
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
    model.desk().tell(Notice.done("notice.copied.place", text));
  }

  @Override
  public void clear() {
    map.showPlace(Optional.empty());
    hand.group().clear();
    hand.measure().clear();
    hand.viewshed().clear();
  }

  private Step step() {
    return model.desk().stepProperty().get();
  }
}
