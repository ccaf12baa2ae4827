package org.atalaya.app.ui.align;

import java.util.Locale;
import java.util.OptionalDouble;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.atalaya.app.job.AlignJob;
import org.atalaya.app.ui.network.NetworkViewModel;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.PassphrasePrompt;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.ui.parts.ShownAs;
import org.atalaya.app.ui.parts.Tone;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.wording.Quantities;
import org.atalaya.app.wording.Wording;
import org.atalaya.provisioning.align.AimReading;
import org.kordamp.ikonli.javafx.FontIcon;

/** The signal of one link in letters that are read from an arm's length, on a window as large as a phone. */
final class AlignView extends VBox {
  /** What the bar spans. */
  private static final double LEAST_DBM = -95;
  private static final double SPAN_DB = 70;

  private final AlignViewModel align;
  private final WindowModel model;
  private final Wording wording;
  private final Quantities units;
  private final Label title = SheetView.label("", "align-title");
  private final Label aim = SheetView.label("", "align-aim");
  private final ComboBox<AlignJob.End> ends = new ComboBox<>();
  private final VBox before = new VBox();
  private final Label trouble = SheetView.label("", "passphrase-trouble");
  private final PassphrasePrompt prompt;
  private final VBox live = new VBox();
  private final Label number = new Label();
  private final FontIcon sign = new FontIcon("fth-radio");
  private final Label word = SheetView.label("", "align-word");
  private final StackPane bar = new StackPane();
  private final Region filled = new Region();
  private final Region hold = new Region();
  private final DoubleProperty share = new SimpleDoubleProperty();
  private final DoubleProperty holdShare = new SimpleDoubleProperty();
  private final Label best = new Label();
  private final Label expected = new Label();
  private final Label besidePlan = new Label();
  private final ToggleButton tone;
  private final Button page;
  private final TextField url = new TextField();
  private final Label pageNote = SheetView.label("", "pane-hint");
  private final Subscription subscriptions;

  AlignView(WindowModel model) {
    this.model = model;
    align = model.align();
    wording = model.wordingProperty().get();
    units = wording.quantities();
    tone = new ToggleButton(wording.get("align.tone"), new FontIcon("fth-volume-2"));
    page = Controls.button(wording.get("align.page.show"), align::switchPage);
    prompt = new PassphrasePrompt(wording, true, wording.get("align.start"), align::start);
    getStyleClass().addAll("window", "align");
    getChildren().addAll(title, aim, ends, before(), live());
    fillEnds();
    subscriptions = Subscription.combine(
        align.targetProperty().subscribe(this::refresh),
        align.endProperty().subscribe(this::refresh),
        align.stateProperty().subscribe(this::refresh),
        align.toneProperty().subscribe(this::refresh),
        align.pageProperty().subscribe(this::refresh),
        model.desk().work().runningProperty().subscribe(this::refresh));
  }

  private void fillEnds() {
    ends.setMaxWidth(Double.MAX_VALUE);
    ends.setAccessibleText(wording.get("align.towards"));
    ends.managedProperty().bind(ends.visibleProperty());
    ends.setConverter(new ShownAs<>(end ->
        wording.get("align.end", NetworkViewModel.title(wording, end.to()), units.dbm(end.expectedDbm()))));
    align.targetProperty().get().ifPresent(target -> ends.getItems().setAll(target.ends()));
    align.endProperty().get().ifPresent(ends::setValue);
    ends.setOnAction(event -> align.choose(ends.getValue()));
  }

  private VBox before() {
    ScrollPane scroll = new ScrollPane(new VBox(16, SheetView.label(wording.get("align.explain"), "sheet-explanation"), trouble, prompt));
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("page-scroll");
    trouble.managedProperty().bind(trouble.visibleProperty());
    VBox.setVgrow(scroll, Priority.ALWAYS);
    before.getChildren().add(scroll);
    before.managedProperty().bind(before.visibleProperty());
    VBox.setVgrow(before, Priority.ALWAYS);
    return before;
  }

