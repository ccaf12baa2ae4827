package org.atalaya.app.ui.map;

import java.util.Optional;

/** Paints relief tiles; called from several threads at once. */
@FunctionalInterface
public interface ReliefSource {

  /** 256 × 256 pixels, premultiplied ARGB, row by row from the north-west; empty where there is no terrain at all. */
  Optional<int[]> render(int zoom, int x, int y);
}
