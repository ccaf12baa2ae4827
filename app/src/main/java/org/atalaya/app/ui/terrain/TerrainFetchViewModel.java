package org.atalaya.app.ui.terrain;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.atalaya.app.job.TerrainFetchJob;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.wording.Wording;
import org.atalaya.maps.download.DegreeTile;
import org.atalaya.maps.download.TerrainSource;
import org.atalaya.maps.download.TileOutcome;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;

/** Terrain from the internet for an area: how much it would be, and what came of it. Begins nothing by itself. */
public final class TerrainFetchViewModel {
  /** For which ground. */
  public enum Area { SITES, MAP }

  /**
   * What would be brought.
   *
   * @param tiles of the area; none where it is far too large, or not known yet
   * @param missing of them, not on this computer yet
   * @param megabytes of what is missing, about
   * @param tooLarge for a person to have meant it
   */
  public record Extent(List<DegreeTile> tiles, List<DegreeTile> missing, int megabytes, boolean tooLarge) {
    static final Extent NOT_KNOWN = new Extent(List.of(), List.of(), 0, false);
    static final Extent TOO_LARGE = new Extent(List.of(), List.of(), 0, true);
  }

  private final ProjectDesk desk;
  private final Path cache;
  private final Function<TerrainSource, URI> bases;
  private final ObjectProperty<TerrainSource> source = new SimpleObjectProperty<>(TerrainSource.GLO30);
  private final ObjectProperty<Area> area;
  private final ReadOnlyObjectWrapper<Extent> extent = new ReadOnlyObjectWrapper<>(Extent.NOT_KNOWN);
  private final ReadOnlyObjectWrapper<Optional<TerrainFetchJob.Answer>> answer = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final List<GeoPoint> shown;
  private List<DegreeTile> wanted = List.of();

  /** @param shown two opposite corners of what the map shows */
  public TerrainFetchViewModel(ProjectDesk desk, List<GeoPoint> shown) {
    this(desk, shown, TerrainFetchJob.cache(), TerrainSource::base);
  }

  /** @param bases where each source's tiles are */
  TerrainFetchViewModel(ProjectDesk desk, List<GeoPoint> shown, Path cache, Function<TerrainSource, URI> bases) {
    this.desk = desk;
    this.cache = cache;
    this.bases = bases;
    this.shown = shown;
    area = new SimpleObjectProperty<>(sites().isEmpty() ? Area.MAP : Area.SITES);
    source.subscribe(this::measure);
    area.subscribe(this::measure);
    measure();
  }

  private List<Site> sites() {
    return desk.state().map(ProjectState::sites).orElse(List.of());
  }

  /** Whether there are sites to fetch terrain for. */
  public boolean hasSites() {
    return !sites().isEmpty();
  }

  public ObjectProperty<TerrainSource> sourceProperty() {
    return source;
  }

  public ObjectProperty<Area> areaProperty() {
    return area;
  }

  /** How much it would be. */
  public ReadOnlyObjectProperty<Extent> extentProperty() {
    return extent.getReadOnlyProperty();
  }

  /** What came of it; empty before. */
  public ReadOnlyObjectProperty<Optional<TerrainFetchJob.Answer>> answerProperty() {
    return answer.getReadOnlyProperty();
  }

  private void measure() {
    List<DegreeTile> tiles;
    try {
      tiles = tiles();
    } catch (BadInputException tooLarge) {
      wanted = List.of();
      extent.set(Extent.TOO_LARGE);
      return;
    }
    wanted = tiles;
    TerrainSource from = source.get();
    // the cache may lie on a slow disk
    desk.work().aside(() -> TerrainFetchJob.missing(from, cache, tiles), missing -> {
      if (source.get() == from && tiles.equals(wanted)) {
        extent.set(new Extent(tiles, missing, missing.size() * from.usualMegabytes(), false));
      }
    });
  }

  private List<DegreeTile> tiles() {
    if (area.get() == Area.SITES && hasSites()) {
      return TerrainFetchJob.around(sites());
    }
    var latitudes = shown.stream().mapToDouble(GeoPoint::latitudeDegrees).summaryStatistics();
    var longitudes = shown.stream().mapToDouble(GeoPoint::longitudeDegrees).summaryStatistics();
    return DegreeTile.within(longitudes.getMin(), latitudes.getMin(), longitudes.getMax(), latitudes.getMax());
  }

  /** How much it would be, in words. */
  public String words(Wording wording) {
    Extent now = extent.get();
    if (now.tooLarge()) {
      return wording.get("fetch.too-many", DegreeTile.MOST);
    }
    return now.tiles().isEmpty() ? "" : wording.get("fetch.much", now.missing().size(), wording.quantities().number(
        now.megabytes(), 0), now.tiles().size() - now.missing().size());
  }

  /** What did not come, and why, in words; empty where all is well. */
  public Optional<String> trouble(Wording wording) {
    return answer.get().filter(found -> !found.failed().isEmpty()).map(found -> wording.get("notice.fetch-failed", found.failed().size(),
        found.failed().stream().limit(4).map(failed -> failed.tile().name()).collect(Collectors.joining(", ")),
        wording.get("fetch.why." + word(found.failed().getFirst().why()))));
  }

  private static String word(TileOutcome.Why why) {
    return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Brings the tiles with progress, then names them in the project; as an edit. */
  public void begin() {
    List<DegreeTile> tiles = extent.get().tiles();
    if (!tiles.isEmpty()) {
      TerrainSource from = source.get();
      desk.work().start("work.fetch", progress -> TerrainFetchJob.run(from, bases.apply(from), cache, tiles, progress), (found, took) -> {
        answer.set(Optional.of(found));
        if (found.files().isEmpty()) {
          desk.tell(Notice.hint("notice.fetched", 0, found.absent().size()));
          return;
        }
        desk.tell(Notice.done("notice.fetched", found.files().size(), found.absent().size()));
        desk.addTerrain(found.files());
      });
    }
  }
}
