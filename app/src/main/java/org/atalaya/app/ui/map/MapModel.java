package org.atalaya.app.ui.map;

import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.maps.features.TypedPlace;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;

/** What can be done on the map, without the map. */
public final class MapModel implements AutoCloseable {
  private final SiteMoveViewModel moves;
  private final SiteGroupViewModel group;
  private final MeasureViewModel measure;
  private final ViewshedViewModel viewshed;
  private final MapLayersViewModel layers;
  private final OnlineMapsViewModel onlineMaps;
  private final BlockViewModel block;
  private final ReadOnlyObjectWrapper<Optional<GeoPoint>> aim = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final BooleanProperty contours = new SimpleBooleanProperty(false);
  private final ProjectDesk desk;

  /** @param window runs what it is given on the window's thread, in order */
  public MapModel(ProjectDesk desk, Executor window) {
    Sights sights = new Sights();
    moves = new SiteMoveViewModel(desk, sights, window);
    viewshed = new ViewshedViewModel(desk, sights, window);
    group = new SiteGroupViewModel(desk);
    measure = new MeasureViewModel(desk, window);
    layers = new MapLayersViewModel(desk);
    onlineMaps = new OnlineMapsViewModel(desk, window);
    block = new BlockViewModel(desk);
    this.desk = desk;
    // where sites are not placed, none are held either, to be removed or changed
    desk.stepProperty().subscribe(step -> {
      if (step != Step.TERRAIN && step != Step.SITES && step != Step.LINKS) {
        group.clear();
      }
    });
  }

  /** The site in the hand. */
  public SiteMoveViewModel moves() {
    return moves;
  }

  /** Sites that are held together. */
  public SiteGroupViewModel group() {
    return group;
  }

  /** The tape. */
  public MeasureViewModel measure() {
    return measure;
  }

  /** What is seen from a place. */
  public ViewshedViewModel viewshed() {
    return viewshed;
  }

  /** Files that are drawn on the map. */
  public MapLayersViewModel layers() {
    return layers;
  }

  /** Maps that are fetched over the net. */
  public OnlineMapsViewModel onlineMaps() {
    return onlineMaps;
  }

  /** The 3-D view. */
  public BlockViewModel block() {
    return block;
  }

  /** Whether lines of equal height are drawn. */
  public BooleanProperty contoursProperty() {
    return contours;
  }

  /** Where the map is asked to go; {@link #aimed} when it is there. */
  public ReadOnlyObjectProperty<Optional<GeoPoint>> aimProperty() {
    return aim.getReadOnlyProperty();
  }

  /** Asks the map to go somewhere, in a step that has one. */
  public void goTo(GeoPoint place) {
    if (desk.stepProperty().get() == Step.ROUTERS || desk.stepProperty().get() == Step.HANDOVER) {
      desk.stepProperty().set(Step.SITES);
    }
    aim.set(Optional.of(place));
  }

  public void aimed() {
    aim.set(Optional.empty());
  }

  /** The place that is typed, in any way of writing places; a short plus code is looked for near the project's first site. */
  public Optional<GeoPoint> findTyped(String text) {
    GeoPoint near = desk.state().flatMap(state -> state.sites().stream().findFirst()).map(Site::position).orElse(new GeoPoint(0, 0));
    return TypedPlace.find(text, near);
  }

  @Override
  public void close() {
    layers.close();
    onlineMaps.close();
    measure.close();
    moves.close();
  }
}
