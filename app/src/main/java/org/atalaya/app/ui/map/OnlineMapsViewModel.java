package org.atalaya.app.ui.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.maps.tiles.OnlineTiles;
import org.atalaya.maps.tiles.TileAddress;
import org.atalaya.maps.tiles.TileDownloads;
import org.atalaya.maps.tiles.TileSource;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.OnlineMap;

/** Maps of the net that the project names. Nothing is fetched but for what is shown and in view. */
public final class OnlineMapsViewModel implements AutoCloseable {

  /** Where a picture, or that there is none, is known now. */
  @FunctionalInterface
  interface Arrival {
    void at(int zoom, int x, int y);
  }

  /** What is behind a map of the project. */
  sealed interface Content {
    record Open(OnlineTiles tiles) implements Content {}

    record Broken(BadInputException why) implements Content {}
  }

  /** A map of the net in the project. */
  public record Entry(OnlineMap map, Content content) {

    /** Server from which it would be fetched if whoever sits at this computer agreed; empty where that is done, or needless. */
    public Optional<String> asksFor() {
      return content instanceof Content.Open(OnlineTiles tiles) && tiles.trouble().equals(Optional.of(OnlineTiles.Trouble.UNASKED))
          ? Optional.of(tiles.address().host()) : Optional.empty();
    }

    /** Why nothing of it is drawn. */
    public Optional<BadInputException> objection() {
      return content instanceof Content.Broken(BadInputException why) ? Optional.of(why) : Optional.empty();
    }
  }

  private final ProjectDesk desk;
  private final Executor window;
  private final ReadOnlyObjectWrapper<List<Entry>> maps = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<OnlineTiles.Trouble>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
  private Supplier<TileDownloads> makesDownloads = TileDownloads::ofThisComputer;
  private Optional<TileDownloads> downloads = Optional.empty();
  private Arrival arrival = (zoom, x, y) -> { };

  OnlineMapsViewModel(ProjectDesk desk, Executor window) {
    this.desk = desk;
    this.window = window;
    desk.snapshotProperty().subscribe(now -> follow(now.map(each -> each.state().onlineMaps()).orElse(List.of())));
  }

  /** Fetches through these instead of the usual; to be said before a project with such a map is opened. */
  public void fetchThrough(Supplier<TileDownloads> others) {
    makesDownloads = others;
  }

  /** The lowest first. */
  public ReadOnlyObjectProperty<List<Entry>> mapsProperty() {
    return maps.getReadOnlyProperty();
  }

  /** Why parts that are in view are missing. */
  public ReadOnlyObjectProperty<Optional<OnlineTiles.Trouble>> troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /** Told, on the window's thread, what has come. */
  void setOnArrival(Arrival listener) {
    arrival = listener;
  }

  private void follow(List<OnlineMap> wanted) {
    if (wanted.equals(maps.get().stream().map(Entry::map).toList())) {
      return;
    }
    List<Entry> before = maps.get();
    maps.set(wanted.stream().map(map -> new Entry(map, content(map, before))).toList());
    List<OnlineTiles> used = tiles(maps.get());
    tiles(before).stream().filter(each -> !used.contains(each)).forEach(OnlineTiles::close);
    weigh();
  }

  /** The same tiles as before where only the eye or the name has changed. */
  private Content content(OnlineMap map, List<Entry> before) {
    for (Entry old : before) {
      if (old.map().withShown(map.shown()).equals(map)) {
        return old.content();
      }
    }
    try {
      TileAddress address = TileAddress.of(map.address(), map.zoomNames(), map.coarsestZoom(), map.finestZoom());
      return new Content.Open(new OnlineTiles(address, map.attribution(), downloads(), new Ear()));
    } catch (BadInputException e) {
      return new Content.Broken(e);
    }
  }

  private TileDownloads downloads() {
    if (downloads.isEmpty()) {
      downloads = Optional.of(makesDownloads.get());
    }
    return downloads.get();
  }

  /** Brings news to the window's thread. */
  private final class Ear implements OnlineTiles.Listener {
    @Override
    public void arrived(int zoom, int x, int y) {
      window.execute(() -> arrival.at(zoom, x, y));
    }

    @Override
    public void troubled() {
      window.execute(OnlineMapsViewModel.this::weigh);
    }
  }

  private void weigh() {
    trouble.set(shown().stream().flatMap(each -> each.trouble().stream()).findFirst());
  }

  private static List<OnlineTiles> tiles(List<Entry> entries) {
    return entries.stream().map(Entry::content).flatMap(content ->
        content instanceof Content.Open(OnlineTiles tiles) ? Stream.of(tiles) : Stream.empty()).toList();
  }

  private List<OnlineTiles> shown() {
    return tiles(maps.get().stream().filter(each -> each.map().shown()).toList());
  }

  /** Those that are shown, the lowest first. */
  List<TileSource> sources() {
    return List.copyOf(shown());
  }

  /** Whom those that are shown name, each once. */
  public List<String> attributions() {
    return shown().stream().map(OnlineTiles::attribution).filter(each -> !each.isEmpty()).distinct().toList();
  }

  /** What somebody is about to add; read from a server where that is asked for. */
  public OnlineMapDraft draft() {
    return new OnlineMapDraft(desk, this);
  }

  /** It may be fetched on this computer, now and later. No edit: another computer asks its own people. */
  public void allow(Entry entry) {
    if (entry.content() instanceof Content.Open(OnlineTiles tiles)) {
      TileDownloads through = downloads();
      desk.work().aside(() -> {
        through.agree(tiles.address());
        return tiles;
      }, done -> weigh());
    }
  }

  /** Draws it over the others of the net; in place of one with its address. As an edit. */
  void add(OnlineMap map, TileAddress address, Runnable then) {
    TileDownloads through = downloads();
    change(before -> {
      // whoever adds it agrees
      through.agree(address);
      List<OnlineMap> after = new ArrayList<>(before);
      after.removeIf(each -> each.address().equals(map.address()));
      after.add(map);
      return after;
    }, then);
  }

  /** Draws it, or keeps it without; as an edit. */
  public void show(Entry entry, boolean on) {
    change(before -> before.stream().map(each -> each.address().equals(entry.map().address()) ? each.withShown(on) : each).toList(), () -> { });
  }

  /** Takes it off the map; as an edit. */
  public void remove(Entry entry) {
    change(before -> before.stream().filter(each -> !each.address().equals(entry.map().address())).toList(), () -> { });
  }

  private void change(UnaryOperator<List<OnlineMap>> change, Runnable then) {
    desk.changeThen(open -> {
      List<OnlineMap> after = change.apply(open.state().onlineMaps());
      if (!after.equals(open.state().onlineMaps())) {
        open.apply(new Edit.SetOnlineMaps(after));
      }
      return after;
    }, done -> then.run());
  }

  @Override
  public void close() {
    tiles(maps.get()).forEach(OnlineTiles::close);
    maps.set(List.of());
    // the disk is not waited for
    downloads.ifPresent(each -> Thread.ofVirtual().start(each::close));
    downloads = Optional.empty();
  }
}
