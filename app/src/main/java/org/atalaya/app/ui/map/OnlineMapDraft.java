package org.atalaya.app.ui.map;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.maps.tiles.Attribution;
import org.atalaya.maps.tiles.KnownMap;
import org.atalaya.maps.tiles.TileAddress;
import org.atalaya.maps.tiles.TileFetch;
import org.atalaya.maps.tiles.WmtsCapabilities;
import org.atalaya.maps.tiles.WmtsCapabilities.Layer;
import org.atalaya.maps.tiles.WmtsCapabilities.Tiles;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.project.OnlineMap;

/** A map of the net that is being filled in. An address without places for zoom, column and row is one of a WMTS server. */
public final class OnlineMapDraft {
  private static final int USUAL_FINEST = 19;

  /** Why it can't be added, to be said under the fields. */
  public sealed interface Objection {
    record Bad(BadInputException why) implements Objection {}

    /** It has no name. */
    record Nameless() implements Objection {}

    /** The server is not reached. */
    record Unreached() implements Objection {}
  }

  /** What a server said. */
  private sealed interface Answer {
    record Has(List<Layer> layers) implements Answer {}

    record Failed(Objection why) implements Answer {}
  }

  private final ProjectDesk desk;
  private final OnlineMapsViewModel maps;
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty address = new SimpleStringProperty("");
  private final StringProperty attribution = new SimpleStringProperty("");
  private final ObjectProperty<Integer> coarsest = new SimpleObjectProperty<>(0);
  private final ObjectProperty<Integer> finest = new SimpleObjectProperty<>(USUAL_FINEST);
  private final ReadOnlyObjectWrapper<Optional<Objection>> objection = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<Layer>> layers = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
  private List<String> zoomNames = List.of();

  OnlineMapDraft(ProjectDesk desk, OnlineMapsViewModel maps) {
    this.desk = desk;
    this.maps = maps;
    address.subscribe(() -> {
      zoomNames = List.of();
      objection.set(Optional.empty());
    });
    name.subscribe(() -> objection.set(Optional.empty()));
  }

  public StringProperty nameProperty() {
    return name;
  }

  /** Of one tile, or of a WMTS server. */
  public StringProperty addressProperty() {
    return address;
  }

  /** Who is to be named. */
  public StringProperty attributionProperty() {
    return attribution;
  }

  public ObjectProperty<Integer> coarsestProperty() {
    return coarsest;
  }

  public ObjectProperty<Integer> finestProperty() {
    return finest;
  }

  /** What is wrong with what was last asked for. */
  public ReadOnlyObjectProperty<Optional<Objection>> objectionProperty() {
    return objection.getReadOnlyProperty();
  }

  /** What the server has, in its order. */
  public ReadOnlyObjectProperty<List<Layer>> layersProperty() {
    return layers.getReadOnlyProperty();
  }

  /** True while a server is asked. */
  public ReadOnlyBooleanProperty readingProperty() {
    return reading.getReadOnlyProperty();
  }

  /** True where the address is that of a server, which has to be asked what it has. */
  public boolean isServer() {
    return !address.get().isBlank() && !address.get().contains("{");
  }

  /** Fills in one that many use. */
  public void fill(KnownMap known) {
    fill(known.name(), known.address(), known.attribution(), known.coarsestZoom(), known.finestZoom());
  }

  private void fill(String named, String at, String offeredBy, int first, int last) {
    address.set(at);
    name.set(named);
    attribution.set(offeredBy);
    coarsest.set(first);
    finest.set(last);
  }

  /** Fills in a layer of the server. */
  public void fill(Layer layer) {
    switch (layer.tiles()) {
      case Tiles.At at -> {
        fill(layer.title(), at.address(), layer.attribution(), at.coarsestZoom(), at.finestZoom());
        zoomNames = at.zoomNames();
      }
      case Tiles.Refused(BadInputException why) -> objection.set(Optional.of(new Objection.Bad(why)));
    }
  }

  /** Asks the server what it has. */
  public void read() {
    String asked = address.get();
    read(() -> ask(asked));
  }

  /** Looks what a server has that has said so in a file. */
  public void read(Path file) {
    read(() -> look(file));
  }

  private void read(Callable<Answer> question) {
    if (reading.get()) {
      return;
    }
    String asked = address.get();
    objection.set(Optional.empty());
    layers.set(List.of());
    reading.set(true);
    desk.work().aside(question, answer -> {
      reading.set(false);
      if (!address.get().equals(asked)) {
        return;
      }
      switch (answer) {
        case Answer.Has(List<Layer> found) -> layers.set(found);
        case Answer.Failed(Objection why) -> objection.set(Optional.of(why));
      }
    });
  }

  private static Answer ask(String address) {
    try (TileFetch servers = WmtsCapabilities.servers()) {
      return new Answer.Has(WmtsCapabilities.fetch(address, servers));
    } catch (BadInputException e) {
      return new Answer.Failed(new Objection.Bad(e));
    } catch (IOException | InterruptedException e) {
      return new Answer.Failed(new Objection.Unreached());
    }
  }

  private static Answer look(Path file) {
    try {
      return new Answer.Has(WmtsCapabilities.read(file));
    } catch (BadInputException e) {
      return new Answer.Failed(new Objection.Bad(e));
    } catch (IOException e) {
      return new Answer.Failed(new Objection.Bad(new BadInputException(file.toString(), "no such file", "WMTS capabilities", e)));
    }
  }

  /** Adds it to the project where nothing is wrong with it. @param then run when it is there */
  public void add(Runnable then) {
    try {
      TileAddress checked = TileAddress.of(address.get(), names(), coarsest.get(), finest.get());
      String called = Attribution.plain(name.get());
      if (called.isEmpty()) {
        objection.set(Optional.of(new Objection.Nameless()));
        return;
      }
      objection.set(Optional.empty());
      maps.add(new OnlineMap(checked.template(), called, Attribution.plain(attribution.get()), names(), coarsest.get(), finest.get(), true),
          checked, then);
    } catch (BadInputException e) {
      objection.set(Optional.of(new Objection.Bad(e)));
    }
  }

  /** Of the zooms that were chosen, which may be fewer than the server's. */
  private List<String> names() {
    return zoomNames.size() > finest.get() ? zoomNames.subList(0, finest.get() + 1) : zoomNames;
  }
}
