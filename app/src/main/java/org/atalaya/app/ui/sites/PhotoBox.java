package org.atalaya.app.ui.sites;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.atalaya.app.job.RoofPhoto;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.FileDialogs;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.wording.Wording;

/** The photo of a site's roof: dropped or chosen, small in the panel, large at a click. */
final class PhotoBox extends VBox {
  private static final double THUMBNAIL_WIDTH = 262;
  private static final double THUMBNAIL_HEIGHT = 180;
  private static final double MARGIN = 60;

  private final PhotoViewModel photos;
  private final Wording wording;
  private final Button choose;
  private final Button remove;
  private final Label hint;
  private final ImageView small = new ImageView();
  private final Button enlarge;
  private Optional<PhotoViewModel.Shown> shown = Optional.empty();

  PhotoBox(PhotoViewModel photos, FileDialogs dialogs, Wording wording) {
    this.photos = photos;
    this.wording = wording;
    getStyleClass().add("editor-box");
    setId("photo");
    Label title = SheetView.label(wording.get("photo.title"), "card-title");
    choose = Controls.icon("fth-camera", wording.get("photo.choose"), () -> dialogs.open(getScene().getWindow(),
        wording.get("photo.choose"), wording.get("photo.filter"), List.of("*.jpg", "*.jpeg", "*.png", "*.JPG", "*.JPEG", "*.PNG"))
        .stream().findFirst().ifPresent(photos::take));
    choose.setId("photo-choose");
    remove = Controls.icon("fth-trash-2", wording.get("photo.remove"), photos::remove);
    remove.setId("photo-remove");
    remove.managedProperty().bind(remove.visibleProperty());
    HBox head = new HBox(title, Controls.gap(), choose, remove);
    head.getStyleClass().add("field-line");
    hint = SheetView.label(wording.get("photo.hint"), "pane-hint");
    hint.managedProperty().bind(hint.visibleProperty());
    small.setPreserveRatio(true);
    small.setFitWidth(THUMBNAIL_WIDTH);
    small.setFitHeight(THUMBNAIL_HEIGHT);
    enlarge = Controls.icon("fth-maximize-2", wording.get("photo.enlarge"), this::enlarge);
    enlarge.setGraphic(small);
    enlarge.setId("photo-small");
    enlarge.getStyleClass().add("photo-button");
    enlarge.managedProperty().bind(enlarge.visibleProperty());
    getChildren().addAll(head, hint, enlarge);
  }

  /** Lets files that are dropped on a pane be photos; what is none goes on to the window. */
  void takeDropsOn(Node pane) {
    pane.addEventHandler(DragEvent.DRAG_OVER, event -> {
      if (photos.takes(files(event))) {
        event.acceptTransferModes(TransferMode.COPY);
        event.consume();
      }
    });
    pane.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
      List<Path> files = files(event);
      if (photos.takes(files)) {
        photos.take(files.getFirst());
        event.setDropCompleted(true);
        event.consume();
      }
    });
  }

  private static List<Path> files(DragEvent event) {
    return event.getDragboard().hasFiles() ? event.getDragboard().getFiles().stream().map(File::toPath).toList() : List.of();
  }

  /** Shows the photo of the selected site. */
  void refresh(boolean hasPhoto) {
    Optional<PhotoViewModel.Shown> now = photos.shownProperty().get();
    if (!now.equals(shown)) {
      shown = now;
      small.setImage(now.map(each -> image(each.picture())).orElse(null));
    }
    enlarge.setVisible(now.isPresent());
    now.ifPresent(each -> enlarge.setAccessibleText(wording.get("photo.of", each.site())));
    hint.setVisible(!hasPhoto);
    remove.setVisible(hasPhoto);
  }

  private static Image image(RoofPhoto.Picture picture) {
    WritableImage image = new WritableImage(picture.width(), picture.height());
    image.getPixelWriter().setPixels(0, 0, picture.width(), picture.height(), PixelFormat.getIntArgbInstance(), picture.argb(), 0, picture.width());
    return image;
  }

  private void enlarge() {
    if (small.getImage() == null) {
      return;
    }
    Window window = getScene().getWindow();
    ImageView large = new ImageView(small.getImage());
    large.setPreserveRatio(true);
    large.setFitWidth(Math.min(small.getImage().getWidth(), window.getWidth() - MARGIN));
    large.setFitHeight(Math.min(small.getImage().getHeight(), window.getHeight() - MARGIN));
    StackPane frame = new StackPane(large);
    frame.setAccessibleText(enlarge.getAccessibleText());
    Popup popup = new Popup();
    popup.setAutoHide(true);
    popup.setHideOnEscape(true);
    frame.setOnMouseClicked(event -> popup.hide());
    popup.getContent().add(frame);
    popup.show(window);
    popup.setX(window.getX() + (window.getWidth() - popup.getWidth()) / 2);
    popup.setY(window.getY() + (window.getHeight() - popup.getHeight()) / 2);
  }
}
