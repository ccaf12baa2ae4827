package org.atalaya.planner.project;

import java.util.List;

/**
 * A map that is fetched over the net, tile by tile, and drawn under the layers that are files. Nothing is computed from it.
 *
 * @param address of one tile, with places for zoom, column and row
 * @param name what people call it
 * @param attribution who is to be named beside it; empty for nobody
 * @param zoomNames what the server calls its zooms, from zoom 0 to the finest; empty where it calls them by their number
 * @param coarsestZoom the first that there is, 0 to {@code finestZoom}
 * @param finestZoom the last that there is, at most 24
 * @param shown false while it is kept, but neither drawn nor fetched
 */
public record OnlineMap(String address, String name, String attribution, List<String> zoomNames, int coarsestZoom, int finestZoom,
    boolean shown) {
  /** Squares of less than three metres. */
  public static final int FINEST_ZOOM = 24;
  private static final int LONGEST_TEXT = 2000;

  /** @throws IllegalArgumentException if a text is too long, or the zooms are none */
  public OnlineMap {
    zoomNames = List.copyOf(zoomNames);
    if (address.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException("a map of the net without address or name, expected both");
    }
    if (address.length() > LONGEST_TEXT || name.length() > LONGEST_TEXT || attribution.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException("a text of more than " + LONGEST_TEXT + " letters for a map of the net");
    }
    if (coarsestZoom < 0 || finestZoom < coarsestZoom || finestZoom > FINEST_ZOOM) {
      throw new IllegalArgumentException("zooms " + coarsestZoom + " to " + finestZoom + ", expected from 0 to " + FINEST_ZOOM);
    }
    if (!zoomNames.isEmpty() && zoomNames.size() != finestZoom + 1) {
      throw new IllegalArgumentException(zoomNames.size() + " names of zooms, expected " + (finestZoom + 1));
    }
  }

  /** The same, drawn or not. */
  public OnlineMap withShown(boolean other) {
    return new OnlineMap(address, name, attribution, zoomNames, coarsestZoom, finestZoom, other);
  }
}
