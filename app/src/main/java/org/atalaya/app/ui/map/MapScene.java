package org.atalaya.app.ui.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.atalaya.app.ui.links.PairFilter;
import org.atalaya.app.ui.map.MapContent.LinkLook;
import org.atalaya.app.ui.map.MapContent.MapLink;
import org.atalaya.app.ui.map.MapContent.MapSite;
import org.atalaya.app.ui.network.MeasuredLink;
import org.atalaya.app.ui.profile.SelectedPath;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.plan.Alternative;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.project.LinkMeasurement;
import org.atalaya.planner.project.LinkRow;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.project.Stored;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;

/** Decides what the map shows in each step. */
public final class MapScene {
  /** With more pairs than this, blocked ones are drawn only around the selection: they would cover the map. */
  private static final int MOST_BLOCKED = 60;

  private final ProjectDesk.Snapshot snapshot;
  private final SiteMoveViewModel moves;
  private final Wording wording;
  private final PairFilter filter;
  private final Map<String, Site> sites = new HashMap<>();

  private MapScene(ProjectDesk.Snapshot snapshot, SiteMoveViewModel moves, PairFilter filter, Wording wording) {
    this.snapshot = snapshot;
    this.filter = filter;
    this.moves = moves;
    this.wording = wording;
    snapshot.state().sites().forEach(site -> sites.put(site.name(), site));
  }

  /**
   * Sites and links for this step; in the step Network those of another network than the plan, where one is looked at.
   *
   * @param moves know better than the stored links how the pairs of sites stand that were moved since
   * @param filter which pairs of sites are shown; those of a network are shown all
   */
  public static MapBase base(ProjectDesk.Snapshot snapshot, Step step, Optional<Alternative> other, SiteMoveViewModel moves,
      PairFilter filter, Wording wording) {
    MapScene scene = new MapScene(snapshot, moves, filter, wording);
    ProjectState state = snapshot.state();
    Optional<NetworkPlan> plan = snapshot.plan().map(Stored::value);
    boolean network = step == Step.NETWORK && plan.isPresent();
    Optional<Alternative> instead = other.filter(each -> network);
    Set<String> chosen = instead.map(each -> (Set<String>) new HashSet<>(each.sites())).or(() -> plan.map(each -> (Set<String>) new HashSet<>(each.sites()))).orElse(Set.of());
    List<MapSite> sites = state.sites().stream().map(site -> new MapSite(site.name(), site.position(), site.role(),
        network ? !chosen.contains(site.name()) : site.role() == Role.EXCLUDED)).toList();
    List<MapLink> links = switch (step) {
      case TERRAIN -> List.of();
      case SITES, LINKS -> scene.verdicts();
      case NETWORK, ROUTERS, HANDOVER -> instead.map(scene::other).or(() -> plan.map(scene::network)).orElseGet(scene::verdicts);
    };
    return new MapBase(sites, links);
  }

  /** The same with what is selected; blocked pairs that are too many to be shown all are shown around the selection. */
  public static MapContent of(MapBase base, ProjectDesk.Snapshot snapshot, Step step, Selection selection,
      Optional<SelectedPath> path, SiteMoveViewModel moves, PairFilter filter, Wording wording) {
    boolean verdicts = step == Step.SITES || step == Step.LINKS;
    List<MapLink> around = verdicts && !(selection instanceof Selection.None)
        ? new MapScene(snapshot, moves, filter, wording).blockedAround(selection) : List.of();
    return new MapContent(base, around, selection, obstruction(path));
  }

  /** What is in the hand, with its pairs as they stand there; blocked ones only where they are few. */
  public static MapLive live(Optional<SiteMoveViewModel.Held> held, Set<String> group,
      Optional<MeasureViewModel.Tape> tape) {
    List<MapLink> links = new ArrayList<>();
    held.ifPresent(each -> {
      boolean crowded = each.pairs().stream().filter(pair -> pair.verdict() == Verdict.BLOCKED).count() > MOST_BLOCKED;
      each.pairs().stream().filter(pair -> !crowded || pair.verdict() != Verdict.BLOCKED)
          .map(pair -> new MapLink(pair.a().name(), pair.b().name(), pair.a().position(), pair.b().position(),
              look(pair.verdict()), ""))
          .sorted(Comparator.comparing(MapLink::look).reversed()).forEach(links::add);
    });
    return new MapLive(held.map(each -> new MapSite(each.site().name(), each.site().position(), each.site().role(), false)),
        links, group, tape);
  }