  private VBox live() {
    number.getStyleClass().add("align-number");
    Label unit = new Label("dBm");
    unit.getStyleClass().add("align-unit");
    word.setGraphic(sign);
    word.setAlignment(Pos.CENTER);
    VBox middle = new VBox(number, unit, word);
    middle.getStyleClass().add("align-middle");
    VBox.setVgrow(middle, Priority.ALWAYS);
    besidePlan.getStyleClass().add("align-tile-note");
    HBox tiles = new HBox(tile(wording.get("align.best"), best), tile(wording.get("align.expected"), expected));
    ((VBox) tiles.getChildren().get(1)).getChildren().add(besidePlan);
    tiles.getStyleClass().add("align-tiles");
    tone.getStyleClass().add("align-toggle");
    tone.setOnAction(event -> align.switchTone());
    Button forget = Controls.button(wording.get("align.forget"), align::forgetBest);
    forget.setId("align-forget");
    tone.setId("align-tone");
    page.setId("align-page");
    Button stop = Controls.primary(wording.get("align.stop"), align::stop);
    stop.setId("align-stop");
    for (Region each : new Region[] {tone, forget, page, stop}) {
      each.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(each, Priority.ALWAYS);
    }
    HBox first = new HBox(tone, forget);
    HBox second = new HBox(page, stop);
    first.getStyleClass().add("align-buttons");
    second.getStyleClass().add("align-buttons");
    url.setEditable(false);
    url.getStyleClass().add("align-url");
    url.setAccessibleText(wording.get("align.page.address"));
    url.managedProperty().bind(url.visibleProperty());
    pageNote.managedProperty().bind(pageNote.visibleProperty());
    live.getChildren().addAll(middle, meter(), tiles, first, pageNote, url, second);
    live.getStyleClass().addAll("align-live", Tone.ACCENT.styleClass());
    live.managedProperty().bind(live.visibleProperty());
    VBox.setVgrow(live, Priority.ALWAYS);
    return live;
  }

  private StackPane meter() {
    bar.getStyleClass().add("align-bar");
    filled.getStyleClass().add("align-bar-filled");
    hold.getStyleClass().add("align-bar-hold");
    StackPane.setAlignment(filled, Pos.CENTER_LEFT);
    StackPane.setAlignment(hold, Pos.CENTER_LEFT);
    filled.maxWidthProperty().bind(bar.widthProperty().multiply(share));
    hold.translateXProperty().bind(Bindings.createDoubleBinding(
        () -> holdShare.get() * (bar.getWidth() - hold.getWidth()), holdShare, bar.widthProperty(), hold.widthProperty()));
    bar.getChildren().addAll(filled, hold);
    return bar;
  }

  private static VBox tile(String name, Label value) {
    Label words = new Label(name);
    words.getStyleClass().add("align-tile-name");
    value.getStyleClass().add("align-tile-value");
    VBox tile = new VBox(words, value);
    tile.getStyleClass().add("align-tile");
    tile.setMinWidth(0);
    tile.setPrefWidth(0);
    HBox.setHgrow(tile, Priority.ALWAYS);
    return tile;
  }

  private void refresh() {
    if (align.targetProperty().get().isEmpty() || align.endProperty().get().isEmpty()) {
      return;
    }
    AlignViewModel.Target target = align.targetProperty().get().get();
    AlignJob.End end = align.endProperty().get().get();
    title.setText(wording.get("measured.way", NetworkViewModel.title(wording, target.router()), NetworkViewModel.title(wording, end.to())));
    OptionalDouble azimuth = align.aimDegrees();
    aim.setText(azimuth.isPresent() ? wording.get("align.aim", units.azimuth(azimuth.getAsDouble()), target.address().toString())
        : target.address().toString());
    expected.setText(units.dbm(end.expectedDbm()));
    ends.setValue(end);
    switch (align.stateProperty().get()) {
      case AlignState.Idle(var why) -> {
        trouble.setText(why.map(notice -> notice.text(wording)).orElse(""));
        trouble.setVisible(why.isPresent());
        showLive(false, target);
      }
      case AlignState.Connecting _ -> {
        showNothing("align.connecting", Tone.ACCENT);
        showLive(true, target);
      }
      case AlignState.Lost _ -> {
        showNothing("align.lost", Tone.BAD);
        showLive(true, target);
      }
      case AlignState.Live(AimReading now) -> {
        show(now, end.expectedDbm());
        showLive(true, target);
      }
    }
    showTone();
    showPage();
  }

