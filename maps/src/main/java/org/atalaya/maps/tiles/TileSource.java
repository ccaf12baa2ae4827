package org.atalaya.maps.tiles;

import java.util.Optional;

/** Pictures of the ground in squares of the Web Mercator world. Asked from several threads at once. */
public interface TileSource extends AutoCloseable {

  /**
   * The picture of one square, as it is kept.
   *
   * @param zoom the world is 2 to the power of this squares wide
   * @param x from the 180th meridian eastwards
   * @param y from the north southwards
   * @return PNG or JPEG as it came, to be decoded with care; empty where there is none
   */
  Optional<byte[]> find(int zoom, int x, int y);

  /** The finest zoom that there is. */
  int finestZoom();

  /** Who is to be named beside the picture; empty for nobody. */
  String attribution();

  /** Lets go of what it holds. */
  @Override
  void close();
}
