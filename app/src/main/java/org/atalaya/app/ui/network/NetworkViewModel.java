package org.atalaya.app.ui.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.atalaya.app.ui.parts.Form;
import org.atalaya.app.ui.parts.Row;
import org.atalaya.app.ui.parts.Sheet;
import org.atalaya.app.ui.parts.Sheet.Fact;
import org.atalaya.app.ui.parts.Tone;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.sites.SitesViewModel;
import org.atalaya.app.wording.Quantities;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.plan.Alternative;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.project.LinkMeasurement;
import org.atalaya.planner.project.Stored;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.siteselection.Optimality;

/** The proposed network: which sites, which routers, what each does, and how good the proposal is known to be. */
public final class NetworkViewModel {
  private final ProjectDesk desk;
  private final DeviceCatalogue catalogue = DeviceCatalogue.builtIn();
  private final List<Form> forms;

  public NetworkViewModel(ProjectDesk desk) {
    this.desk = desk;
    forms = List.of(new PricesForm(desk), new AddressesForm(desk), new AdviceForm(desk));
  }

  /** What the proposal reckons with, beside the wishes. */
  public List<Form> forms() {
    return forms;
  }

  /** The plan as stored. */
  public Optional<Stored<NetworkPlan>> plan() {
    return desk.snapshotProperty().get().flatMap(ProjectDesk.Snapshot::plan);
  }

  /** What routers heard of one another when they were read last: planned links first. */
  public List<MeasuredLink> measured() {
    return desk.snapshotProperty().get().map(ProjectDesk.Snapshot::measured).orElse(List.of()).stream()
        .filter(link -> link.source() == LinkMeasurement.Source.ROUTER)
        .sorted(Comparator.comparing(link -> !link.planned())).map(MeasuredLink::new).toList();
  }

  /** All that was measured, planned beside heard. */
  public List<MeasuredLink.Compared> compared(Wording wording) {
    List<MeasuredLink> all = measured();
    return all.stream().map(link -> link.compare(all, wording)).toList();
  }

  /** The same for the links between two sites alone, both directions of each. */
  public List<MeasuredLink.Compared> compared(Selection.OfLink pair, Wording wording) {
    List<MeasuredLink> all = measured();
    Set<String> hosts = plan().stream().flatMap(stored -> stored.value().routers().stream()).filter(router -> pair.touches(router.site()))
        .map(PlannedRouter::hostName).collect(Collectors.toSet());
    return all.stream().filter(link -> hosts.contains(link.measured().fromHost()) && hosts.contains(link.measured().toHost())
        && !site(link.measured().fromHost()).equals(site(link.measured().toHost()))).map(link -> link.compare(all, wording)).toList();
  }

  private String site(String host) {
    return plan().flatMap(stored -> stored.value().findRouter(host)).map(PlannedRouter::site).orElse(host);
  }

  /** True where the project has changed since the plan was made. */
  public boolean stale() {
    return plan().filter(stored -> !stored.current()).isPresent();
  }

  /** The routers, in the order of their sites. */
  public List<Row> rows(Wording wording) {
    return plan().map(stored -> stored.value().routers()).orElse(List.of()).stream().map(router -> {
      Optional<Site> site = desk.state().flatMap(state -> state.findSite(router.site()));
      Role role = site.map(Site::role).orElse(Role.CANDIDATE);
      return new Row(new Selection.OfSite(router.site()), role == Role.GATEWAY ? Tone.ACCENT : Tone.PLAIN,
          SitesViewModel.icon(role), title(wording, router), router.hostName() + " · " + address(router), false);
    }).toList();
  }

  /** The site's name, and the router's number there where a site has several. */
  public static String title(Wording wording, PlannedRouter router) {
    return router.index() > 1 ? wording.get("routers.numbered", router.site(), router.index()) : router.site();
  }

  /** A router's address without the length of its network. */
  public static String address(PlannedRouter router) {
    int slash = router.ipv4().indexOf('/');
    return slash < 0 ? router.ipv4() : router.ipv4().substring(0, slash);
  }

  /** What the proposal comes to. */
  public Sheet sheet(Wording wording) {
    Optional<Stored<NetworkPlan>> stored = plan();
    if (stored.isEmpty()) {
      return new Sheet(wording.get("step.network"), wording.get("network.none"), Tone.PLAIN, "",
          wording.get("network.none.explain"), List.of(), Optional.empty(), List.of());
    }
    NetworkPlan plan = stored.get().value();
    if (plan.feasible() && plan.routers().isEmpty()) {
      return new Sheet(wording.get("step.network"), plan.community().name(), Tone.FAIR, wording.get("network.empty"), "", List.of(),
          Optional.empty(), remarks(wording, plan));
    }
    if (plan.feasible() && !plan.meetsWishes()) {
      return unmet(wording, plan);
    }
    boolean whole = plan.feasible();
    return new Sheet(wording.get("step.network"), plan.community().name(), whole ? Tone.GOOD : Tone.BAD,
        whole ? wording.get("network.whole") : wording.get("network.cut", plan.unreached().size()),
        (whole ? wording.get("network.whole.explain") : wording.get("network.cut.explain",
            String.join(", ", plan.unreached()))) + " " + optimality(wording, plan.optimality()),
        facts(wording, plan), remedies(wording, plan), remarks(wording, plan));
  }

