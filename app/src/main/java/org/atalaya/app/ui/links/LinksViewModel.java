package org.atalaya.app.ui.links;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.atalaya.app.ui.parts.Row;
import org.atalaya.app.ui.parts.TypedNumber;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.project.LinkRow;
import org.atalaya.planner.project.LinksResult;
import org.atalaya.planner.project.Stored;

/** The pairs of sites: which see each other, and how well; and which of them are shown. */
public final class LinksViewModel {
  private static final double METERS_PER_KM = 1000;
  private static final double FARTHEST_KM = 20_000;

  private final ProjectDesk desk;
  private final RelayViewModel relays;
  private final ObjectProperty<LinkFilter> filter = new SimpleObjectProperty<>(LinkFilter.NONE);
  private Optional<Shown> shown = Optional.empty();
  private Optional<Listed> listed = Optional.empty();

  /** What was looked through last: with thousands of pairs it is not done again for every redraw. */
  private record Shown(List<LinkRow> all, Optional<NetworkPlan> plan, PairFilter filter, List<LinkRow> rows) {}

  private record Listed(List<LinkRow> of, Wording wording, List<Row> rows) {}

  public LinksViewModel(ProjectDesk desk) {
    this.desk = desk;
    relays = new RelayViewModel(desk);
    desk.snapshotProperty().subscribe((before, now) -> {
      if (!before.map(ProjectDesk.Snapshot::file).equals(now.map(ProjectDesk.Snapshot::file))) {
        filter.set(LinkFilter.NONE);
        return;
      }
      // a site that was renamed or taken away would hide everything
      filter.get().site().filter(name -> desk.state().flatMap(state -> state.findSite(name)).isEmpty())
          .ifPresent(gone -> filter.set(filter.get().withSite(Optional.empty())));
      if (filter.get().planned() && !hasPlan()) {
        filter.set(filter.get().withPlanned(false));
      }
    });
  }

  /** Places for relays between two sites. */
  public RelayViewModel relays() {
    return relays;
  }

  /** Which pairs are shown. */
  public ObjectProperty<LinkFilter> filterProperty() {
    return filter;
  }

  /** True where there is a plan to ask for its links. */
  public boolean hasPlan() {
    return plan().isPresent();
  }

  /**
   * Shows pairs of these distances alone.
   *
   * @param least kilometres as people of that language write them; blank for none
   * @param most the same
   * @return false where they can't be taken; then all stays as it was
   */
  public boolean filterDistances(String least, String most, Locale locale) {
    Optional<OptionalDouble> from = meters(least, locale);
    Optional<OptionalDouble> to = meters(most, locale);
    if (from.isEmpty() || to.isEmpty()
        || from.get().isPresent() && to.get().isPresent() && from.get().getAsDouble() > to.get().getAsDouble()) {
      return false;
    }
    filter.set(filter.get().withDistances(from.get(), to.get()));
    return true;
  }

  /** Empty where it is no distance. */
  private static Optional<OptionalDouble> meters(String text, Locale locale) {
    if (text.isBlank()) {
      return Optional.of(OptionalDouble.empty());
    }
    return TypedNumber.find(text, locale).stream().filter(kilometers -> kilometers <= FARTHEST_KM)
        .mapToObj(kilometers -> OptionalDouble.of(kilometers * METERS_PER_KM)).findFirst();
  }

  /** The links as stored; empty before they were computed. */
  public Optional<Stored<LinksResult>> links() {
    return desk.snapshotProperty().get().flatMap(ProjectDesk.Snapshot::links);
  }

  /** True where the project has changed since the links were computed. */
  public boolean stale() {
    return links().filter(stored -> !stored.current()).isPresent();
  }

  /** Pairs that carry a link: clear, or with the ray free. */
  public long usable() {
    return all().stream().filter(row -> row.verdict() == Verdict.CLEAR || row.verdict() == Verdict.FRESNEL).count();
  }

  public List<LinkRow> all() {
    return links().map(stored -> stored.value().rows()).orElse(List.of());
  }

  /** The filter with what it needs of the project. */
  public PairFilter pairFilter() {
    return look().filter();
  }

  /** The pairs that the filter leaves, in the order in which they are stored. */
  public List<LinkRow> shown() {
    return look().rows();
  }

  private Shown look() {
    List<LinkRow> all = all();
    Optional<NetworkPlan> plan = plan();
    return shown.filter(before -> before.all == all && before.plan.orElse(null) == plan.orElse(null) && before.filter.filter().equals(filter.get()))
        .orElseGet(() -> {
          PairFilter pairs = new PairFilter(filter.get(), plan.map(LinksViewModel::pairs).orElse(Set.of()));
          Shown now = new Shown(all, plan, pairs, filter.get().active() ? all.stream()
              .filter(row -> pairs.shows(row.a(), row.b(), row.verdict(), row.distanceMeters())).toList() : all);
          shown = Optional.of(now);
          return now;
        });
  }

  /** What the list shows: the best verdicts first, near ones before far ones. */
  public List<Row> rows(Wording wording) {
    List<LinkRow> rows = shown();
    if (listed.filter(before -> before.of == rows && before.wording == wording).isEmpty()) {
      LinkWording words = new LinkWording(wording);
      listed = Optional.of(new Listed(rows, wording, rows.stream()
          .sorted(Comparator.comparing(LinkRow::verdict).thenComparingDouble(LinkRow::distanceMeters))
          .map(row -> new Row(new Selection.OfLink(row.a(), row.b()), LinkWording.tone(row.verdict()),
              LinkWording.tone(row.verdict()).icon(), row.a() + " — " + row.b(), words.summary(row), false))
          .toList()));
    }
    return listed.orElseThrow().rows;
  }

  /** What the plan does with a pair, and whether it names the two ends the other way round. */
  public Optional<InPlan> findPlanned(Selection.OfLink pair) {
    return plan().flatMap(plan -> plan.links().stream().map(link -> inPlan(plan, link, pair)).flatMap(Optional::stream).findFirst());
  }

  private Optional<NetworkPlan> plan() {
    return desk.snapshotProperty().get().flatMap(ProjectDesk.Snapshot::plan).map(Stored::value);
  }

  /** @param reversed true where the plan's a is the pair's b */
  public record InPlan(PlannedLink link, boolean reversed) {}

  private static Optional<InPlan> inPlan(NetworkPlan plan, PlannedLink link, Selection.OfLink pair) {
    String a = site(plan, link.hostA());
    String b = site(plan, link.hostB());
    if (a.equals(pair.a()) && b.equals(pair.b())) {
      return Optional.of(new InPlan(link, false));
    }
    return a.equals(pair.b()) && b.equals(pair.a()) ? Optional.of(new InPlan(link, true)) : Optional.empty();
  }

  private static Set<String> pairs(NetworkPlan plan) {
    var sites = plan.routers().stream().collect(Collectors.toMap(PlannedRouter::hostName, PlannedRouter::site, (first, second) -> first));
    Function<String, String> site = host -> sites.getOrDefault(host, host);
    Set<String> pairs = new HashSet<>();
    plan.links().forEach(link -> {
      pairs.add(PairFilter.pair(site.apply(link.hostA()), site.apply(link.hostB())));
      pairs.add(PairFilter.pair(site.apply(link.hostB()), site.apply(link.hostA())));
    });
    return pairs;
  }

  private static String site(NetworkPlan plan, String host) {
    return plan.findRouter(host).map(router -> router.site()).orElse(host);
  }
}
