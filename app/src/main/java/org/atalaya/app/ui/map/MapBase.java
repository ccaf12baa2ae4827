package org.atalaya.app.ui.map;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.atalaya.app.ui.map.MapContent.LinkLook;
import org.atalaya.app.ui.map.MapContent.MapLink;
import org.atalaya.app.ui.map.MapContent.MapSite;
import org.atalaya.app.ui.map.MapContent.Plight;
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
   * @param off sites that do not work, and with them the links of the network that end there
   * @param lost sites that are cut off by it
   * @param broken pair of sites that nothing joins any more
   */
  public record Outage(Set<String> off, Set<String> lost, Optional<Selection.OfLink> broken) {
    public static final Outage NONE = new Outage(Set.of(), Set.of(), Optional.empty());

    private boolean breaks(MapLink link) {
      return broken.filter(pair -> pair.touches(link.a()) && pair.touches(link.b())).isPresent();
    }

    private MapSite with(MapSite site) {
      Plight plight = off.contains(site.name()) ? Plight.OFF : lost.contains(site.name()) ? Plight.LOST : Plight.NONE;
      return plight == Plight.NONE ? site : new MapSite(site.name(), site.position(), site.role(), site.faint(), plight);
    }

    private MapLink with(MapLink link, String label) {
      if (off.contains(link.a()) || off.contains(link.b())) {
        return link.look() == LinkLook.POSSIBLE ? link : link.as(LinkLook.FAILED, "");
      }
      return breaks(link) ? link.as(LinkLook.FAILED, label) : link;
    }
  }

  /** @param label of a broken link */
  public MapBase with(Outage outage, String label) {
    return outage.equals(Outage.NONE) ? this : new MapBase(sites.stream().map(outage::with).toList(),
        links.stream().map(each -> outage.with(each, label)).toList());
  }

  /** The same without one site and its links: while that is in the hand. */
  public MapBase without(String site) {
    return new MapBase(sites.stream().filter(each -> !each.name().equals(site)).toList(),
        links.stream().filter(each -> !each.a().equals(site) && !each.b().equals(site)).toList());
  }
}
