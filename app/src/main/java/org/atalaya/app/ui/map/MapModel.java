package org.atalaya.app.ui.map;

import java.util.concurrent.Executor;
import org.atalaya.app.ui.shell.ProjectDesk;

/** What can be done on the map, without the map. */
public final class MapModel implements AutoCloseable {
  private final SiteMoveViewModel moves;
  private final SiteGroupViewModel group;

  /** @param window runs what it is given on the window's thread, in order */
  public MapModel(ProjectDesk desk, Executor window) {
    moves = new SiteMoveViewModel(desk, window);
    group = new SiteGroupViewModel(desk);
  }

  /** The site in the hand. */
  public SiteMoveViewModel moves() {
    return moves;
  }

  /** Sites that are held together. */
  public SiteGroupViewModel group() {
    return group;
  }

  @Override
  public void close() {
    moves.close();
  }
}