  private void showLive(boolean listening, AlignViewModel.Target target) {
    boolean was = live.isVisible();
    live.setVisible(listening);
    before.setVisible(!listening);
    ends.setVisible(!listening && target.ends().size() > 1);
    // the last listening may take a moment to end, and another job may be under way
    prompt.setDisable(!listening && model.desk().work().runningProperty().get().isPresent());
    if (listening && !was) {
      tone.requestFocus();
    }
  }

  private void showNothing(String key, Tone colour) {
    number.setText("–");
    number.setAccessibleText(wording.get(key));
    word.setText(wording.get(key));
    paint(colour, "fth-radio");
    share.set(0);
    besidePlan.setText("");
  }

  private void show(AimReading now, double expectedDbm) {
    best.setText(now.bestDbm().isPresent() ? units.dbm(now.bestDbm().getAsDouble()) : "–");
    hold.setVisible(now.bestDbm().isPresent());
    now.bestDbm().ifPresent(dbm -> holdShare.set(share(dbm)));
    if (now.signalDbm().isEmpty()) {
      showNothing("align.not-heard", Tone.BAD);
      return;
    }
    double dbm = now.signalDbm().getAsDouble();
    number.setText(units.number(dbm, 0));
    number.setAccessibleText(units.dbm(dbm));
    share.set(share(dbm));
    double below = now.belowBestDb().orElse(0);
    String where = below < 0.5 ? wording.get("align.at-best") : wording.get("align.below-best", units.number(below, 0));
    word.setText(wording.get("align.trend." + now.trend().name().toLowerCase(Locale.ROOT)) + " · " + where);
    paint(switch (now.standing()) {
      case REACHED -> Tone.GOOD;
      case NEAR -> Tone.FAIR;
      case FAR, NOT_HEARD -> Tone.BAD;
    }, switch (now.trend()) {
      case RISING -> "fth-trending-up";
      case STEADY -> "fth-arrow-right";
      case FALLING -> "fth-trending-down";
    });
    double more = dbm - expectedDbm;
    besidePlan.setText(Math.abs(more) < 0.5 ? wording.get("align.as-planned")
        : wording.get(more < 0 ? "align.below-plan" : "align.above-plan", units.number(Math.abs(more), 0)));
  }

  private void paint(Tone colour, String icon) {
    for (Tone each : Tone.values()) {
      live.getStyleClass().remove(each.styleClass());
    }
    live.getStyleClass().add(colour.styleClass());
    sign.setIconLiteral(icon);
  }

  private void showTone() {
    AlignViewModel.Tone now = align.toneProperty().get();
    tone.setSelected(now == AlignViewModel.Tone.ON);
    tone.setDisable(now == AlignViewModel.Tone.MISSING);
    tone.setText(wording.get(now == AlignViewModel.Tone.MISSING ? "align.tone.missing" : "align.tone"));
    ((FontIcon) tone.getGraphic()).setIconLiteral(now == AlignViewModel.Tone.ON ? "fth-volume-2" : "fth-volume-x");
  }

  private void showPage() {
    AlignViewModel.Page now = align.pageProperty().get();
    page.setText(wording.get(now.url().isPresent() ? "align.page.hide" : "align.page.show"));
    now.url().ifPresent(url::setText);
    url.setVisible(now.url().isPresent());
    pageNote.setText(now.trouble().map(notice -> notice.text(wording))
        .orElse(now.url().isPresent() ? wording.get("align.page.explain") : ""));
    pageNote.setVisible(!pageNote.getText().isEmpty());
  }

  private static double share(double dbm) {
    return Math.clamp((dbm - LEAST_DBM) / SPAN_DB, 0, 1);
  }

  void close() {
    subscriptions.unsubscribe();
  }
}
