package org.atalaya.planner.resilience;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.atalaya.planner.candidates.Progress;

/**
 * What failures do to a network. A home is connected where it reaches a gateway; where there is none, or the line to
 * the internet is cut, where it is in the part of the network that holds the most homes. Plain search again for each
 * failure, O((sites + links)²) for all single ones.
 */
public final class FailureStudy {
  private final SiteNetwork network;
  private final int[][] incident;
  private final boolean internetCut;
  private final Set<Integer> assumed;
  private final Set<Integer> broken;

  /**
   * @param assumedFailed indices of sites that are off in all that is asked
   * @param internetCut true where no gateway has its line
   */
  public FailureStudy(SiteNetwork network, Set<Integer> assumedFailed, boolean internetCut) {
    this(network, assumedFailed, Set.of(), internetCut);
  }

  /**
   * @param assumedFailed indices of sites that are off in all that is asked
   * @param brokenLinks indices of links that are down in all that is asked
   * @param internetCut true where no gateway has its line
   */
  public FailureStudy(SiteNetwork network, Set<Integer> assumedFailed, Set<Integer> brokenLinks, boolean internetCut) {
    this.network = network;
    this.internetCut = internetCut;
    assumed = Set.copyOf(assumedFailed);
    broken = Set.copyOf(brokenLinks);
    incident = network.incidentLinks();
  }

  /**
   * The loss of one site.
   *
   * @param site name
   * @param gateway true where the internet comes in there
   * @param lostHomes other homes that lose their connection by it
   * @param lostHouseholds households of other sites that do
   */
  public record SiteFailure(String site, boolean gateway, List<String> lostHomes, int lostHouseholds) {}

  /**
   * The loss of one link.
   *
   * @param link of the network
   * @param lostHomes homes that lose their connection by it
   * @param lostHouseholds households that do
   */
  public record LinkFailure(SiteNetwork.Link link, List<String> lostHomes, int lostHouseholds) {}

  /**
   * The loss of two at once.
   *
   * @param sites among the two, names
   * @param links among the two
   * @param lostHomes homes that lose their connection by both, and by neither alone
   */
  public record PairFailure(List<String> sites, List<SiteNetwork.Link> links, List<String> lostHomes) {}

  /**
   * Each site and each link failing alone, in the plan's order.
   *
   * @param weakPoints of the network without what is assumed to have failed
   */
  public record SingleFailures(List<SiteFailure> sites, List<LinkFailure> links, WeakPoints weakPoints) {

    /**
     * No home is lost by the loss of any one link, nor of any one other site that is not a gateway, nor of a gateway
     * where there are two or more.
     */
    public boolean survived() {
      boolean several = sites.stream().filter(SiteFailure::gateway).count() > 1;
      return links.stream().allMatch(failure -> failure.lostHomes.isEmpty())
          && sites.stream().filter(failure -> several || !failure.gateway).allMatch(failure -> failure.lostHomes.isEmpty());
    }
  }

  /**
   * With what is assumed to have failed, and with these sites off as well (power). Losses are counted against the
   * network in which everything works.
   */
  public Situation situation(Set<Integer> dark) {
    boolean[] before = connected(parts(node -> true, link -> true));
    Parts parts = parts(node -> !assumed.contains(node) && !dark.contains(node), this::stands);
    boolean[] now = connected(parts);
    boolean[] online = internetCut ? new boolean[now.length] : parts.reachesGateway();
    boolean[] lost = lost(before, now, assumed);
    return new Situation(network.names(nodes().filter(node -> !parts.works(node))),
        parts.parts().stream().map(part -> network.names(part.stream().mapToInt(Integer::intValue))).toList(),
        homes(online), homes(lost), households(online), households(lost));
  }

  /**
   * Each site and link that is left, failing alone; losses are counted against the network without what is assumed to
   * have failed. Naming one site as failed gives the pairs with it.
   *
   * @throws CancellationException if the progress says so
   */
  public SingleFailures each(Progress progress) {
    IntPredicate left = node -> !assumed.contains(node);
    boolean[] before = connected(parts(left, this::stands));
    long total = (long) network.nodes().size() + network.links().size();
    List<SiteFailure> sites = new ArrayList<>();
    for (int site = 0; site < network.nodes().size(); site++) {
      step(progress, site, total);
      if (left.test(site)) {
        int failed = site;
        boolean[] lost = lost(before, connected(parts(node -> left.test(node) && node != failed, this::stands)), Set.of(failed));
        sites.add(new SiteFailure(network.nodes().get(site).name(), network.nodes().get(site).gateway(), homes(lost), households(lost)));
      }
    }
    List<LinkFailure> links = new ArrayList<>();
    for (int link = 0; link < network.links().size(); link++) {
      step(progress, (long) network.nodes().size() + link, total);
      SiteNetwork.Link next = network.links().get(link);
      if (stands(link) && left.test(next.a()) && left.test(next.b())) {
        int failed = link;
        boolean[] lost = lost(before, connected(parts(left, other -> stands(other) && other != failed)), Set.of());
        links.add(new LinkFailure(next, homes(lost), households(lost)));
      }
    }
    return new SingleFailures(sites, links, weakPoints());
  }