  /** All homes are reached, but not as was wished. */
  private Sheet unmet(Wording wording, NetworkPlan plan) {
    boolean dear = plan.wishes().budget().filter(budget -> plan.bill().total() > budget).isPresent();
    return new Sheet(wording.get("step.network"), plan.community().name(), Tone.FAIR,
        plan.unprotected().isEmpty() ? wording.get("network.over-budget") : wording.get("network.unprotected", plan.unprotected().size()),
        (plan.unprotected().isEmpty() ? "" : wording.get("network.unprotected.explain", String.join(", ", plan.unprotected())) + " ")
            + (dear ? wording.get("network.over-budget.explain", wording.quantities().money(plan.wishes().budget().get(),
                plan.bill().currency())) + " " : "") + optimality(wording, plan.optimality()),
        facts(wording, plan), remedies(wording, plan), remarks(wording, plan));
  }

  private Optional<Sheet.Remedies> remedies(Wording wording, NetworkPlan plan) {
    List<Sheet.Remedy> choices = plan.notes().stream().flatMap(note -> remedy(wording, note).stream()).distinct().toList();
    return choices.isEmpty() || stale() ? Optional.empty()
        : Optional.of(new Sheet.Remedies(wording.get("network.mend"), choices));
  }

  private Optional<Sheet.Remedy> remedy(Wording wording, NetworkPlan.Note note) {
    return desk.state().flatMap(state -> new NetworkAdvice(state, wording).remedy(note));
  }

  private List<String> remarks(Wording wording, NetworkPlan plan) {
    return plan.notes().stream().filter(note -> stale() || remedy(wording, note).isEmpty())
        .map(note -> wording.get(note.key(), note.arguments().toArray())).toList();
  }

  /** The plan and the networks beside it; empty before there is a plan. */
  public List<NetworkCards.Card> cards(Wording wording) {
    return comparison(wording).map(NetworkCards::cards).orElse(List.of());
  }

  /** What another network than the plan comes to. */
  public Optional<Sheet> sheet(Wording wording, Alternative other) {
    return comparison(wording).map(cards -> cards.sheet(other));
  }

  private Optional<NetworkCards> comparison(Wording wording) {
    return plan().map(Stored::value).flatMap(plan -> desk.state().map(state -> new NetworkCards(plan, state, wording)));
  }

  /** How good the proposal is known to be, said honestly. */
  public static String optimality(Wording wording, Optimality optimality) {
    return switch (optimality) {
      case Optimality.Proven proven -> wording.get("network.proven");
      case Optimality.Gap(double fraction) -> wording.get("network.gap", wording.quantities().percentAtMost(fraction));
      case Optimality.Heuristic heuristic -> wording.get("network.heuristic");
    };
  }

  private List<Fact> facts(Wording wording, NetworkPlan plan) {
    Quantities units = wording.quantities();
    List<Fact> facts = new ArrayList<>();
    int all = desk.state().map(state -> state.sites().size()).orElse(plan.sites().size());
    facts.add(new Fact(wording.get("network.fact.sites"), wording.get("count.of", plan.sites().size(), all)));
    facts.add(new Fact(wording.get("network.fact.routers"), units.number(plan.routers().size(), 0)));
    facts.add(new Fact(wording.get("network.fact.links"), units.number(plan.links().size(), 0)));
    plan.links().stream().mapToDouble(link -> link.forecast().slowestMbps()).min().ifPresent(slowest ->
        facts.add(new Fact(wording.get("network.fact.slowest"), units.megabits(slowest))));
    facts.add(new Fact(wording.get("network.fact.channels"), plan.routers().stream()
        .flatMap(router -> router.radios().stream()).filter(PlannedRadio::mesh).map(PlannedRadio::channel)
        .collect(Collectors.toCollection(TreeSet::new)).stream().map(String::valueOf).collect(Collectors.joining(", "))));
    facts.add(new Fact(wording.get("network.fact.addresses"), plan.community().ipv4Network()));
    facts.add(new Fact(wording.get("network.fact.mesh"), plan.community().meshId()));
    facts.add(new Fact(wording.get("network.fact.cost"), units.money(plan.bill().total(), plan.bill().currency())));
    return facts;
  }

  /** The routers that the plan puts on a site; empty where it puts none. */
  public List<PlannedRouter> routersAt(String site) {
    return plan().map(stored -> stored.value().routers()).orElse(List.of()).stream()
        .filter(router -> router.site().equals(site)).toList();
  }

  /** A device's name as people know it. */
  public String deviceName(String id) {
    return catalogue.find(id).map(Device::name).orElse(id);
  }

  /** What one router of the plan does. */
  public Sheet routerSheet(Wording wording, PlannedRouter router) {
    Quantities units = wording.quantities();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(wording.get("router.fact.device"), deviceName(router.deviceId())));
    facts.add(new Fact(wording.get("router.fact.address"), address(router)));
    for (PlannedRadio radio : router.radios()) {
      facts.add(new Fact(radio.uciName() + " · " + wording.get(radio.mesh() && radio.accessPoint() ? "radio.both"
          : radio.mesh() ? "radio.mesh" : radio.accessPoint() ? "radio.phones" : "radio.idle"),
          wording.get("radio.channel", radio.channel(), units.dbm(radio.transmitPowerDbm()))));
      radio.aimDegrees().ifPresent(aim -> facts.add(new Fact(wording.get("router.fact.aim.radio", radio.uciName()),
          units.azimuth(aim))));
    }
    if (router.radios().stream().allMatch(radio -> radio.aimDegrees().isEmpty())) {
      router.aimDegrees().ifPresent(aim -> facts.add(new Fact(wording.get("router.fact.aim"), units.azimuth(aim))));
    }
    return new Sheet(wording.get("router.kind"), router.hostName(), Tone.PLAIN, "", "", facts, Optional.empty(), List.of());
  }
}
