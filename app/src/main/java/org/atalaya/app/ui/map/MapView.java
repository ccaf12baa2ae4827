package org.atalaya.app.ui.map;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import org.atalaya.app.ui.drawing.Inks;
import org.atalaya.app.ui.drawing.LayeredCanvas;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.planner.terrain.GeoPoint;

/** The map: relief below, links and sites above; dragged, zoomed and picked by mouse and keyboard. */
public final class MapView extends StackPane {
  private static final double FIT_MARGIN_PIXELS = 64;
  private static final double ARROW_PIXELS = 80;
  private static final double CLICK_PIXELS = 4;

  private final Inks<MapInk, MapSize> inks = new Inks<>("map", MapInk.class, MapSize.class, this::repaint);
  private final MapPainter painter = new MapPainter(inks);
  private final LayeredCanvas relief = new LayeredCanvas(this::paintRelief);
  private final LayeredCanvas overlay = new LayeredCanvas(this::paintOverlay);
  private final ReadOnlyObjectWrapper<MapViewport> viewport =
      new ReadOnlyObjectWrapper<>(new MapViewport(0.5, 0.5, MapViewport.MIN_ZOOM, 0, 0));
  private final ObjectProperty<Optional<GeoPoint>> pointer = new SimpleObjectProperty<>(Optional.empty());
  private MapContent content = MapContent.EMPTY;
  private Optional<GeoPoint> pathCursor = Optional.empty();
  private Optional<ReliefTiles> tiles = Optional.empty();
  private Collection<GeoPoint> toFit = java.util.List.of();
  private boolean fitted;
  private Consumer<Selection> onPick = selection -> { };
  private Consumer<GeoPoint> onPlace = point -> { };
  private double pressX;
  private double pressY;
  private MapViewport pressed = viewport.get();
  private double scrolled;

