package org.atalaya.app.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelLayoutTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noNameCoversAnotherNameOrASite(long seed) {
    Random random = new Random(seed);
    List<LabelLayout.Anchor> anchors = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      anchors.add(new LabelLayout.Anchor("site " + i, random.nextDouble() * 900, random.nextDouble() * 600, 8,
          40 + random.nextInt(80), 15));
    }
    List<LabelLayout.Placed> placed = LabelLayout.place(anchors);
    for (int i = 0; i < placed.size(); i++) {
      for (int j = i + 1; j < placed.size(); j++) {
        assertThat(placed.get(i).overlaps(placed.get(j))).as("names %d and %d, seed %d", i, j, seed).isFalse();
      }
      LabelLayout.Placed name = placed.get(i);
      assertThat(anchors).as("name %d, seed %d", i, seed).noneMatch(anchor -> name.overlaps(
          new LabelLayout.Placed("", anchor.x() - 8, anchor.y() - 8, 16, 16)));
    }
    assertThat(placed).as("seed %d", seed).hasSizeGreaterThan(30);
  }

  @Test
  void theFirstOfTwoThatCannotBothBeNamedIsNamed() {
    LabelLayout.Anchor first = new LabelLayout.Anchor("first", 100, 100, 8, 4000, 15);
    LabelLayout.Anchor second = new LabelLayout.Anchor("second", 100, 100, 8, 4000, 15);
    assertThat(LabelLayout.place(List.of(first, second))).first().extracting(LabelLayout.Placed::text).isEqualTo("first");
  }
}
