package org.atalaya.app.ui.map;

import java.util.List;
import java.util.Set;
import org.atalaya.app.ui.map.MapContent.LinkLook;
import org.atalaya.app.ui.map.MapContent.MapLink;
import org.atalaya.app.ui.map.MapContent.MapSite;

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

  /** The same while some sites are off: they are faint, and their links are only possible ones. */
  public MapBase withOff(Set<String> off) {
    return off.isEmpty() ? this : new MapBase(sites.stream().map(each -> off.contains(each.name())
        ? new MapSite(each.name(), each.position(), each.role(), true) : each).toList(),
        links.stream().map(each -> off.contains(each.a()) || off.contains(each.b())
            ? new MapLink(each.a(), each.b(), each.from(), each.to(), LinkLook.POSSIBLE, "") : each).toList());
  }

  /** The same without one site and its links: while that is in the hand. */
  public MapBase without(String site) {
    return new MapBase(sites.stream().filter(each -> !each.name().equals(site)).toList(),
        links.stream().filter(each -> !each.a().equals(site) && !each.b().equals(site)).toList());
  }
}