  public MapView() {
    getStyleClass().add("map");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    getChildren().addAll(inks, relief, overlay);
    viewport.addListener((value, before, now) -> repaint());
    setOnMousePressed(this::press);
    setOnMouseDragged(this::drag);
    setOnMouseReleased(this::release);
    setOnMouseMoved(event -> {
      pointer.set(Optional.of(viewport.get().toGeographic(event.getX(), event.getY())));
      setCursor(MapPicker.pick(viewport.get(), content, event.getX(), event.getY()) instanceof Selection.None
          ? Cursor.DEFAULT : Cursor.HAND);
    });
    setOnMouseExited(event -> pointer.set(Optional.empty()));
    setOnScroll(this::scroll);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /** What to draw over the relief. */
  public void show(MapContent newContent) {
    content = newContent;
    overlay.repaint();
  }

  /** Where the pointer in the profile is; drawn as a ring. */
  public void showPathCursor(Optional<GeoPoint> point) {
    pathCursor = point;
    overlay.repaint();
  }

  /** Takes the relief from another source; the workers of the one before are stopped. */
  public void setRelief(Optional<ReliefSource> source) {
    tiles.ifPresent(ReliefTiles::close);
    tiles = source.map(each -> new ReliefTiles(each, relief::repaint));
    relief.repaint();
  }

  /** The places that "fit" brings into view; the first ones are fitted at once. */
  public void setPlacesToFit(Collection<GeoPoint> places) {
    toFit = java.util.List.copyOf(places);
    if (!fitted) {
      fit();
    }
  }

  /** Brings everything into view. */
  public void fit() {
    if (getWidth() > 0 && getHeight() > 0 && !toFit.isEmpty()) {
      fitted = true;
      viewport.set(MapViewport.fitting(toFit, getWidth(), getHeight(), FIT_MARGIN_PIXELS));
    }
  }

  /** Fits again when other places are given: for another project. */
  public void forgetView() {
    fitted = false;
  }

  /** Zooms around the middle. */
  public void zoomBy(double steps) {
    viewport.set(viewport.get().zoomedAt(getWidth() / 2, getHeight() / 2, steps * MapViewport.ZOOM_STEP));
  }

  /** Moves the map so that the place is in view, if it is not. */
  public void reveal(GeoPoint point) {
    if (!viewport.get().shows(viewport.get().toScreen(point), -ARROW_PIXELS / 2)) {
      viewport.set(viewport.get().centredOn(point));
    }
  }

  /** Told when a site, a link or nothing is clicked. */
  public void setOnPick(Consumer<Selection> handler) {
    onPick = handler;
  }

  /** Told when a free place is double-clicked. */
  public void setOnPlace(Consumer<GeoPoint> handler) {
    onPlace = handler;
  }

  public ReadOnlyObjectProperty<MapViewport> viewportProperty() {
    return viewport.getReadOnlyProperty();
  }

  /** The place under the pointer. */
  public ObjectProperty<Optional<GeoPoint>> pointerProperty() {
    return pointer;
  }

  /** True when all relief that is in view has been painted. */
  public boolean settled() {
    return tiles.map(ReliefTiles::idle).orElse(true);
  }

  /** Stops the workers. */
  public void close() {
    tiles.ifPresent(ReliefTiles::close);
    tiles = Optional.empty();
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    MapViewport now = viewport.get();
    if (now.width() != getWidth() || now.height() != getHeight()) {
      viewport.set(now.resized(getWidth(), getHeight()));
      if (!fitted) {
        fit();
      }
    }
  }

  private void repaint() {
    relief.repaint();
    overlay.repaint();
  }

  private void paintRelief(GraphicsContext graphics, double width, double height) {
    graphics.setFill(inks.color(MapInk.PAPER));
    graphics.fillRect(0, 0, width, height);
    if (tiles.isEmpty()) {
      return;
    }
    ReliefTiles source = tiles.get();
    MapViewport view = viewport.get();
    double outputScale = getScene() == null || getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
    // a tile is never magnified: the level at or above the zoom, finer still on a dense screen
    int level = (int) Math.ceil(view.zoom() - 1e-9 + Math.log(outputScale) / Math.log(2));
    double side = view.worldPixels() / (1 << level);
    graphics.setImageSmoothing(side != MapViewport.TILE_PIXELS);
    double left = Math.rint(view.screenX(0));
    double top = Math.rint(view.screenY(0));
    int tilesAcross = 1 << level;
    source.beginPass();
    for (int y = Math.max(0, (int) Math.floor(-top / side)); y < tilesAcross && top + y * side < height; y++) {
      for (int x = Math.max(0, (int) Math.floor(-left / side)); x < tilesAcross && left + x * side < width; x++) {
        paintTile(graphics, source, new ReliefTiles.Key(level, x, y), left, top, side);
      }
    }
  }

  private static void paintTile(GraphicsContext graphics, ReliefTiles source, ReliefTiles.Key key, double left,
      double top, double side) {
    // whole pixels at both edges, so that neighbours meet without a seam
    double x = Math.rint(left + key.x() * side);
    double y = Math.rint(top + key.y() * side);
    double w = Math.rint(left + (key.x() + 1) * side) - x;
    double h = Math.rint(top + (key.y() + 1) * side) - y;
    Optional<Optional<Image>> found = source.find(key);
    if (found.isPresent()) {
      found.get().ifPresent(image -> graphics.drawImage(image, x, y, w, h));
      return;
    }
    ReliefTiles.Key parent = key;
    for (int up = 1; up <= 5 && key.zoom() >= up; up++) {
      parent = parent.parent();
      Optional<Image> image = source.peek(parent);
      if (image.isPresent()) {
        double part = MapViewport.TILE_PIXELS / Math.pow(2, up);
        int mask = (1 << up) - 1;
        graphics.drawImage(image.get(), (key.x() & mask) * part, (key.y() & mask) * part, part, part, x, y, w, h);
        return;
      }
    }
  }

  private void paintOverlay(GraphicsContext graphics, double width, double height) {
    painter.paint(graphics, viewport.get(), content, pathCursor);
  }

  private void press(MouseEvent event) {
    requestFocus();
    pressX = event.getX();
    pressY = event.getY();
    pressed = viewport.get();
  }

  private void drag(MouseEvent event) {
    if (event.isPrimaryButtonDown() || event.isMiddleButtonDown()) {
      viewport.set(pressed.dragged(event.getX() - pressX, event.getY() - pressY));
    }
  }

  private void release(MouseEvent event) {
    boolean still = Math.hypot(event.getX() - pressX, event.getY() - pressY) <= CLICK_PIXELS;
    if (still && event.getButton() == MouseButton.PRIMARY) {
      Selection under = MapPicker.pick(viewport.get(), content, event.getX(), event.getY());
      if (event.getClickCount() == 2 && under instanceof Selection.None) {
        onPlace.accept(viewport.get().toGeographic(event.getX(), event.getY()));
      } else {
        onPick.accept(under);
      }
    }
  }

  private void scroll(ScrollEvent event) {
    // a touchpad sends many small movements: they add up to a step
    scrolled += event.getDeltaY();
    if (Math.abs(scrolled) >= 20) {
      viewport.set(viewport.get().zoomedAt(event.getX(), event.getY(), Math.signum(scrolled) * MapViewport.ZOOM_STEP));
      scrolled = 0;
    }
    event.consume();
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> viewport.set(viewport.get().dragged(ARROW_PIXELS, 0));
      case RIGHT -> viewport.set(viewport.get().dragged(-ARROW_PIXELS, 0));
      case UP -> viewport.set(viewport.get().dragged(0, ARROW_PIXELS));
      case DOWN -> viewport.set(viewport.get().dragged(0, -ARROW_PIXELS));
      case PLUS, ADD, EQUALS -> zoomBy(1);
      case MINUS, SUBTRACT -> zoomBy(-1);
      case DIGIT0, NUMPAD0, HOME -> fit();
      default -> {
        return;
      }
    }
    event.consume();
  }
}
