package org.atalaya.app.ui.map;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.atalaya.app.ui.drawing.Inks;
import org.atalaya.app.ui.drawing.LayeredCanvas;
import org.atalaya.app.ui.map.BlockViewModel.Look;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.wording.Wording;
import org.atalaya.maps.block.BlockMesh;
import org.atalaya.maps.relief.ReliefRenderer;

/** The ground in perspective with its links and the selected link's zone; painted behind the window, in place of the flat map. */
public final class BlockView extends StackPane {
  /** After so long without a move the picture is painted as well as can be. */
  private static final Duration REST = Duration.millis(140);
  /** Pictures of the net that come are laid over the ground together, so often at most. */
  private static final Duration GATHERING = Duration.millis(500);

  private final BlockViewModel model;
  private final Wording wording;
  private final MapView map;
  private final Supplier<Optional<ReliefRenderer>> ground;
  private final Consumer<Throwable> onFailure;
  private final Inks<MapInk, MapSize> inks = new Inks<>("map", MapInk.class, MapSize.class, this::ask);
  private final LayeredCanvas canvas = new LayeredCanvas(this::paint);
  private final Label hint = new Label();
  private final BlockBar bar;
  private final VBox above;
  private final PauseTransition rest = new PauseTransition(REST);
  private final PauseTransition gathering = new PauseTransition(GATHERING);
  private final BlockWorker worker = new BlockWorker(Platform::runLater, new Answers());
  private final Subscription subscriptions;
  private BlockContent content = BlockContent.EMPTY;
  private Optional<BlockPicture> picture = Optional.empty();
  private Optional<Image> image = Optional.empty();
  private boolean asked;
  private boolean groundKnown;
  private long version;

  /**
   * @param map whose ground is shown, and whose part of the world to begin with
   * @param ground heights; empty where no terrain is read
   * @param onFailure told when something can't be drawn
   */
  public BlockView(BlockViewModel model, MapView map, Supplier<Optional<ReliefRenderer>> ground, Wording wording, Consumer<Throwable> onFailure) {
    this.model = model;
    this.map = map;
    this.ground = ground;
    this.wording = wording;
    this.onFailure = onFailure;
    getStyleClass().add("block");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(0, 0);
    bar = new BlockBar(model, wording);
    hint.getStyleClass().addAll("map-float", "block-hint");
    hint.setMouseTransparent(true);
    hint.managedProperty().bind(hint.visibleProperty());
    hint.setVisible(false);
    above = new VBox(bar, hint);
    above.getStyleClass().add("block-above");
    above.setPickOnBounds(false);
    above.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setAlignment(above, Pos.TOP_LEFT);
    getChildren().addAll(inks, canvas, above);
    new BlockGestures(this, model);
    rest.setOnFinished(event -> ask());
    gathering.setOnFinished(event -> {
      version = map.ground().arrivals();
      ask();
    });
    widthProperty().addListener((value, before, now) -> resized());
    heightProperty().addListener((value, before, now) -> resized());
    subscriptions = Subscription.combine(
        model.shownProperty().subscribe((before, now) -> shown(now)),
        model.lookProperty().subscribe((before, now) -> moved()));
  }

  /** What stands on the ground. */
  public void show(BlockContent newContent) {
    content = newContent;
    bar.show();
    ask();
  }

  /** The ground is drawn otherwise, or is another. */
  public void groundChanged() {
    if (model.shownProperty().get() && version != map.ground().arrivals() && gathering.getStatus() != PauseTransition.Status.RUNNING) {
      gathering.playFromStart();
    }
    ask();
  }

  /** Looks at what the flat map shows. */
  public void reset() {
    picture = Optional.empty();
    groundKnown = false;
    model.begin(map.viewportProperty().get());
    resized();
  }

  /** What lies under a pixel. */
  Selection under(double x, double y) {
    return picture.map(each -> each.pick(x, y)).orElse(new Selection.None());
  }

  /** Where a site's antenna is in the picture; empty where it is not seen. */
  public Optional<MapViewport.Spot> findSite(String name) {
    return picture.stream().flatMap(each -> each.sites().stream()).filter(site -> site.name().equals(name)).findFirst()
        .map(BlockPicture.SiteSpot::top);
  }

