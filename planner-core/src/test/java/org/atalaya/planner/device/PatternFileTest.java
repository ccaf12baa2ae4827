package org.atalaya.planner.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.atalaya.planner.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternFileTest {
  /** A sector with its beam 6° below the horizon: 65° wide, 8° high, 25 dB at most. */
  private static final DoubleUnaryOperator LEVEL = angle -> Math.min(25, 12 * Math.pow(folded(angle) / 65, 2));
  /** By elevation, upwards positive. */
  private static final DoubleUnaryOperator UPRIGHT = angle -> Math.min(25, 12 * Math.pow(folded(angle + 6) / 8, 2));

  static double folded(double angle) {
    return Math.IEEEremainder(angle, 360);
  }

  /** MSI counts the vertical cut downwards from the horizon. */
  static String msi(String gain) {
    StringBuilder text = new StringBuilder("NAME Sector 65\nMAKE Mountain Radio\nFREQUENCY 5500\nH_WIDTH 65\nV_WIDTH 8\n"
        + "FRONT_TO_BACK 25\nGAIN " + gain + "\nTILT ELECTRICAL\nPOLARIZATION V\nCOMMENT a test\nHORIZONTAL 360\n");
    for (int angle = 0; angle < 360; angle++) {
      text.append(line(angle, LEVEL.applyAsDouble(angle), '\t'));
    }
    text.append("VERTICAL 360\n");
    for (int angle = 0; angle < 360; angle++) {
      text.append(line(angle, UPRIGHT.applyAsDouble(-angle), ' '));
    }
    return text.toString();
  }

  static String nsma() {
    StringBuilder text = new StringBuilder("""
        REVNUM:,NSMA WG16.99.050
        ANTMAN:,Mountain Radio
        MODNUM:,Sector 65
        LOWFRQ:,5150
        HGHFRQ:,5850
        GUNITS:,DBI/DBR
        MDGAIN:,17.0 ! in the middle of the band
        NOFREQ:,1
        PATFRE:,5500
        NUMCUT:,2
        """);
    for (String plane : new String[] {"AZ", "EL"}) {
      text.append("PATCUT:,").append(plane).append("\nPOLARI:,V/V\nNUPOIN:,361\nFSTLST:,-180,180\n");
      for (int angle = -180; angle <= 180; angle++) {
        text.append(line(angle, -(plane.equals("AZ") ? LEVEL : UPRIGHT).applyAsDouble(angle), ','));
      }
    }
    return text.append("ENDFIL:,EOF\n").toString();
  }

  private static String line(int angle, double value, char between) {
    return String.format(Locale.ROOT, "%d%c%.3f%n", angle, between, value);
  }

  static MeasuredPattern read(String text) {
    return PatternFile.read(text.getBytes(StandardCharsets.UTF_8), "sector.msi");
  }

  @Test
  void bothFormsOfOneAntennaMeanTheSame() {
    MeasuredPattern msi = read(msi("17 dBi"));
    MeasuredPattern nsma = read(nsma());
    assertThat(msi.gainDbi()).isEqualTo(17).isEqualTo(nsma.gainDbi());
    assertThat(msi.frequencyMhz()).isEqualTo(5500).isEqualTo(nsma.frequencyMhz());
    assertThat(msi.polarization()).isEqualTo(Polarization.VERTICAL).isEqualTo(nsma.polarization());
    assertThat(msi.source()).isEqualTo("sector.msi (Mountain Radio Sector 65)").isEqualTo(nsma.source());
    for (double angle = -200; angle <= 200; angle += 0.25) {
      assertThat(msi.horizontal().lossDb(angle)).as("%f", angle).isCloseTo(nsma.horizontal().lossDb(angle), within(1e-9));
      assertThat(msi.vertical().lossDb(angle)).as("%f", angle).isCloseTo(nsma.vertical().lossDb(angle), within(1e-9));
    }
    assertThat(msi.vertical().lossDb(-6)).as("the beam looks down").isZero();
    assertThat(msi.synthetic()).isFalse();
  }

  @Test
  void aGainWithoutUnitIsOverADipole() {
    assertThat(read(msi("14.85")).gainDbi()).isCloseTo(17, within(1e-9));
    assertThat(read(msi("14,85 dBd")).gainDbi()).isCloseTo(17, within(1e-9));
    assertThat(read(nsma().replace("DBI/DBR", "DBD/DBR")).gainDbi()).isCloseTo(19.15, within(1e-9));
  }

  @Test
  void onBothPlanesTheFilesOwnValuesHold() {
    DoubleUnaryOperator centred = angle -> Math.min(25, 12 * Math.pow(folded(angle) / 8, 2));
    StringBuilder text = new StringBuilder("NAME Panel\nGAIN 17 dBi\nFREQUENCY 5.5 GHz\nHORIZONTAL 360\n");
    for (int angle = 0; angle < 360; angle++) {
      text.append(line(angle, LEVEL.applyAsDouble(angle), ' '));
    }
    text.append("VERTICAL 360\n");
    for (int angle = 0; angle < 360; angle++) {
      text.append(line(angle, centred.applyAsDouble(angle), ' '));
    }
    MeasuredPattern pattern = read(text.toString());
    assertThat(pattern.frequencyMhz()).isEqualTo(5500);
    for (int angle = -90; angle <= 90; angle++) {
      assertThat(pattern.relativeGainDb(new OffAxis(0, angle))).isCloseTo(-centred.applyAsDouble(angle), within(0.001));
      assertThat(pattern.relativeGainDb(new OffAxis(2 * angle, 0))).isCloseTo(-LEVEL.applyAsDouble(2 * angle), within(0.001));
    }
    double corner = pattern.relativeGainDb(new OffAxis(20, 4));
    assertThat(corner).as("off both planes").isLessThan(-LEVEL.applyAsDouble(20)).isGreaterThanOrEqualTo(-LEVEL.applyAsDouble(20) - 3);
  }

  @Test
  void aHalfCutServesBothSidesAndAFrontCutLeavesTheBackAlone() {
    String half = "REVNUM:,NSMA WG16.99.050\nMDGAIN:,20\nPATFRE:,5500\nPATCUT:,AZ\nPOLARI:,H/H\n0,0\n10,-12\n60,-20\n180,-30\n"
        + "PATCUT:,EL\nPOLARI:,H/H\n-90,-25\n0,0\n5,-10\n90,-25\n";
    MeasuredPattern pattern = read(half);
    assertThat(pattern.horizontal().lossDb(-10)).isEqualTo(12).isEqualTo(pattern.horizontal().lossDb(10));
    assertThat(pattern.horizontal().lossDb(-35)).isCloseTo(16, within(1e-9));
    assertThat(pattern.vertical().lossDb(2.5)).isCloseTo(5, within(1e-9));
    assertThat(pattern.vertical().lossDb(150)).isEqualTo(30);
    assertThat(pattern.polarization()).isEqualTo(Polarization.HORIZONTAL);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      \\n46\\t6.01                 | ''                    | line 58: found angle 47, expected angle 46 of HORIZONTAL
      \\n46\\t                     | \\n45\\t               | line 58: found angle 45, expected angle 46 of HORIZONTAL
      \\n359 .*                    | ''                    | line 732: found the end of the file, expected angle 359 of VERTICAL
      GAIN 17 dBi                  | GAIN plenty           | line 7: found "plenty", expected a gain in dBd or dBi
      GAIN 17 dBi                  | COST 17               | found no line GAIN
      FREQUENCY 5500               | FREQUENCY high        | line 3: found "high", expected a frequency
      HORIZONTAL 360               | HORIZONTAL 99999      | line 11: found "99999", expected points of HORIZONTAL, 4 to 3600
      HORIZONTAL 360               | HORIZONTAL -1         | line 11: found "-1", expected points of HORIZONTAL
      VERTICAL 360                 | HORIZONTAL 360        | found a second HORIZONTAL
      \\n3\\t[0-9.]+               | \\n3\\t-5             | line 15: found "-5", expected loss in dB at angle 3
      \\n3\\t[0-9.]+               | \\n3\\tNaN            | line 15: found "NaN"
      \\n3\\t[0-9.]+               | \\n3                  | line 15: found "3"
      (?s)VERTICAL.*               | ''                    | found no cut VERTICAL, expected an antenna pattern
      """)
  void aBadMsiFileIsRefusedWithOneLine(String what, String instead, String message) {
    String bad = msi("17 dBi").replaceFirst(what, instead.replace("\\n", "\n").replace("\\t", "\t"));
    assertThat(bad).isNotEqualTo(msi("17 dBi"));
    assertThatThrownBy(() -> read(bad)).isInstanceOf(BadInputException.class).hasMessageStartingWith("sector.msi")
        .hasMessageContaining(message).message().doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      \\n46,.*                     | ''                    | found angle 47 after 45 in the cut AZ, expected angle 46
      \\n180,.*                    | ''                    | found 360 points in the cut AZ, expected 361, as line 13 says
      \\n46,                       | \\n45,                | found angle 45 after 45, expected angles that ascend
      PATCUT:,EL                   | PATCUT:,XY            | found cut "XY", expected AZ, H, EL or V
      PATCUT:,EL                   | PATCUT:,AZ            | found no co-polar cut EL or V
      V/V                          | V/H                   | found no co-polar cut
      MDGAIN:,17.0                 | MDGAIN:,              | line 7: found "", expected gain in dB
      MDGAIN                       | GAIN                  | found no record MDGAIN
      DBI/DBR                      | DBI/LIN               | line 6: found unit "LIN", expected DBI, DBD or DBR
      FSTLST:,-180,180             | FSTLST:,-180,179      | found angle 180 at the end of the cut AZ, expected angle 179
      \\n0,[-0-9.]+                | \\n0,7                | found 7 dB at 0 degrees, expected no more than the antenna's gain
      \\n0,[-0-9.]+                | \\n0,1e9              | found "1e9", expected a value in dB
      """)
  void aBadNsmaFileIsRefusedWithOneLine(String what, String instead, String message) {
    String bad = nsma().replaceFirst(what, instead.replace("\\n", "\n"));
    assertThat(bad).isNotEqualTo(nsma());
    assertThatThrownBy(() -> read(bad)).isInstanceOf(BadInputException.class).hasMessageStartingWith("sector.msi")
        .hasMessageContaining(message);
  }

  @Test
  void whateverIsInAFileItIsAPatternOrOneLineOfBadInput() {
    long seed = 230;
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      byte[] bytes = (round % 2 == 0 ? msi("17 dBi") : nsma()).getBytes(StandardCharsets.ISO_8859_1);
      for (int i = 0; i < 1 + round % 7; i++) {
        bytes[random.nextInt(round % 3 == 0 ? 400 : bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        MeasuredPattern pattern = PatternFile.read(bytes, "sector.msi");
        double gain = pattern.relativeGainDb(new OffAxis(random.nextDouble() * 360 - 180, random.nextDouble() * 180 - 90));
        assertThat(gain).as("seed %d, round %d", seed, round).isLessThanOrEqualTo(0).isGreaterThan(-1000);
      } catch (BadInputException e) {
        assertThat(e.getMessage()).as("seed %d, round %d", seed, round).doesNotContain("\n").hasSizeLessThan(300);
      }
    }
    assertThatThrownBy(() -> PatternFile.read(new byte[(1 << 20) + 1], "big")).hasMessageContaining("more than 1048576 bytes");
    assertThatThrownBy(() -> PatternFile.read(new byte[0], "empty")).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> read("X ".repeat(100_000))).hasMessageContaining("a line of");
  }

  @Test
  void aDeviceOfTheUsersTakesItsPatternFromTheFileBesideIt(@TempDir Path folder) throws IOException {
    Path own = Files.createDirectory(folder.resolve("quintana.devices"));
    Path project = folder.resolve("quintana.atalaya");
    String device;
    try (var in = DeviceCatalogue.class.getResourceAsStream("ubiquiti-nanostation-m5-xw.json")) {
      device = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\"polarization\": \"dual\",", "\"pattern\": \"sector 65.msi\",");
    }
    Files.writeString(own.resolve("mine.json"), device);
    assertThatThrownBy(() -> DeviceCatalogue.beside(project)).isInstanceOf(BadInputException.class)
        .hasMessageContaining("mine.json, pattern: found sector 65.msi, expected a file in the same folder");
    Files.writeString(own.resolve("sector 65.msi"), msi("12 dBi"));
    assertThatThrownBy(() -> DeviceCatalogue.beside(project)).isInstanceOf(BadInputException.class)
        .hasMessageContaining("antenna.gainDbi: found 16.0, expected 12 dBi, as the pattern sector 65.msi");
    Files.writeString(own.resolve("sector 65.msi"), msi("16 dBi"));
    Antenna antenna = DeviceCatalogue.beside(project).get("ubiquiti-nanostation-m5-xw").getRadio("radio0").antenna();
    assertThat(antenna.pattern().synthetic()).isFalse();
    assertThat(antenna.pattern().relativeGainDb(OffAxis.horizontal(180))).isEqualTo(-25);
    assertThat(antenna.polarization()).isEqualTo(Polarization.VERTICAL);
    Files.writeString(own.resolve("sector 65.msi"), msi("16 dBi").replaceFirst("FREQUENCY[^\n]*", "FREQUENCY 900"));
    assertThatThrownBy(() -> DeviceCatalogue.beside(project)).isInstanceOf(BadInputException.class)
        .hasMessageContaining("antenna.pattern: found a pattern measured at 900 MHz, as sector 65.msi")
        .hasMessageContaining("one of this radio's band");
    Files.writeString(own.resolve("sector 65.msi"), msi("16 dBi"));
    Files.writeString(own.resolve("mine.json"), device.replace("sector 65.msi", "../other.msi"));
    assertThatThrownBy(() -> DeviceCatalogue.beside(project)).isInstanceOf(BadInputException.class)
        .hasMessageContaining("expected the name of a pattern file");
    Files.createSymbolicLink(own.resolve("link.msi"), own.resolve("sector 65.msi"));
    Files.writeString(own.resolve("mine.json"), device.replace("sector 65.msi", "link.msi"));
    assertThatThrownBy(() -> DeviceCatalogue.beside(project)).isInstanceOf(BadInputException.class)
        .hasMessageContaining("expected a file in the same folder");
  }
}
