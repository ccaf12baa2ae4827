package org.atalaya.app.ui.map;

import java.util.List;
import java.util.Optional;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * What the map draws over the relief.
 *
 * @param base sites and links
 * @param around links that are shown because of the selection alone
 * @param selection drawn on top
 * @param obstruction where the selected link is worst off
 * @param places that are offered for a relay, in the order of their numbers
 */
public record MapContent(MapBase base, List<MapLink> around, Selection selection, Optional<GeoPoint> obstruction, List<GeoPoint> places) {
  public static final MapContent EMPTY = new MapContent(MapBase.EMPTY, List.of(), new Selection.None(), Optional.empty());

  public MapContent {
    around = List.copyOf(around);
    places = List.copyOf(places);
  }

  /** Where nothing is offered. */
  public MapContent(MapBase base, List<MapLink> around, Selection selection, Optional<GeoPoint> obstruction) {
    this(base, around, selection, obstruction, List.of());
  }

  /** The same with places that are offered. */
  public MapContent with(List<GeoPoint> offered) {
    return new MapContent(base, around, selection, obstruction, offered);
  }

  /**
   * A site as drawn.
   *
   * @param faint true where it plays no part in what is shown
   * @param plight what has become of it while something fails
   */
  public record MapSite(String name, GeoPoint position, Role role, boolean faint, Plight plight) {
    /** One that nothing has happened to. */
    public MapSite(String name, GeoPoint position, Role role, boolean faint) {
      this(name, position, role, faint, Plight.NONE);
    }
  }

  /** What a failure does to a site: nothing, it is cut off from the network, or it does not work itself. */
  public enum Plight { NONE, LOST, OFF }

  /**
   * A pair as drawn.
   *
   * @param label beside its middle; empty for most
   */
  public record MapLink(String a, String b, GeoPoint from, GeoPoint to, LinkLook look, String label) {
    MapLink as(LinkLook other, String newLabel) {
      return new MapLink(a, b, from, to, other, newLabel);
    }
  }

  /** How a link is drawn: colour and dash pattern both tell. */
  public enum LinkLook {
    CLEAR, FRESNEL, BLOCKED, UNKNOWN, IN_NETWORK, POSSIBLE, MEASURED_GOOD, MEASURED_WEAK, MEASURED_NOT_SEEN, FAILED
  }
}
