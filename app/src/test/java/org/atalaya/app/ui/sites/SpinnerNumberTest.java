package org.atalaya.app.ui.sites;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpinnerNumberTest {
  private final SpinnerNumber<Double> metres = SpinnerNumber.decimal(() -> 6.0);

  @Test
  void bothDecimalSignsAreRead() {
    assertThat(metres.fromString("12,345")).isEqualTo(12.345);
    assertThat(metres.fromString(" 12.345 ")).isEqualTo(12.345);
  }

  @Test
  void whatIsShownReadsBackEqual() {
    assertThat(metres.toString(12.345)).isEqualTo("12.345");
    assertThat(metres.toString(12.0)).isEqualTo("12");
  }

  @Test
  void whatIsNoNumberLeavesTheOneBefore() {
    for (String typed : new String[] {"", "high", "1.2.3", "NaN", "-1", ".", null}) {
      assertThat(metres.fromString(typed)).as(typed).isEqualTo(6.0);
    }
    assertThat(SpinnerNumber.whole(() -> 3).fromString("99999999999")).isEqualTo(3);
  }
}
