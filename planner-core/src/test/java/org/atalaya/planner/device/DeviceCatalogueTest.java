package org.atalaya.planner.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.atalaya.planner.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DeviceCatalogueTest {
  private static final DeviceCatalogue CATALOGUE = DeviceCatalogue.builtIn();

  static List<Device> devices() {
    return CATALOGUE.devices();
  }

  static Stream<Radio> radios() {
    return devices().stream().flatMap(device -> device.radios().stream());
  }

  @Test
  void devicesAreSortedById() {
    assertThat(devices()).extracting(Device::id).containsExactly("librerouter-v1", "mikrotik-lhg-xl-hp5");
  }

  @ParameterizedTest
  @CsvSource({"LibreRouter v1", "librerouter-v1", "LIBREROUTER V1", "' LibreRouter v1 '"})
  void aDeviceIsFoundByIdOrNameWhateverTheCapitals(String text) {
    assertThat(CATALOGUE.find(text)).get().extracting(Device::boardName).isEqualTo("librerouter,librerouter-v1");
  }

  @Test
  void anUnknownDeviceIsNamedWithTheKnownOnes() {
    assertThat(CATALOGUE.find("WRT54GL")).isEmpty();
    assertThatThrownBy(() -> CATALOGUE.get("WRT54GL"))
        .hasMessage("device WRT54GL, expected one of librerouter-v1, mikrotik-lhg-xl-hp5");
  }

  @Test
  void theLibreRouterHasOneRadioOn2GhzAndTwoOf80211nOn5Ghz() {
    Device device = CATALOGUE.get("librerouter-v1");
    assertThat(device.radios()).extracting(Radio::uciName).containsExactly("radio0", "radio1", "radio2");
    assertThat(device.radios()).extracting(Radio::band).containsExactly(Band.GHZ_2, Band.GHZ_5, Band.GHZ_5);
    assertThat(device.radios()).extracting(Radio::indexInBand).containsExactly(0, 0, 1);
    assertThat(device.radios()).allSatisfy(radio -> assertThat(radio.widthsMhz()).containsExactly(20, 40));
  }

  @Test
  void theDishReachesFarAndRunsOpenWrt() {
    Device device = CATALOGUE.get("mikrotik-lhg-xl-hp5");
    assertThat(device.boardName()).isEqualTo("mikrotik,routerboard-lhg-5nd");
    assertThat(device.firmwares()).contains("libremesh");
    assertThat(device.getRadio("radio0").antenna().gainDbi()).isBetween(23.0, 30.0);
    assertThat(device.getRadio("radio0").antenna().omnidirectional()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("devices")
  void radiosAreCountedByBandFromZero(Device device) {
    Map<Band, Integer> next = new HashMap<>();
    for (Radio radio : device.radios()) {
      assertThat(radio.indexInBand()).as(device.id() + " " + radio.uciName()).isEqualTo(next.merge(radio.band(), 1, Integer::sum) - 1);
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void everyNumberNamesItsSource(Device device) {
    Stream.concat(Stream.of(device.priceProvenance()), device.radios().stream()
            .flatMap(radio -> Stream.of(radio.rateProvenance(), radio.antenna().provenance())))
        .forEach(provenance -> assertThat(provenance.source()).as(device.id()).hasSizeGreaterThan(40));
  }

  @ParameterizedTest
  @MethodSource("radios")
  void ratesAreThoseOf80211nAtTheLongGuardInterval(Radio radio) {
    // data subcarriers × bits per subcarrier × code rate ÷ 4 µs (IEEE 802.11, HT PHY)
    double[] bits = {0.5, 1, 1.5, 2, 3, 4, 4.5, 5};
    for (Rate rate : radio.rates()) {
      int subcarriers = rate.widthMhz() == 20 ? 52 : 108;
      int streams = rate.mcs() / 8 + 1;
      assertThat(rate.mbps()).isCloseTo(subcarriers * bits[rate.mcs() % 8] * streams / 4, within(1e-9));
    }
  }

  @ParameterizedTest
  @MethodSource("radios")
  void ofOneNumberOfStreamsTheFasterRateNeverSendsStrongerNorHearsBetter(Radio radio) {
    for (int width : radio.widthsMhz()) {
      for (int streams = 0; streams < 2; streams++) {
        int group = streams;
        List<Rate> rates = radio.rates().stream().filter(rate -> rate.widthMhz() == width && rate.mcs() / 8 == group)
            .sorted(Comparator.comparingInt(Rate::mcs)).toList();
        assertThat(rates).hasSize(8);
        assertThat(rates).extracting(Rate::sensitivityDbm).isSorted();
        assertThat(rates).extracting(Rate::transmitPowerDbm).isSortedAccordingTo(Comparator.reverseOrder());
      }
    }
  }

  /** kTB at 290 K, and the signal-to-noise ratio that the standard's own table implies with 10 dB and 5 dB taken off. */
  @ParameterizedTest
  @MethodSource("radios")
  void noReceiverHearsBelowThermalNoiseAndTheSignalToNoiseItsModulationNeeds(Radio radio) {
    double[] neededDb = {4, 7, 9, 12, 16, 20, 21, 22};
    for (Rate rate : radio.rates()) {
      double noiseDbm = -174 + 10 * Math.log10(rate.widthMhz() * 1e6);
      assertThat(rate.sensitivityDbm()).as(radio.uciName() + " " + rate).isGreaterThan(noiseDbm + neededDb[rate.mcs() % 8]);
    }
  }

  @ParameterizedTest
  @MethodSource("radios")
  void noAntennaHasMoreGainThanItsBeamwidthsAllow(Radio radio) {
    Antenna antenna = radio.antenna();
    double beams = antenna.horizontalBeamwidthDegrees() * antenna.verticalBeamwidthDegrees();
    assertThat(antenna.gainDbi()).isLessThan(10 * Math.log10(41_253 / beams) + (antenna.omnidirectional() ? 1.0 : 0));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      /id                                  | "Libre Router"  | id: found Libre Router, expected lower-case letters
      /currency                            | "$"             | currency: found $, expected an ISO 4217
      /price                               | -1              | price: found -1, expected 0.0 to
      /price                               | "free"          | price: found "free", expected 0.0 to
      /priceProvenance/kind                | "HEARSAY"       | priceProvenance.kind: found HEARSAY
      /radios/1/band                       | "60ghz"         | radios[1].band: found 60ghz, expected 2ghz or 5ghz
      /radios/1/uciName                    | "radio0"        | expected one or more, each name once
      /radios/1/uciName                    | "radio1'; rm"   | expected radio0 to radio9
      /radios/1/antenna/gainDbi            | 90              | radios[1].antenna.gainDbi: found 90
      /radios/1/rates/0/sensitivityDbm     | null            | radios[1].rates[0].sensitivityDbm: found null
      /radios/1/rates/0/mbps               | 500             | expected rates for every width, ascending
      /radios                              | []              | radios: found ARRAY of 0
      """)
  void aBadValueIsNamedByItsPlace(String pointer, String value, String message) throws IOException {
    assertThatThrownBy(() -> DeviceCatalogue.read(with(pointer, value), "device.json"))
        .isInstanceOf(BadInputException.class).hasMessageStartingWith("device.json").hasMessageContaining(message);
  }

  /** The schema that people write device files by, and the reader, mean the same. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      librerouter-v1.json      | /price                           | 150         | none
      mikrotik-lhg-xl-hp5.json | /price                           | 80.5        | none
      librerouter-v1.json      | /id                              | "Libre"     | $.id: pattern
      librerouter-v1.json      | /price                           | -1          | $.price: minimum
      librerouter-v1.json      | /colour                          | "white"     | $: additionalProperties
      librerouter-v1.json      | /powerWatts                      | "12"        | $.powerWatts: type
      librerouter-v1.json      | /radios                          | []          | $.radios: minItems
      librerouter-v1.json      | /radios/0/band                   | "60ghz"     | $.radios[0].band: enum
      librerouter-v1.json      | /radios/2/antenna/gainDbi        | 90          | $.radios[2].antenna.gainDbi: maximum
      librerouter-v1.json      | /radios/2/antenna/provenance     | {}          | $.radios[2].antenna.provenance: required
      librerouter-v1.json      | /radios/0/rates/3/mcs            | 1.5         | $.radios[0].rates[3].mcs: type
      librerouter-v1.json      | /radios/0/rateProvenance/source  | ""          | $.radios[0].rateProvenance.source: minLength
      """)
  void schemaAndReaderAgree(String file, String pointer, String value, String violation) throws IOException {
    JsonSchema schema = new JsonSchema(JsonMapper.shared()
        .readTree(Files.readAllBytes(Path.of(System.getProperty("atalaya.root"), "docs/device.schema.json"))));
    byte[] json = with(file, pointer, value);
    List<String> violations = schema.violations(JsonMapper.shared().readTree(json));
    if (violation.equals("none")) {
      assertThat(violations).isEmpty();
      assertThat(DeviceCatalogue.read(json, file).price()).isEqualTo(Double.parseDouble(value));
    } else {
      assertThat(violations).contains(violation);
      assertThatThrownBy(() -> DeviceCatalogue.read(json, file)).isInstanceOf(BadInputException.class);
    }
  }

  @Test
  void anUnknownFieldAndAMissingOneAreRefused() throws IOException {
    assertThatThrownBy(() -> DeviceCatalogue.read(with("/colour", "\"white\""), "device.json"))
        .isInstanceOf(BadInputException.class).hasMessageContaining("[colour]");
    assertThatThrownBy(() -> DeviceCatalogue.read("{}".getBytes(StandardCharsets.UTF_8), "device.json"))
        .isInstanceOf(BadInputException.class).hasMessage("device.json, id: found nothing, expected a value");
    assertThatThrownBy(() -> DeviceCatalogue.read("{\"id\": ".getBytes(StandardCharsets.UTF_8), "device.json"))
        .isInstanceOf(BadInputException.class).hasMessageContaining("no JSON");
    assertThatThrownBy(() -> DeviceCatalogue.read("[1]".getBytes(StandardCharsets.UTF_8), "device.json"))
        .isInstanceOf(BadInputException.class).hasMessageContaining("expected an object");
  }

  private static byte[] with(String pointer, String value) throws IOException {
    return with("librerouter-v1.json", pointer, value);
  }

  private static byte[] with(String file, String pointer, String value) throws IOException {
    JsonMapper mapper = JsonMapper.shared();
    JsonNode root;
    try (var in = DeviceCatalogue.class.getResourceAsStream(file)) {
      root = mapper.readTree(in);
    }
    int slash = pointer.lastIndexOf('/');
    JsonNode parent = root.at(pointer.substring(0, slash));
    ((ObjectNode) parent).set(pointer.substring(slash + 1), mapper.readTree(value));
    return mapper.writeValueAsBytes(root);
  }
}
