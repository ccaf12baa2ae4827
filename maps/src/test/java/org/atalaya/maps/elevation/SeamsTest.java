package org.atalaya.maps.elevation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GridMapping;
import org.junit.jupiter.api.Test;

class SeamsTest {

  /*
   *   A A|B B        posts of A: 0 1   posts of B: 10 11
   *   A A|B B                    2 3               12 13
   *   ---+---
   *   C C|D D                   20 21              30 31
   */
  private final ElevationGrid a = TestFiles.grid("A", 50, 19, 0.1, 2, 2, 0);
  private final ElevationGrid b = TestFiles.grid("B", 50, 19.2, 0.1, 2, 2, 10);
  private final ElevationGrid c = TestFiles.grid("C", 49.8, 19, 0.1, 2, 2, 20);
  private final ElevationGrid d = TestFiles.grid("D", 49.8, 19.2, 0.1, 2, 2, 30);

  @Test
  void fourTilesThatTouchShareTheirRimsAndTheCorner() {
    List<ElevationGrid> stitched = Seams.stitch(List.of(a, b, c, d));
    ElevationGrid first = stitched.getFirst();
    assertThat(List.of(first.columns(), first.rows())).containsExactly(3, 3);
    assertThat(row(first, 0)).containsExactly(0, 1, 10);
    assertThat(row(first, 1)).containsExactly(2, 3, 12);
    assertThat(row(first, 2)).containsExactly(20, 21, 30);
    assertThat(row(stitched.get(1), 2)).containsExactly(30, 31);
    assertThat(row(stitched.get(2), 0)).containsExactly(20, 21, 30);
    assertThat(stitched.get(3)).isSameAs(d);
  }

  @Test
  void whereTheCornerIsMissingItStaysUnknown() {
    ElevationGrid first = Seams.stitch(List.of(a, b, c)).getFirst();
    assertThat(row(first, 2)).containsExactly(20, 21, Float.NaN);
  }

  @Test
  void tilesThatShareTheirRimAreFarApartOrLieOffTheLatticeStayAsTheyAre() {
    ElevationGrid sharing = TestFiles.grid("sharing", 50, 19.1, 0.1, 2, 2, 10);
    ElevationGrid far = TestFiles.grid("far", 50, 19.5, 0.1, 2, 2, 10);
    ElevationGrid off = TestFiles.grid("off", 50.04, 19.2, 0.1, 2, 2, 10);
    ElevationGrid finer = TestFiles.grid("finer", 50, 19.2, 0.05, 2, 2, 10);
    for (ElevationGrid other : List.of(sharing, far, off, finer)) {
      assertThat(Seams.stitch(List.of(a, other)).getFirst()).as(other.source()).isSameAs(a);
    }
  }

  @Test
  void cutIntoTilesAndStitchedAGridHasAllItsCells() {
    Random random = new Random(11);
    int size = 24;
    float[] heights = new float[size * size];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = random.nextInt(1000);
    }
    int tile = 6;
    List<ElevationGrid> tiles = new java.util.ArrayList<>();
    for (int top = 0; top < size; top += tile) {
      for (int left = 0; left < size; left += tile) {
        float[] part = new float[tile * tile];
        for (int i = 0; i < part.length; i++) {
          part[i] = heights[(top + i / tile) * size + left + i % tile];
        }
        tiles.add(new ElevationGrid(top + "," + left, new GridMapping.Geographic(50 - top * 0.01, 19 + left * 0.01, 0.01, 0.01), tile, tile, part));
      }
    }
    boolean[] covered = new boolean[(size - 1) * (size - 1)];
    for (ElevationGrid grid : Seams.stitch(tiles)) {
      int top = Integer.parseInt(grid.source().split(",")[0]);
      int left = Integer.parseInt(grid.source().split(",")[1]);
      for (int row = 0; row < grid.rows(); row++) {
        for (int column = 0; column < grid.columns(); column++) {
          assertThat(grid.height(column, row)).as("seed 11, " + grid.source()).isEqualTo(heights[(top + row) * size + left + column]);
          if (row < grid.rows() - 1 && column < grid.columns() - 1) {
            covered[(top + row) * (size - 1) + left + column] = true;
          }
        }
      }
    }
    assertThat(covered).doesNotContain(false);
  }

  private static float[] row(ElevationGrid grid, int row) {
    float[] heights = new float[grid.columns()];
    for (int column = 0; column < heights.length; column++) {
      heights[column] = grid.height(column, row);
    }
    return heights;
  }
}
