package org.atalaya.app.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.capacity.ThroughputForecast;
import org.atalaya.planner.capacity.ThroughputForecast.HomeThroughput;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.peering.RadioWay;
import org.atalaya.planner.peering.UnwantedLink;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.Stored;
import org.atalaya.planner.resilience.Availability;
import org.atalaya.planner.resilience.Blackout;
import org.atalaya.planner.resilience.FailureStudy;
import org.atalaya.planner.resilience.NetworkAvailability;
import org.atalaya.planner.resilience.SiteNetwork;
import org.atalaya.planner.resilience.SitePower;
import org.atalaya.planner.resilience.Situation;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.site.Uplink;
import org.atalaya.planner.uplink.FallOver;
import org.atalaya.planner.uplink.LineLoad;

/** What of a project's planned network still works when something fails. */
public final class SimulateJob {
  /** Share of the time that a site, and a link, is taken to work where nobody says otherwise. */
  public static final double USUAL_SITE_AVAILABILITY = 0.99;
  public static final double USUAL_LINK_AVAILABILITY = 0.999;
  /** Of the samples of an estimate: the same project gives the same answer. */
  private static final long SEED = 1;

  private SimulateJob() {}

  /**
   * @param failed names of sites that do not work
   * @param failedLinks radio links of the plan that do not work
   * @param each true to let each site and each link fail alone as well
   * @param pairs true to let every two of them fail at once as well
   * @param blackoutHours the grid fails for so long; more than 0, at most {@link Blackout#MAX_HOURS}
   * @param internetCut true where no gateway has its line
   * @param siteAvailability share of the time that a site works, 0 to 1
   * @param linkAvailability share of the time that a link works, 0 to 1
   */
  public record Question(List<String> failed, List<BrokenLink> failedLinks, boolean each, boolean pairs, OptionalDouble blackoutHours,
      boolean internetCut, double siteAvailability, double linkAvailability) {
    public Question {
      failed = List.copyOf(failed);
      failedLinks = List.copyOf(failedLinks);
    }

    /** The same where every link works. */
    public Question(List<String> failed, boolean each, boolean pairs, OptionalDouble blackoutHours, boolean internetCut,
        double siteAvailability, double linkAvailability) {
      this(failed, List.of(), each, pairs, blackoutHours, internetCut, siteAvailability, linkAvailability);
    }
  }

  /** A radio link of the plan, by the host names of its two ends, in either order. */
  public record BrokenLink(String hostA, String hostB) {
    boolean is(String from, String to) {
      return hostA.equals(from) && hostB.equals(to) || hostA.equals(to) && hostB.equals(from);
    }
  }

  /**
   * @param question that it answers
   * @param network that was looked at
   * @param unreached homes that the plan leaves out
   * @param situation with the power on
   * @param power of each site, in the network's order
   * @param blackout moment by moment; empty where none was asked for
   * @param each single failures, where asked for
   * @param availability of the homes' way to the internet, where single failures were asked for, and there is a gateway
   *     with its line
   * @param weather what the weather leaves of each link, in the network's order, empty for one where that is not known; where it
   *     is, it is in the availability. Empty as a whole where no weather was typed, or no availability was asked for
   * @param throughput of each home that reaches the internet with the power on
   * @param fallOvers homes that go out by another gateway than if all worked, or by none
   * @param lines what comes in where, and for how many, with the power on
   * @param services what is offered where, and which homes reach it, with the power on
   * @param pairs failures of two at once that cost more than each alone, where asked for
   * @param unwanted links that nobody planned, of what works with the power on; none where the project's links are stale
   * @param peeringThresholdDbm signal that keeps these down and the planned ones up, where there is one
   */
  public record Answer(Question question, SiteNetwork network, List<String> unreached, Situation situation,
      List<SitePower> power, List<Blackout.Moment> blackout, Optional<FailureStudy.SingleFailures> each,
      Optional<NetworkAvailability.Result> availability, Optional<List<Optional<Double>>> weather, List<HomeThroughput> throughput, List<FallOver> fallOvers,
      List<LineLoad> lines, List<ServiceReach> services, Optional<List<FailureStudy.PairFailure>> pairs,
      List<UnwantedLink> unwanted, OptionalInt peeringThresholdDbm) {

    /** Links whose weather is not in the availability, though one was typed: their ground is not known, or they have no budget. */
    public List<SiteNetwork.Link> withoutWeather() {
      List<Optional<Double>> shares = weather.orElse(List.of());
      return IntStream.range(0, shares.size()).filter(i -> shares.get(i).isEmpty()).mapToObj(network.links()::get).toList();
    }

    /** No home that was not itself assumed to fail loses its connection, now, in the blackout, or by any one failure. */
    public boolean survived() {
      return situation.lostHomes().isEmpty()
          && blackout.stream().allMatch(moment -> moment.situation().lostHomes().isEmpty())
          && each.map(FailureStudy.SingleFailures::survived).orElse(true);
    }
  }

  /**
   * @param site where it is offered
   * @param service as people call it
   * @param homes that reach it, its own site included
   */
  public record ServiceReach(String site, String service, List<String> homes) {}

