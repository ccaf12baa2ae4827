package org.atalaya.planner.project;

import java.util.Objects;

/**
 * A file that is drawn on the map: a picture of the ground in tiles, or lines and areas. Nothing is computed from it.
 *
 * @param path absolute, as text; {@link Project#resolveLayers()} finds it again where the project was moved
 * @param shown false while it is kept, but not drawn
 */
public record MapLayer(String path, boolean shown) {
  public MapLayer {
    Objects.requireNonNull(path);
  }
}