  private static Optional<GeoPoint> obstruction(Optional<SelectedPath> path) {
    return path.map(SelectedPath::analysis).filter(analysis -> analysis.sight() instanceof Sight.Judged judged
            && judged.verdict() != Verdict.CLEAR)
        .map(analysis -> analysis.path().pointAt(((Sight.Judged) analysis.sight()).worst().distanceMeters()));
  }

  private List<LinkRow> rows() {
    return snapshot.links().map(stored -> stored.value().rows()).orElse(List.of());
  }

  /** As the list shows them, by what is stored; a site that was moved since does not make its pairs come and go. */
  private List<LinkRow> wanted() {
    return filter.filter().active() ? rows().stream().filter(row -> filter.shows(row.a(), row.b(), row.verdict(), row.distanceMeters()))
        .toList() : rows();
  }

  private List<MapLink> verdicts() {
    List<LinkRow> wanted = wanted();
    boolean crowded = crowded(wanted);
    List<MapLink> links = new ArrayList<>();
    for (LinkRow row : wanted) {
      Verdict verdict = verdict(row);
      if (!crowded || verdict != Verdict.BLOCKED) {
        link(row.a(), row.b(), look(verdict), "").ifPresent(links::add);
      }
    }
    links.addAll(newlyInRange(crowded));
    return links;
  }

  /** Pairs that came into range when a site was put down. */
  private List<MapLink> newlyInRange(boolean crowded) {
    List<SiteMoveViewModel.Pair> fresh = moves.fresh(snapshot.state());
    if (fresh.isEmpty()) {
      return List.of();
    }
    Set<String> stored = new HashSet<>();
    rows().forEach(row -> stored.add(row.a() + "\n" + row.b()));
    return fresh.stream().filter(pair -> !stored.contains(pair.a().name() + "\n" + pair.b().name()))
        .filter(pair -> !crowded || pair.verdict() != Verdict.BLOCKED)
        .filter(pair -> !filter.filter().active() || filter.shows(pair.a().name(), pair.b().name(), pair.verdict(),
            GeodesicPath.of(pair.a().position(), pair.b().position()).distanceMeters()))
        .flatMap(pair -> link(pair.a().name(), pair.b().name(), look(pair.verdict()), "").stream()).toList();
  }

  /** Whoever asks for blocked pairs is shown them all. */
  private boolean crowded(List<LinkRow> wanted) {
    return !filter.filter().asksFor(Verdict.BLOCKED) && wanted.stream().filter(row -> row.verdict() == Verdict.BLOCKED).limit(MOST_BLOCKED + 1L).count() > MOST_BLOCKED;
  }

  private List<MapLink> blockedAround(Selection selection) {
    List<LinkRow> wanted = wanted();
    return !crowded(wanted) ? List.of() : wanted.stream().filter(row -> touches(row, selection) && verdict(row) == Verdict.BLOCKED)
        .flatMap(row -> link(row.a(), row.b(), LinkLook.BLOCKED, "").stream()).toList();
  }

  private Verdict verdict(LinkRow row) {
    Site a = sites.get(row.a());
    Site b = sites.get(row.b());
    return a == null || b == null ? row.verdict() : moves.findFresh(snapshot.state(), a, b).orElse(row.verdict());
  }

  private static boolean touches(LinkRow row, Selection selection) {
    return switch (selection) {
      case Selection.None none -> false;
      case Selection.OfSite(String name) -> row.a().equals(name) || row.b().equals(name);
      case Selection.OfLink(String a, String b) -> row.a().equals(a) && row.b().equals(b);
    };
  }

  static LinkLook look(Verdict verdict) {
    return switch (verdict) {
      case CLEAR -> LinkLook.CLEAR;
      case FRESNEL -> LinkLook.FRESNEL;
      case BLOCKED -> LinkLook.BLOCKED;
      case UNKNOWN -> LinkLook.UNKNOWN;
    };
  }