  /** True when what is shown is painted as well as can be. */
  public boolean settled() {
    return !model.shownProperty().get() || ground.get().isEmpty() || !asked && worker.idle() && rest.getStatus() != PauseTransition.Status.RUNNING
        && gathering.getStatus() != PauseTransition.Status.RUNNING
        && picture.filter(BlockPicture::whole).isPresent() && !canvas.waiting();
  }

  /** Stops the workers. */
  public void close() {
    subscriptions.unsubscribe();
    rest.stop();
    gathering.stop();
    map.ground().lookAt(Optional.empty());
    worker.close();
  }

  private void shown(boolean now) {
    if (now) {
      version = map.ground().arrivals();
      reset();
      ask();
    } else {
      rest.stop();
      gathering.stop();
      map.ground().lookAt(Optional.empty());
      worker.rest();
      picture = Optional.empty();
      image = Optional.empty();
    }
  }

  private void resized() {
    if (getWidth() > 0 && getHeight() > 0) {
      model.resize(getWidth(), getHeight());
    }
  }

  private void moved() {
    bar.show();
    setAccessibleText(model.spoken(wording));
    if (model.shownProperty().get()) {
      rest.playFromStart();
      ask();
    }
  }

  private void ask() {
    if (!asked) {
      asked = true;
      Platform.runLater(() -> {
        asked = false;
        order();
      });
    }
  }

  private void order() {
    Optional<Look> look = model.lookProperty().get().filter(each -> model.shownProperty().get());
    Optional<ReliefRenderer> heights = ground.get();
    if (look.isEmpty()) {
      return;
    }
    if (heights.isEmpty()) {
      tell(Optional.of(wording.get("block.no-ground")));
      return;
    }
    List<ReliefSource> drape = map.ground().sources();
    List<BlockWorker.GroundKey> grounds = new ArrayList<>();
    grounds.add(new BlockWorker.GroundKey(look.get().frame(), look.get().whole(), heights.get(), drape, version));
    look.get().finer().ifPresent(finer -> grounds.add(new BlockWorker.GroundKey(look.get().frame(), finer, heights.get(), drape, version)));
    map.ground().lookAt(Optional.of(BlockDrape.tiles(look.get().frame(), look.get().finer().orElse(look.get().whole()))));
    if (!groundKnown) {
      tell(Optional.of(wording.get("block.building")));
    }
    worker.ask(new BlockWorker.Order(grounds, content, look.get().camera(), MapStyle.of(inks), scale(),
        rest.getStatus() == PauseTransition.Status.RUNNING));
  }

  private double scale() {
    return getScene() == null || getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
  }

  private void tell(Optional<String> words) {
    hint.setText(words.orElse(""));
    hint.setVisible(words.isPresent());
  }

  private void paint(GraphicsContext graphics, double width, double height) {
    graphics.setFill(inks.color(MapInk.HAZE));
    graphics.fillRect(0, 0, width, height);
    image.ifPresent(each -> graphics.drawImage(each, 0, 0, width, height));
  }

  /** What the workers answer. */
  private final class Answers implements BlockWorker.Listener {
    @Override
    public void painted(BlockPicture now, int leftOut) {
      if (!model.shownProperty().get()) {
        return;
      }
      picture = Optional.of(now);
      image = Optional.of(new WritableImage(new PixelBuffer<>(now.columns(), now.rows(), IntBuffer.wrap(now.argb()),
          PixelFormat.getIntArgbPreInstance())));
      if (groundKnown) {
        tell(leftOut == 0 ? Optional.empty() : Optional.of(wording.get("block.left-out", leftOut)));
      }
      canvas.repaint();
    }

    @Override
    public void groundIs(BlockMesh whole) {
      groundKnown = true;
      tell(whole.empty() ? Optional.of(wording.get("block.no-ground")) : Optional.empty());
      model.groundIs(whole);
    }

    @Override
    public void failed(Throwable failure) {
      onFailure.accept(failure);
    }
  }
}
