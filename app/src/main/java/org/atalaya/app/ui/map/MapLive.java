package org.atalaya.app.ui.map;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.atalaya.app.ui.map.MapContent.MapLink;
import org.atalaya.app.ui.map.MapContent.MapSite;

/**
 * What changes while it is looked at.
 *
 * @param site in the hand
 * @param links of it, as they are judged where it is
 * @param group names of sites that are held together
 * @param tape that is laid out
 */
public record MapLive(Optional<MapSite> site, List<MapLink> links, Set<String> group, Optional<MeasureViewModel.Tape> tape) {
  public static final MapLive NONE = new MapLive(Optional.empty(), List.of(), Set.of(), Optional.empty());

  public MapLive {
    links = List.copyOf(links);
    group = Set.copyOf(group);
  }
}