  private List<MapLink> network(NetworkPlan plan) {
    Map<String, PlannedRouter> routers = new HashMap<>();
    plan.routers().forEach(router -> routers.put(router.hostName(), router));
    List<MapLink> links = new ArrayList<>();
    Set<String> inNetwork = new HashSet<>();
    boolean several = plan.routers().stream().flatMap(router -> router.radios().stream())
        .filter(PlannedRouter.PlannedRadio::mesh).map(PlannedRouter.PlannedRadio::channel).distinct().count() > 1;
    for (PlannedLink planned : plan.links()) {
      String a = site(routers, planned.hostA());
      String b = site(routers, planned.hostB());
      boolean ordered = snapshot.state().sites().stream().map(Site::name).filter(name -> name.equals(a) || name.equals(b))
          .findFirst().map(a::equals).orElse(true);
      if (inNetwork.add(ordered ? a + "\n" + b : b + "\n" + a)) {
        // where all share a channel, saying so on every link would only cover the map
        String channel = several ? channel(routers.get(planned.hostA()), planned.radioA()) : "";
        Optional<MeasuredLink> measured = measured(planned);
        link(ordered ? a : b, ordered ? b : a, measured.map(MapScene::look).orElse(LinkLook.IN_NETWORK),
            measured.map(each -> each.label(wording)).orElse(channel)).ifPresent(links::add);
      }
    }
    links.addAll(possible(inNetwork));
    return links;
  }

  /** Another network than the plan. */
  private List<MapLink> other(Alternative other) {
    List<MapLink> links = new ArrayList<>();
    Set<String> inNetwork = new HashSet<>();
    for (Alternative.Pair pair : other.links()) {
      if (inNetwork.add(pair.a() + "\n" + pair.b())) {
        inNetwork.add(pair.b() + "\n" + pair.a());
        link(pair.a(), pair.b(), LinkLook.IN_NETWORK, "").ifPresent(links::add);
      }
    }
    links.addAll(possible(inNetwork));
    return links;
  }

  private List<MapLink> possible(Set<String> inNetwork) {
    return rows().stream().filter(row -> row.verdict() == Verdict.CLEAR && !inNetwork.contains(row.a() + "\n" + row.b()))
        .flatMap(row -> link(row.a(), row.b(), LinkLook.POSSIBLE, "").stream()).toList();
  }

  /** The worse of its two directions; empty where none was measured. */
  private Optional<MeasuredLink> measured(PlannedLink planned) {
    return snapshot.measured().stream().filter(each -> each.planned() && each.source() == LinkMeasurement.Source.ROUTER)
        .filter(each -> Set.of(each.fromHost(), each.toHost()).equals(Set.of(planned.hostA(), planned.hostB())))
        .map(MeasuredLink::new).max(Comparator.comparingInt((MeasuredLink each) -> MeasuredLink.badness(each.state()))
            .thenComparingDouble(each -> -each.measured().errorDb().orElse(0)));
  }

  private static LinkLook look(MeasuredLink measured) {
    return switch (measured.state()) {
      case AS_PLANNED, UNEXPECTED -> LinkLook.MEASURED_GOOD;
      case WEAK -> LinkLook.MEASURED_WEAK;
      case NOT_SEEN -> LinkLook.MEASURED_NOT_SEEN;
    };
  }

  private static String site(Map<String, PlannedRouter> routers, String host) {
    return routers.containsKey(host) ? routers.get(host).site() : host;
  }

  private String channel(PlannedRouter router, String radio) {
    return router == null ? "" : router.radios().stream().filter(each -> each.uciName().equals(radio)).findFirst()
        .map(each -> wording.get("map.channel", each.channel())).orElse("");
  }

  private Optional<MapLink> link(String a, String b, LinkLook look, String label) {
    Site from = sites.get(a);
    Site to = sites.get(b);
    return from == null || to == null ? Optional.empty()
        : Optional.of(new MapLink(a, b, from.position(), to.position(), look, label));
  }
}
