package org.atalaya.planner.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.regulation.ChannelPermission.Allowed;
import org.atalaya.planner.regulation.ChannelPermission.Reason;
import org.atalaya.planner.regulation.ChannelPermission.Refused;
import org.atalaya.planner.regulation.FrequencyRule.Flag;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegulatoryDatabaseTest {
  private static final RegulatoryDatabase DATABASE = RegulatoryDatabase.builtIn();

  private static Regulation rules(String country) {
    return DATABASE.find(country).orElseThrow();
  }

  @Test
  void everyRuleEqualsTheDecodingRowByRow() throws IOException {
    Path decoded = Path.of(System.getProperty("atalaya.shared"), "data/regulatory/regdb_2026-05-30.csv");
    Assumptions.assumeTrue(Files.exists(decoded), decoded + " missing");
    List<String> rows = new ArrayList<>();
    rows.add("country,dfs_region,start_khz,end_khz,max_bw_khz,max_eirp_mbm,cac_timeout_s,no_ofdm,no_outdoor,dfs,no_ir,auto_bw");
    for (String country : DATABASE.countries()) {
      Regulation regulation = rules(country);
      for (FrequencyRule rule : regulation.rules()) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%s,%s,%d,%d,%d,%d,0", country, regulation.dfsRegion(),
            rule.startKhz(), rule.endKhz(), rule.maxBandwidthKhz(), Math.round(rule.maxEirpDbm() * 100)));
        for (Flag flag : Flag.values()) {
          row.append(rule.flags().contains(flag) ? ",1" : ",0");
        }
        rows.add(row.toString());
      }
    }
    assertThat(rows).isEqualTo(Files.readAllLines(decoded));
  }

  @Test
  void theEditionIsNamedAndCountriesAreFoundWhateverTheCapitals() {
    assertThat(DATABASE.date()).isEqualTo("2026-05-30");
    assertThat(DATABASE.countries()).hasSizeGreaterThan(150).isSorted().contains("00", "AR", "ES");
    assertThat(DATABASE.find("ar")).isEqualTo(DATABASE.find("AR")).isPresent();
    assertThat(DATABASE.find("XX")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AR", "MX", "CO", "PE"})
  void argentinaAndItsNeighboursAllow17DbmLowAnd30DbmHigh(String country) {
    assertThat(rules(country).outdoors(5180, 20)).isEqualTo(new Allowed(17, false));
    assertThat(rules(country).outdoors(5230, 40)).isEqualTo(new Allowed(17, false));
    assertThat(rules(country).outdoors(5745, 20)).isEqualTo(new Allowed(30, false));
    assertThat(rules(country).outdoors(5795, 40)).isEqualTo(new Allowed(30, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ES", "DE"})
  void spainAndGermanyKeepTheLowChannelsIndoorsAndAllow14DbmHigh(String country) {
    assertThat(rules(country).outdoors(5230, 40)).isEqualTo(new Refused(Reason.INDOOR_ONLY));
    assertThat(rules(country).outdoors(5310, 40)).isEqualTo(new Refused(Reason.INDOOR_ONLY));
    assertThat(rules(country).outdoors(5500, 20)).isInstanceOfSatisfying(Allowed.class, allowed -> {
      assertThat(allowed.dfs()).isTrue();
      assertThat(allowed.maxEirpDbm()).isBetween(26.0, 27.0);
    });
    assertThat(rules(country).outdoors(5795, 40)).isInstanceOfSatisfying(Allowed.class,
        allowed -> assertThat(allowed.maxEirpDbm()).isCloseTo(13.97, within(1.0)));
  }

  @ParameterizedTest
  @CsvSource({"5845, 20, NOT_IN_ANY_RULE", "5165, 20, NOT_IN_ANY_RULE", "5785, 160, NOT_IN_ANY_RULE", "3000, 20, NOT_IN_ANY_RULE", "5955, 20, INDOOR_ONLY"})
  void whatNoRuleCoversIsRefused(int centre, int width, Reason reason) {
    assertThat(rules("AR").outdoors(centre, width)).isEqualTo(new Refused(reason));
  }

  @Test
  void inTheWorldWideFallbackAMeshMayNotStartSendingOn5Ghz() {
    assertThat(rules("00").outdoors(5180, 20)).isEqualTo(new Refused(Reason.NO_IR));
    assertThat(rules("00").outdoors(2437, 20)).isEqualTo(new Allowed(20, false));
    assertThat(rules("00").outdoors(2484, 20)).isEqualTo(new Refused(Reason.NO_IR));
  }

  @Test
  void adjacentRulesJoinOnlyIfAllOfThemSaySoAndTheStricterHolds() {
    FrequencyRule low = new FrequencyRule(5_170_000, 5_250_000, 80_000, 23, EnumSet.of(Flag.AUTO_BW));
    FrequencyRule high = new FrequencyRule(5_250_000, 5_330_000, 80_000, 20, EnumSet.of(Flag.AUTO_BW, Flag.DFS));
    FrequencyRule fixed = new FrequencyRule(5_250_000, 5_330_000, 80_000, 20, EnumSet.of(Flag.DFS));
    assertThat(new Regulation("XA", "ETSI", List.of(low, high)).outdoors(5250, 160)).isEqualTo(new Allowed(20, true));
    assertThat(new Regulation("XA", "ETSI", List.of(high, low)).outdoors(5250, 40)).isEqualTo(new Allowed(20, true));
    assertThat(new Regulation("XA", "ETSI", List.of(low, fixed)).outdoors(5250, 160)).isEqualTo(new Refused(Reason.NOT_IN_ANY_RULE));
    assertThat(new Regulation("XA", "ETSI", List.of(fixed)).outdoors(5290, 80)).isEqualTo(new Allowed(20, true));
  }

  @Test
  void aRuleForNarrowerChannelsRefusesByWidth() {
    FrequencyRule narrow = new FrequencyRule(5_735_000, 5_835_000, 20_000, 30, EnumSet.noneOf(Flag.class));
    assertThat(new Regulation("XA", "FCC", List.of(narrow)).outdoors(5795, 40)).isEqualTo(new Refused(Reason.TOO_WIDE));
  }

  @Test
  void theShippedFileCarriesItsLicence() throws IOException {
    try (var in = RegulatoryDatabase.class.getResourceAsStream("LICENCE-wireless-regdb.txt")) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("Permission to use, copy, modify");
    }
  }

  @Test
  void everyTruncationIsOneClearLine() throws IOException {
    byte[] whole = bytes();
    for (int length = 0; length < whole.length; length += 7) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> RegulatoryDatabase.read(cut, "cut.db")).as("%d bytes", length)
          .isInstanceOf(BadInputException.class).hasMessageStartingWith("cut.db").hasMessageNotContaining("\n");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void damagedBytesAreReadOrRefusedButNothingElseHappens(long seed) throws IOException {
    Random random = new Random(seed);
    int refused = 0;
    for (int round = 0; round < 400; round++) {
      byte[] damaged = bytes();
      for (int i = 0; i < 3; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        RegulatoryDatabase.read(damaged, "damaged.db");
      } catch (BadInputException expected) {
        refused++;
      }
    }
    assertThat(refused).as("seed %d", seed).isPositive();
  }

  @Test
  void anotherKindOfFileAndAnotherVersionAreRefused() throws IOException {
    assertThatThrownBy(() -> RegulatoryDatabase.read("not a database".getBytes(StandardCharsets.UTF_8), "x.db"))
        .hasMessage("x.db: found another kind of file, expected the magic word RGDB");
    byte[] later = bytes();
    later[7] = 21;
    assertThatThrownBy(() -> RegulatoryDatabase.read(later, "x.db")).hasMessage("x.db: found version 21, expected version 20");
    assertThatThrownBy(() -> RegulatoryDatabase.read(new byte[(1 << 18) + 1], "x.db")).isInstanceOf(BadInputException.class);
  }

  private static byte[] bytes() throws IOException {
    try (var in = RegulatoryDatabase.class.getResourceAsStream("regulatory.db")) {
      return in.readAllBytes();
    }
  }
}