  /**
   * Every two of the sites and links that are left failing at once, where that costs homes which neither costs alone:
   * O((sites + links)³).
   *
   * @throws CancellationException if the progress says so
   */
  public List<PairFailure> pairs(Progress progress) {
    int sites = network.nodes().size();
    List<Integer> parts = IntStream.range(0, sites + network.links().size()).filter(part -> part < sites ? !assumed.contains(part)
        : stands(part - sites) && ends(part).stream().noneMatch(assumed::contains)).boxed().toList();
    boolean[] before = connected(parts(node -> !assumed.contains(node), this::stands));
    List<boolean[]> alone = parts.stream().map(part -> lostWithout(before, Set.of(part))).toList();
    List<PairFailure> found = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      step(progress, i, parts.size());
      for (int j = i + 1; j < parts.size(); j++) {
        Set<Integer> both = Set.of(parts.get(i), parts.get(j));
        if (parts.get(j) >= sites && ends(parts.get(j)).contains(parts.get(i))) {
          continue;
        }
        boolean[] lost = lostWithout(before, both);
        for (int node = 0; node < sites; node++) {
          lost[node] &= !alone.get(i)[node] && !alone.get(j)[node];
        }
        if (!homes(lost).isEmpty()) {
          found.add(new PairFailure(network.names(both.stream().mapToInt(part -> part).filter(part -> part < sites).sorted()),
              both.stream().filter(part -> part >= sites).sorted().map(part -> network.links().get(part - sites)).toList(), homes(lost)));
        }
      }
    }
    return found;
  }

  /** Sites at the ends of a link; parts from the number of sites on are links. */
  private Set<Integer> ends(int part) {
    SiteNetwork.Link link = network.links().get(part - network.nodes().size());
    return Set.of(link.a(), link.b());
  }

  private boolean stands(int link) {
    return !broken.contains(link);
  }

  private boolean[] lostWithout(boolean[] before, Set<Integer> failed) {
    int sites = network.nodes().size();
    return lost(before, connected(parts(node -> !assumed.contains(node) && !failed.contains(node),
        link -> stands(link) && !failed.contains(sites + link))), failed);
  }

  /** Those of what is left, with the indices of the whole network. */
  private WeakPoints weakPoints() {
    List<Integer> keptLinks = IntStream.range(0, network.links().size()).filter(i -> {
      SiteNetwork.Link link = network.links().get(i);
      return stands(i) && !assumed.contains(link.a()) && !assumed.contains(link.b());
    }).boxed().toList();
    WeakPoints found = WeakPoints.of(new SiteNetwork(network.nodes(), keptLinks.stream().map(network.links()::get).toList()));
    return new WeakPoints(found.cutSites(), found.bridges().stream().map(keptLinks::get).toList());
  }

  private static void step(Progress progress, long done, long total) {
    if (!progress.step(done, total)) {
      throw new CancellationException();
    }
  }

  private Parts parts(IntPredicate siteWorks, IntPredicate linkWorks) {
    return new Parts(network, incident, siteWorks, linkWorks);
  }

  private boolean[] connected(Parts parts) {
    return internetCut || !network.hasGateway() ? parts.inMainPart() : parts.reachesGateway();
  }

  private IntStream nodes() {
    return IntStream.range(0, network.nodes().size());
  }

  private static boolean[] lost(boolean[] before, boolean[] now, Set<Integer> excused) {
    boolean[] lost = new boolean[now.length];
    for (int node = 0; node < lost.length; node++) {
      lost[node] = before[node] && !now[node] && !excused.contains(node);
    }
    return lost;
  }

  private List<String> homes(boolean[] chosen) {
    return nodes().filter(node -> chosen[node] && network.nodes().get(node).home())
        .mapToObj(node -> network.nodes().get(node).name()).collect(Collectors.toUnmodifiableList());
  }

  private int households(boolean[] chosen) {
    return nodes().filter(node -> chosen[node]).map(node -> network.nodes().get(node).households()).sum();
  }
}
