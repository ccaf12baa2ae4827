package org.atalaya.app.ui.map;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.atalaya.app.ui.map.MapContent.LinkLook;
import org.atalaya.app.ui.map.MapContent.MapLink;
import org.atalaya.app.ui.map.MapContent.MapSite;
import org.atalaya.app.ui.shell.Selection;

/**
 * The sites and links of the map, whatever is selected. Compared by identity: another object is drawn anew.
 *
 * @param sites in drawing order
 * @param links in drawing order, below the sites
 */
public record MapBase(List<MapSite> sites, List<MapLink> links) {
  public static final MapBase EMPTY = new MapBase(List.of(), List.of());

  public MapBase {
    sites = List.copyOf(sites);
    links = List.copyOf(links);
  }

  /**
   * What fails, as the map shows it.
   *
   * @param off sites that do not work: they are faint, and their links are only possible ones
   * @param lost sites that are cut off by it
   * @param broken pair of sites that nothing joins any more
   */
  public record Outage(Set<String> off, Set<String> lost, Optional<Selection.OfLink> broken) {
    public static final Outage NONE = new Outage(Set.of(), Set.of(), Optional.empty());

    private boolean breaks(MapLink link) {
      return broken.filter(pair -> pair.touches(link.a()) && pair.touches(link.b())).isPresent();
    }
  }

  /** @param label of a broken link */
  public MapBase with(Outage outage, String label) {
    return outage.equals(Outage.NONE) ? this : new MapBase(sites.stream().map(each -> outage.off.contains(each.name())
        || outage.lost.contains(each.name()) ? new MapSite(each.name(), each.position(), each.role(),
        each.faint() || outage.off.contains(each.name()), outage.lost.contains(each.name()) && !outage.off.contains(each.name())) : each).toList(),
        links.stream().map(each -> outage.off.contains(each.a()) || outage.off.contains(each.b()) ? each.as(LinkLook.POSSIBLE, "")
            : outage.breaks(each) ? each.as(LinkLook.FAILED, label) : each).toList());
  }

  /** The same without one site and its links: while that is in the hand. */
  public MapBase without(String site) {
    return new MapBase(sites.stream().filter(each -> !each.name().equals(site)).toList(),
        links.stream().filter(each -> !each.a().equals(site) && !each.b().equals(site)).toList());
  }
}
