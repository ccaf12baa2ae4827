package org.atalaya.app.ui.map;

import java.util.List;
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

  /** The same without one site and its links: while that is in the hand. */
  public MapBase without(String site) {
    return new MapBase(sites.stream().filter(each -> !each.name().equals(site)).toList(),
        links.stream().filter(each -> !each.a().equals(site) && !each.b().equals(site)).toList());
  }
}