  /**
   * The answer for the stored plan.
   *
   * @throws BadInputException if the plan is missing or stale, or a failed site or link is not in it
   */
  public static Answer run(Project project, Question question, Progress progress) {
    NetworkPlan plan = RenderJob.requireCurrentPlan(project);
    List<Site> sites = project.state().sites();
    Set<String> internet = sites.stream().filter(site -> !question.internetCut && site.role() == Role.GATEWAY
        || site.uplinks().stream().anyMatch(Uplink::lastResort)).map(Site::name).collect(Collectors.toCollection(TreeSet::new));
    SiteNetwork whole = SiteNetwork.of(plan, sites);
    boolean nothingLeft = question.internetCut && plan.sites().stream().noneMatch(internet::contains);
    SiteNetwork network = nothingLeft ? whole : whole.withInternetAt(internet);
    Set<Integer> failed = question.failed.stream().map(name -> whole.findNode(name).orElseThrow(() ->
        new BadInputException("--fail", "\"" + name + "\"", "a site of the plan: " + plan.sites().stream()
            .sorted(Comparator.naturalOrder()).collect(Collectors.joining(", "))))).collect(Collectors.toCollection(TreeSet::new));
    Set<Integer> broken = broken(whole, question);
    FailureStudy study = new FailureStudy(network, failed, broken, nothingLeft);
    NetworkPlan left = without(plan, question.failedLinks);
    DeviceCatalogue catalogue = DeviceCatalogue.beside(project.file());
    List<SitePower> power = SitePower.of(plan, sites, catalogue);
    Situation situation = study.situation(Set.of());
    Set<String> off = Set.copyOf(question.failed);
    List<UnwantedLink> unwanted = unwanted(project, plan, catalogue, off);
    boolean reckoned = question.each && !nothingLeft && network.hasGateway();
    Optional<List<Optional<Double>>> weather = reckoned ? LinkWeather.shares(project, network, progress) : Optional.empty();
    List<HomeThroughput> now = new ThroughputForecast(left, sites, off, question.internetCut).homes();
    return new Answer(question, network, plan.unreached(), situation, power,
        question.blackoutHours.isPresent() ? Blackout.run(study, power, question.blackoutHours.getAsDouble()) : List.of(),
        question.each ? Optional.of(study.each(progress)) : Optional.empty(),
        reckoned ? Optional.of(availability(network, failed, broken, question, weather, progress)) : Optional.empty(), weather,
        now, FallOver.between(new ThroughputForecast(plan, sites, Set.of()).homes(), now, sites),
        LineLoad.of(left, sites, off, question.internetCut), services(sites, network, situation),
        question.pairs ? Optional.of(study.pairs(progress)) : Optional.empty(), unwanted, UnwantedLink.threshold(plan, unwanted));
  }

  private static Set<Integer> broken(SiteNetwork network, Question question) {
    Set<Integer> broken = new TreeSet<>();
    for (BrokenLink down : question.failedLinks) {
      List<Integer> found = IntStream.range(0, network.links().size()).filter(i ->
          down.is(network.links().get(i).hostA(), network.links().get(i).hostB())).boxed().toList();
      if (found.isEmpty()) {
        throw new BadInputException("failed link", down.hostA() + " - " + down.hostB(), "a radio link of the plan");
      }
      broken.addAll(found);
    }
    return broken;
  }

  /** The plan as far as its links still stand. */
  private static NetworkPlan without(NetworkPlan plan, List<BrokenLink> broken) {
    return broken.isEmpty() ? plan : new NetworkPlan(plan.community(), plan.sites(), plan.routers(), plan.links().stream()
        .filter(link -> broken.stream().noneMatch(down -> down.is(link.hostA(), link.hostB()))).toList(), plan.unreached(),
        plan.optimality(), plan.bill(), plan.notes(), plan.wishes(), plan.unprotected(), plan.alternatives());
  }

  private static List<UnwantedLink> unwanted(Project project, NetworkPlan plan, DeviceCatalogue catalogue, Set<String> off) {
    return project.findLinks().filter(Stored::current).map(links -> UnwantedLink.of(plan,
        links.value().toGraph(project.state()).links().stream().flatMap(link -> RadioWay.find(link).stream())
            .filter(way -> !off.contains(way.a()) && !off.contains(way.b())).toList(),
        catalogue)).orElse(List.of());
  }

  /** A service is reached in the part of the network that its site is in. */
  private static List<ServiceReach> services(List<Site> sites, SiteNetwork network, Situation situation) {
    List<ServiceReach> reached = new ArrayList<>();
    for (Site site : sites) {
      List<String> part = situation.groups().stream().filter(group -> group.contains(site.name())).findFirst().orElse(List.of());
      List<String> homes = network.homes().stream().map(home -> network.nodes().get(home).name()).filter(part::contains).toList();
      site.services().forEach(service -> reached.add(new ServiceReach(site.name(), service, homes)));
    }
    return reached;
  }

  private static NetworkAvailability.Result availability(SiteNetwork network, Set<Integer> failed, Set<Integer> broken, Question question,
      Optional<List<Optional<Double>>> weather, Progress progress) {
    Availability.OfParts same = Availability.OfParts.uniform(network, question.siteAvailability, question.linkAvailability);
    List<Double> sites = new ArrayList<>(same.sites());
    failed.forEach(site -> sites.set(site, 0.0));
    List<Double> links = new ArrayList<>(weather.map(shares -> shares.stream().map(share -> share.orElse(1.0) * question.linkAvailability)
        .toList()).orElse(same.links()));
    broken.forEach(link -> links.set(link, 0.0));
    return new NetworkAvailability(network).compute(new Availability.OfParts(sites, links), SEED, progress);
  }
}
