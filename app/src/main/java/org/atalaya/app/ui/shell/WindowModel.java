package org.atalaya.app.ui.shell;

import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.atalaya.app.ui.align.AlignViewModel;
import org.atalaya.app.ui.handover.HandoverViewModel;
import org.atalaya.app.ui.links.LinksViewModel;
import org.atalaya.app.ui.links.MatrixViewModel;
import org.atalaya.app.ui.map.MapModel;
import org.atalaya.app.ui.network.ForecastViewModel;
import org.atalaya.app.ui.network.NetworkViewModel;
import org.atalaya.app.ui.network.OutageViewModel;
import org.atalaya.app.ui.network.WishesViewModel;
import org.atalaya.app.ui.routers.RoutersViewModel;
import org.atalaya.app.ui.sites.PhotoViewModel;
import org.atalaya.app.ui.sites.SitesViewModel;
import org.atalaya.app.ui.start.FileAssociation;
import org.atalaya.app.ui.start.RecentProjects;
import org.atalaya.app.ui.start.StartViewModel;
import org.atalaya.app.ui.terrain.TerrainViewModel;
import org.atalaya.app.wording.Wording;

/** All that the window shows, without the window. */
public final class WindowModel implements AutoCloseable {
  private final ProjectDesk desk;
  private final ObjectProperty<Wording> wording;
  private final Appearance appearance = new Appearance();
  private final TourModel tour;
  private final Optional<FileTypeModel> fileType;
  private final StartViewModel start;
  private final DroppedFiles files;
  private final TerrainViewModel terrain;
  private final SitesViewModel sites;
  private final PhotoViewModel photo;
  private final LinksViewModel links;
  private final MatrixViewModel matrix;
  private final NetworkViewModel network;
  private final OutageViewModel outage;
  private final ForecastViewModel forecast;
  private final WishesViewModel wishes;
  private final RoutersViewModel routers;
  private final AlignViewModel align;
  private final HandoverViewModel handover;
  private final MapModel map;

  /**
   * @param window runs what it is given on the window's thread, in order
   * @param engines what can be set to work
   * @param wording to begin with
   */
  public WindowModel(Executor window, Engines engines, Wording wording) {
    this(window, engines, wording, Optional.empty(), Optional.empty());
  }

  /**
   * @param recent remembers the projects that were open; empty where nothing is remembered
   * @param association by which the desktop opens project files; empty where it can't be asked
   */
  public WindowModel(Executor window, Engines engines, Wording wording, Optional<RecentProjects> recent,
      Optional<FileAssociation> association) {
    this.desk = new ProjectDesk(window, engines);
    this.wording = new SimpleObjectProperty<>(wording);
    start = new StartViewModel(desk, recent);
    fileType = association.map(each -> new FileTypeModel(desk, each));
    tour = new TourModel(desk);
    files = new DroppedFiles(desk, this);
    terrain = new TerrainViewModel(desk);
    sites = new SitesViewModel(desk);
    photo = new PhotoViewModel(desk);
    links = new LinksViewModel(desk);
    network = new NetworkViewModel(desk);
    outage = new OutageViewModel(desk);
    forecast = new ForecastViewModel(desk, window);
    wishes = new WishesViewModel(desk);
    routers = new RoutersViewModel(desk, network, window);
    align = new AlignViewModel(desk, network, routers.atHand()::address, window);
    handover = new HandoverViewModel(desk, network);
    map = new MapModel(desk, window);
    matrix = new MatrixViewModel(desk, links, map.group().namesProperty()::get, window);
  }

  public ProjectDesk desk() {
    return desk;
  }

  /** The language; changing it changes every word in the window at once. */
  public ObjectProperty<Wording> wordingProperty() {
    return wording;
  }

  /** Light letters on dark ground. */
  public BooleanProperty darkProperty() {
    return appearance.darkProperty();
  }

  /** Light, size of letters, widths of panes. */
  public Appearance appearance() {
    return appearance;
  }

  /** The way around the window that is offered once. */
  public TourModel tour() {
    return tour;
  }

  /** Whether the desktop opens project files with this program; empty where it can't be asked. */
  public Optional<FileTypeModel> fileType() {
    return fileType;
  }

  /** What can be begun with. */
  public StartViewModel start() {
    return start;
  }

  /** Where files are let go of. */
  public DroppedFiles files() {
    return files;
  }

  public TerrainViewModel terrain() {
    return terrain;
  }

  public SitesViewModel sites() {
    return sites;
  }

  /** The photo of the selected site. */
  public PhotoViewModel photo() {
    return photo;
  }

  public LinksViewModel links() {
    return links;
  }

  /** The links as a square. */
  public MatrixViewModel matrix() {
    return matrix;
  }

  public NetworkViewModel network() {
    return network;
  }

  /** What is left when something fails. */
  public OutageViewModel outage() {
    return outage;
  }

  /** What the network will be like. */
  public ForecastViewModel forecast() {
    return forecast;
  }

  public WishesViewModel wishes() {
    return wishes;
  }

  public RoutersViewModel routers() {
    return routers;
  }

  public AlignViewModel align() {
    return align;
  }

  public HandoverViewModel handover() {
    return handover;
  }

  /** What can be done on the map. */
  public MapModel map() {
    return map;
  }

  @Override
  public void close() {
    start.close();
    forecast.close();
    matrix.close();
    map.close();
    align.close();
    desk.close();
  }
}
