package org.atalaya.maps.block;

import org.atalaya.maps.relief.MapWindow;

/**
 * A picture that is laid over the ground.
 *
 * @param window what it shows
 * @param argb opaque pixels, row by row from the north-west
 */
@SuppressWarnings("ArrayRecordComponent")
public record Drape(MapWindow window, int[] argb) {

  public Drape {
    if (argb.length < window.width() * window.height()) {
      throw new IllegalArgumentException(argb.length + " pixels, expected " + window.width() * window.height());
    }
  }
}
