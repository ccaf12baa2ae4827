package org.atalaya.app.ui.map;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.app.ui.profile.SelectedPath;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.Terrain;

/**
 * What stands on the ground of the 3-D view. Compared by identity: another object is put into the block anew.
 *
 * @param map the same as on the flat map
 * @param sites of the project: how high their antennas are
 * @param terrain under them; empty where none is read
 * @param paths how paths are judged
 * @param path that is selected, whose zone is shown
 * @param heights of the antennas of selected sites, in words, by the site's name
 */
public record BlockContent(MapContent map, List<Site> sites, Optional<Terrain> terrain, PathSettings paths, Optional<SelectedPath> path,
    Map<String, String> heights) {
  public static final BlockContent EMPTY =
      new BlockContent(MapContent.EMPTY, List.of(), Optional.empty(), PathSettings.DEFAULT, Optional.empty(), Map.of());

  /** True where nothing of it differs; the map's sites and links are compared by identity, as the map does. */
  public boolean sameAs(BlockContent other) {
    return map.base() == other.map.base() && map.around().equals(other.map.around()) && map.selection().equals(other.map.selection())
        && sites.equals(other.sites) && terrain.equals(other.terrain) && paths.equals(other.paths) && samePath(other)
        && heights.equals(other.heights);
  }

  private boolean samePath(BlockContent other) {
    return path.isEmpty() ? other.path.isEmpty() : other.path.filter(each -> each == path.get()).isPresent();
  }

  public BlockContent {
    sites = List.copyOf(sites);
    heights = Map.copyOf(heights);
  }
}
