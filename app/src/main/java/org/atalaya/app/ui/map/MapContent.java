package org.atalaya.app.ui.map;

import java.util.List;
import java.util.Optional;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * What the map draws over the relief.
 *
 * @param sites in drawing order
 * @param links in drawing order, below the sites
 * @param selection drawn on top
 * @param obstruction where the selected link is worst off
 */
public record MapContent(List<MapSite> sites, List<MapLink> links, Selection selection, Optional<GeoPoint> obstruction) {
  public static final MapContent EMPTY = new MapContent(List.of(), List.of(), new Selection.None(), Optional.empty());

  public MapContent {
    sites = List.copyOf(sites);
    links = List.copyOf(links);
  }

  /** The same without one site and its links: while that is in the hand. */
  public MapContent without(String site) {
    return new MapContent(sites.stream().filter(each -> !each.name().equals(site)).toList(),
        links.stream().filter(each -> !each.a().equals(site) && !each.b().equals(site)).toList(), selection, Optional.empty());
  }

  /**
   * A site as drawn.
   *
   * @param faint true where it plays no part in what is shown
   */
  public record MapSite(String name, GeoPoint position, Role role, boolean faint) {}

  /**
   * A pair as drawn.
   *
   * @param label beside its middle; empty for most
   */
  public record MapLink(String a, String b, GeoPoint from, GeoPoint to, LinkLook look, String label) {}

  /** How a link is drawn: colour and dash pattern both tell. */
  public enum LinkLook {
    CLEAR, FRESNEL, BLOCKED, UNKNOWN, IN_NETWORK, POSSIBLE, MEASURED_GOOD, MEASURED_WEAK, MEASURED_NOT_SEEN
  }
}
