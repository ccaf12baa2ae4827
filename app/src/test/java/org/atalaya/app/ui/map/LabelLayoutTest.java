package org.atalaya.app.ui.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void theGridFindsTheSamePlacesAsLookingAtEveryBox(long seed) {
    Random random = new Random(seed);
    List<LabelLayout.Anchor> anchors = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      anchors.add(new LabelLayout.Anchor("site " + i, random.nextDouble() * 1200 - 600, random.nextDouble() * 900 - 450,
          2 + random.nextInt(9), 10 + random.nextInt(150), 15));
    }
    List<LabelLayout.Placed> plain = new ArrayList<>();
    for (LabelLayout.Anchor anchor : anchors) {
      LabelLayout.candidates(anchor).stream().filter(box -> plain.stream().noneMatch(box::overlaps)
          && anchors.stream().noneMatch(each -> box.overlaps(each.disc()))).findFirst().ifPresent(plain::add);
    }
    assertThat(LabelLayout.place(anchors)).as("seed %d", seed).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void aLinksLabelLiesOnItsLineAndCoversNothing(long seed) {
    Random random = new Random(seed);
    int labelled = 0;
    for (int i = 0; i < 50; i++) {
      List<LabelLayout.Placed> taken = new ArrayList<>();
      for (int j = 0; j < 8; j++) {
        taken.add(new LabelLayout.Placed("", random.nextDouble() * 400, random.nextDouble() * 300, 90, 15));
      }
      MapViewport.Spot from = new MapViewport.Spot(random.nextDouble() * 400, random.nextDouble() * 300);
      MapViewport.Spot to = new MapViewport.Spot(random.nextDouble() * 400, random.nextDouble() * 300);
      LabelLayout layout = new LabelLayout();
      taken.forEach(layout::take);
      Optional<LabelLayout.Placed> label = layout.along("ch 157", from, to, 40, 12);
      labelled += label.isPresent() ? 1 : 0;
      label.ifPresent(box -> {
        assertThat(taken).as("seed %d", seed).noneMatch(box::overlaps);
        MapViewport.Spot middle = new MapViewport.Spot(box.x() + 20, box.y() + 6);
        assertThat(from.distanceTo(middle) + middle.distanceTo(to)).as("seed %d", seed)
            .isCloseTo(from.distanceTo(to), within(1e-6));
      });
    }
    assertThat(labelled).as("seed %d", seed).isGreaterThan(10);
  }

  @Test
  void aLinksLabelIsInTheMiddleWhereThatIsFree() {
    assertThat(new LabelLayout().along("ch 157", new MapViewport.Spot(0, 0), new MapViewport.Spot(200, 100), 40, 12))
        .contains(new LabelLayout.Placed("ch 157", 80, 44, 40, 12));
  }

  @Test
  void theFirstOfTwoThatCannotBothBeNamedIsNamed() {
    LabelLayout.Anchor first = new LabelLayout.Anchor("first", 100, 100, 8, 4000, 15);
    LabelLayout.Anchor second = new LabelLayout.Anchor("second", 100, 100, 8, 4000, 15);
    assertThat(LabelLayout.place(List.of(first, second))).first().extracting(LabelLayout.Placed::text).isEqualTo("first");
  }
}
