package org.atalaya.app.ui.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedNumberTest {
  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {"es-AR;1.500;1500", "es-AR;1.500,50;1500.5", "es-AR;2.5;2.5", "es-AR;2,5;2.5", "es-AR;0.001;0.001",
      "es-AR;12.345.678;12345678", "en;1,500;1500", "en;1.500;1.5", "en;2,5;2.5", "en;1.5e-4;0.00015", "es-AR;1,5E-4;0.00015", "es-AR; 30 ;30", "en;.5;0.5"})
  void bothDecimalSignsAndTheLanguagesOwnThousands(String language, String typed, double expected) {
    assertThat(TypedNumber.find(typed, Locale.forLanguageTag(language))).hasValue(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {"en;-1", "en;abc", "en;1 m", "en;1,2,3", "es-AR;1.2.3", "en;1e999", "en;NaN", "en;Infinity"})
  void whatIsNoNumberIsNone(String language, String typed) {
    assertThat(TypedNumber.find(typed, Locale.forLanguageTag(language))).isEmpty();
  }

  @Test
  void whatIsShownIsReadBackEqual() {
    Random random = new Random(11);
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.of("es", "AR"), Locale.of("pt", "BR"), Locale.of("sq", "AL")}) {
      for (int i = 0; i < 500; i++) {
        double number = Math.rint(random.nextDouble() * 1e9) / Math.pow(10, random.nextInt(10));
        assertThat(TypedNumber.find(TypedNumber.show(number, locale), locale)).as("%s in %s", number, locale)
            .isEqualTo(OptionalDouble.of(number));
      }
    }
  }
}
