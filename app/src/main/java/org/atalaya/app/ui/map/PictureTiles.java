package org.atalaya.app.ui.map;

import java.util.List;
import java.util.Optional;
import org.atalaya.maps.tiles.TilePictures;
import org.atalaya.maps.tiles.TileSource;

/** Pictures of the ground, one over the other. */
final class PictureTiles {
  private PictureTiles() {}

  /** @param sources the lowest first */
  static ReliefSource of(List<? extends TileSource> sources) {
    return over(sources.stream().map(source -> (ReliefSource) (zoom, x, y) -> TilePictures.paint(source, zoom, x, y)).toList());
  }

  /** Tiles of several kinds in one; those below must be of nobody else. @param sources the lowest first */
  static ReliefSource over(List<ReliefSource> sources) {
    return (zoom, x, y) -> {
      Optional<int[]> whole = Optional.empty();
      for (ReliefSource source : sources) {
        Optional<int[]> above = source.render(zoom, x, y);
        if (whole.isPresent() && above.isPresent()) {
          cover(whole.get(), above.get());
        } else if (above.isPresent()) {
          whole = above;
        }
      }
      return whole;
    };
  }

  /** Lays pixels over others. */
  static void cover(int[] below, int[] above) {
    for (int i = 0; i < below.length; i++) {
      int over = above[i];
      int through = 255 - (over >>> 24);
      if (through == 0) {
        below[i] = over;
      } else if (through < 255) {
        below[i] = over + part(below[i], through);
      }
    }
  }

  /** Premultiplied: each of the four parts is what shines through of it. */
  private static int part(int argb, int of255) {
    int alpha = (argb >>> 24) * of255 / 255 << 24;
    int green = (argb >>> 8 & 0xff) * of255 / 255 << 8;
    int red = (argb >>> 16 & 0xff) * of255 / 255 << 16;
    int blue = (argb & 0xff) * of255 / 255;
    return alpha | red | green | blue;
  }
}
