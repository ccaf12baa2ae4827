package org.atalaya.provisioning.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PitchTest {
  @Test
  void risesWithTheSignalAnOctaveForTwentyDecibels() {
    for (int dbm = -94; dbm <= -25; dbm++) {
      // a semitone is 6 %; half of one is heard by most people
      assertThat(Pitch.hertz(dbm) / Pitch.hertz(dbm - 1)).isBetween(1.03, 1.04);
    }
    assertThat(Pitch.hertz(-60)).isEqualTo(2 * Pitch.hertz(-80), within(1e-9));
    assertThat(Pitch.hertz(-200)).isEqualTo(160);
    assertThat(Pitch.hertz(0)).isEqualTo(Pitch.hertz(-25)).isLessThan(1850);
  }
}
