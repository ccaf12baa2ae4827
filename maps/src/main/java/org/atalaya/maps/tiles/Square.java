package org.atalaya.maps.tiles;

/**
 * A square of the Web Mercator world.
 *
 * @param x from the 180th meridian eastwards
 * @param y from the north southwards
 */
record Square(int zoom, int x, int y) {
  /** The square of a coarser zoom around it. */
  Square up(int levels) {
    return new Square(zoom - levels, x >> levels, y >> levels);
  }
}
