package org.atalaya.provisioning.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalHintTest {
  private static LinkStanding way(double predicted, double measured) {
    return new LinkStanding("a", "b", "radio1", true, OptionalDouble.of(predicted), OptionalDouble.of(measured), OptionalDouble.empty(),
        OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({"-60,-60,AS_PLANNED", "-60,-66,AS_PLANNED", "-60,-66.1,WEAK", "-60,-75,WEAK", "-60,-75.5,FAR_TOO_WEAK", "-60,-54,AS_PLANNED",
      "-60,-53,STRONGER"})
  void theDifferenceSaysWhereToLook(double predicted, double measured, SignalHint expected) {
    assertThat(SignalHint.of(way(predicted, measured))).isEqualTo(expected);
  }

  @Test
  void aPathTakesTheSameBothWaysSoOneBadWayIsARadios() {
    assertThat(SignalHint.of(way(-60, -70), Optional.of(way(-62, -63)))).isEqualTo(SignalHint.ONE_WAY);
    assertThat(SignalHint.of(way(-62, -63), Optional.of(way(-60, -70)))).as("the good way").isEqualTo(SignalHint.AS_PLANNED);
    assertThat(SignalHint.of(way(-60, -70), Optional.of(way(-62, -70)))).as("both ways").isEqualTo(SignalHint.WEAK);
  }

  @Test
  void whatIsNotThereIsSaid() {
    LinkStanding deaf = new LinkStanding("a", "b", "radio1", true, OptionalDouble.of(-60), OptionalDouble.empty(), OptionalDouble.empty(),
        OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
    LinkStanding stranger = new LinkStanding("a", "b", "radio1", false, OptionalDouble.empty(), OptionalDouble.of(-70),
        OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
    assertThat(SignalHint.of(deaf)).isEqualTo(SignalHint.NOT_HEARD);
    assertThat(SignalHint.of(stranger, Optional.of(way(-60, -60)))).isEqualTo(SignalHint.NOT_PREDICTED);
  }
}
