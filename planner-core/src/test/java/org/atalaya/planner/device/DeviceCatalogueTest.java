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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.planner.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    assertThat(devices()).extracting(Device::id).isSorted().contains("librerouter-v1", "mikrotik-lhg-xl-hp5");
  }

  @Test
  void whatCommunitiesHaveOnTheirRoofsIsInIt() {
    assertThat(devices()).extracting(Device::boardName).contains("librerouter,librerouter-v1", "tplink,tl-wdr3500-v1",
        "tplink,tl-wdr3600-v1", "tplink,tl-wdr4300-v1", "tplink,archer-c7-v2", "tplink,archer-c7-v5",
        "tplink,cpe210-v1", "tplink,cpe210-v3", "tplink,cpe510-v1", "tplink,cpe510-v3", "tplink,eap225-outdoor-v1",
        "ubnt,nanostation-m", "ubnt,nanostation-m-xw", "ubnt,rocket-m", "ubnt,unifiac-mesh", "glinet,gl-ar150",
        "glinet,gl-ar300m-nor", "cudy,wr2100", "xiaomi,mi-router-4a-gigabit", "raspberrypi,3-model-b",
        "raspberrypi,4-model-b", "raspberrypi,5-model-b");
  }

  /** Others are put where a site names them: a device nobody priced can't be the cheapest. */
  @Test
  void onlyTheKitAndTheDishHaveAPrice() {
    assertThat(devices().stream().filter(device -> device.price().isPresent())).extracting(Device::id)
        .containsExactly("librerouter-v1", "mikrotik-lhg-xl-hp5");
  }

  @ParameterizedTest
  @MethodSource("devices")
  void imageNamesAreThoseThatOpenWrtGivesToItsProfiles(Device device) {
    device.hardware().image().ifPresent(image -> Stream.concat(Stream.of(image.sysupgrade()), image.factory().stream())
        .forEach(name -> assertThat(name).startsWith("*-" + image.target().replace('/', '-') + "-" + image.profile() + "-")));
  }

  @ParameterizedTest
  @MethodSource("devices")
  void aFirmwareThatCarriesOpenWrtKnowsWhatToFlash(Device device) {
    if (device.firmwares().stream().anyMatch(id -> id.equals("libremesh") || id.startsWith("openwrt-"))) {
      assertThat(device.hardware().image()).as(device.id()).isPresent();
    }
    if (device.firmwares().contains("gluon")) {
      assertThat(device.hardware().firmwareNames()).as(device.id()).containsKey("gluon");
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void anImageThatFitsIsSmallerThanTheFlash(Device device) {
    device.hardware().memory().flatMap(Hardware.Memory::flashMegabytes).ifPresent(flash ->
        device.hardware().image().flatMap(Hardware.FirmwareImage::limitBytes).ifPresent(limit ->
            assertThat(limit).isBetween(flash * (1L << 20) / 3, flash * (1L << 20))));
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
        .hasMessageStartingWith("device WRT54GL, expected one of cudy-wr2100, ").hasMessageContaining("librerouter-v1, mikrotik-lhg-xl-hp5");
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
    Hardware hardware = device.hardware();
    Stream.of(device.price().map(Price::provenance).stream(), hardware.memory().map(Hardware.Memory::provenance).stream(),
            hardware.ports().map(Hardware.EthernetPorts::provenance).stream(),
            hardware.image().map(Hardware.FirmwareImage::provenance).stream(), device.radios().stream()
                .flatMap(radio -> Stream.of(radio.rateProvenance(), radio.antenna().provenance())))
        .flatMap(each -> each).forEach(provenance -> assertThat(provenance.source()).as(device.id()).hasSizeGreaterThan(20));
  }

  @ParameterizedTest
  @MethodSource("radios")
  void ratesAreThoseOfTheStandardAtTheLongGuardInterval(Radio radio) {
    // data subcarriers × bits per subcarrier × code rate ÷ 4 µs (IEEE 802.11, HT and VHT PHY)
    double[] bits = {0.5, 1, 1.5, 2, 3, 4, 4.5, 5, 6, 20.0 / 3};
    Map<Integer, Integer> subcarriers = Map.of(20, 52, 40, 108, 80, 234, 160, 468);
    for (Rate rate : radio.rates()) {
      int streams = rate.mcs() < 100 ? rate.mcs() / 8 + 1 : rate.mcs() / 100;
      int index = rate.mcs() < 100 ? rate.mcs() % 8 : rate.mcs() % 100;
      assertThat(rate.mbps()).isCloseTo(subcarriers.get(rate.widthMhz()) * bits[index] * streams / 4, within(1e-9));
    }
    assertThat(radio.rates()).extracting(rate -> rate.mcs() + " at " + rate.widthMhz()).doesNotHaveDuplicates();
  }

  /** IEEE 802.11-2020, 21.5: the last line of each table for 80 MHz. */
  @ParameterizedTest
  @CsvSource({"1, 390", "2, 780", "3, 1170", "4, 1560"})
  void theFastestRateOf80211acIsTheTables(int streams, double mbps) {
    List<Rate> rates = RateTable.minimum(WifiStandard.DOT11AC, streams, List.of(20, 40, 80), 20, 14);
    assertThat(rates.getLast().mbps()).isCloseTo(mbps, within(1e-9));
    assertThat(rates.getLast().transmitPowerDbm()).isEqualTo(14);
  }

  @Test
  void minimumSensitivitiesAreTheStandards() {
    List<Rate> rates = RateTable.minimum(WifiStandard.DOT11AC, 2, List.of(20, 40, 80), 20, 14);
    assertThat(rates.stream().filter(rate -> rate.widthMhz() == 20 && rate.mcs() < 8).map(Rate::sensitivityDbm))
        .containsExactly(-82.0, -79.0, -77.0, -74.0, -70.0, -66.0, -65.0, -64.0);
    assertThat(rates.stream().filter(rate -> rate.widthMhz() == 80 && rate.mcs() / 100 == 1).map(Rate::sensitivityDbm))
        .containsExactly(-76.0, -73.0, -71.0, -68.0, -64.0, -60.0, -59.0, -58.0, -53.0, -51.0);
    assertThat(rates.stream().filter(rate -> rate.widthMhz() == 80 && rate.mcs() / 100 == 1).map(Rate::transmitPowerDbm))
        .containsExactly(20.0, 20.0, 20.0, 20.0, 19.0, 18.0, 17.0, 16.0, 15.0, 14.0);
    // 802.11 leaves out 256-QAM 5/6 on 20 MHz with one and two streams
    assertThat(rates).noneMatch(rate -> rate.widthMhz() == 20 && rate.mcs() % 100 == 9 && rate.mcs() >= 100);
  }

  @ParameterizedTest
  @MethodSource("radios")
  void ofOneNumberOfStreamsTheFasterRateNeverSendsStrongerNorHearsBetter(Radio radio) {
    for (int width : radio.widthsMhz()) {
      Map<Integer, List<Rate>> byStreams = radio.rates().stream().filter(rate -> rate.widthMhz() == width)
          .sorted(Comparator.comparingInt(Rate::mcs))
          .collect(Collectors.groupingBy(rate -> rate.mcs() < 100 ? rate.mcs() / 8 + 1 : rate.mcs() / 100));
      for (List<Rate> rates : byStreams.values()) {
        assertThat(rates).hasSizeBetween(8, 10);
        assertThat(rates).extracting(Rate::sensitivityDbm).isSorted();
        assertThat(rates).extracting(Rate::transmitPowerDbm).isSortedAccordingTo(Comparator.reverseOrder());
      }
    }
  }

  /** kTB at 290 K, and the signal-to-noise ratio that the standard's own table implies with 10 dB and 5 dB taken off. */
  @ParameterizedTest
  @MethodSource("radios")
  void noReceiverHearsBelowThermalNoiseAndTheSignalToNoiseItsModulationNeeds(Radio radio) {
    double[] neededDb = {4, 7, 9, 12, 16, 20, 21, 22, 27, 29};
    for (Rate rate : radio.rates()) {
      double noiseDbm = -174 + 10 * Math.log10(rate.widthMhz() * 1e6);
      assertThat(rate.sensitivityDbm()).as(radio.uciName() + " " + rate).isGreaterThan(noiseDbm + neededDb[rate.mcs() < 100 ? rate.mcs() % 8 : rate.mcs() % 100]);
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
      /radios/1/uciName                    | "radio0"        | expected each name once
      /radios/1/uciName                    | "radio1'; rm"   | expected radio0 to radio9
      /radios/1/antenna/gainDbi            | 90              | radios[1].antenna.gainDbi: found 90
      /radios/1/rates/0/sensitivityDbm     | null            | radios[1].rates[0].sensitivityDbm: found null
      /radios/1/rates/0/mbps               | 500             | expected rates for every width, ascending
      /radios                              | {}              | radios: found OBJECT of 0
      /radios/1/standard                   | "802.11g"       | radios[1].standard: found 802.11g
      /radios/1/widthsMhz                  | [40, 20]        | radios[1].widthsMhz: found [40, 20]
      /radios/1/widthsMhz                  | [20, 80]        | expected widths that 802.11n has
      /radios/1/rateTable                  | {"streams": 2}  | radios[1].rates: found rates and rateTable together
      /radios/1/mesh                       | "no"            | radios[1].mesh: found "no", expected true or false
      /radios/1/linkLimit                  | {"most": 0}     | radios[1].linkLimit.most: found 0, expected a whole number
      /radios/1/linkLimit                  | {"most": 4}     | radios[1].linkLimit.provenance: found nothing
      /boardName                           | "x'; reboot"    | boardName: found x'; reboot, expected a board_name
      /ports/lan                           | ["eth0; rm"]    | ports.lan[0]: found eth0; rm, expected a network device
      /ports/switch/cablePorts             | "4t $(x)"       | ports.switch.cablePorts
      /image/profile                       | "a b"           | image.profile: found a b
      /image/sysupgrade                    | "../../x"       | image.sysupgrade: found ../../x, expected a file name without
      /image/meshPackages                  | ["a b"]         | image.meshPackages[0]
      /firmwareNames                       | {"gluon": "$x"} | firmwareNames.gluon: found $x
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
      librerouter-v1.json      | /radios                          | {}          | $.radios: type
      librerouter-v1.json      | /radios/0/rateTable              | {"streams": 2, "mostDbm": 20, "fastestDbm": 14} | $.radios[0]: oneOf
      cudy-wr2100.json         | /currency                        | "USD"       | $: dependentRequired
      cudy-wr2100.json         | /image/profile                   | "a b"       | $.image.profile: pattern
      cudy-wr2100.json         | /image/limitBytes                | 12          | $.image.limitBytes: minimum
      cudy-wr2100.json         | /ports/lan                       | []          | $.ports.lan: minItems
      cudy-wr2100.json         | /firmwareNames                   | {"G": "x"}  | $.firmwareNames: propertyNames
      cudy-wr2100.json         | /radios/1/mesh                   | 1           | $.radios[1].mesh: type
      librerouter-v1.json      | /radios/0/band                   | "60ghz"     | $.radios[0].band: enum
      librerouter-v1.json      | /radios/1/linkLimit              | {"most": 0, "provenance": {"kind": "DATA_SHEET", "source": "x"}} | $.radios[1].linkLimit.most: minimum
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
      assertThat(DeviceCatalogue.read(json, file).amount()).isEqualTo(Double.parseDouble(value));
    } else {
      assertThat(violations).contains(violation);
      assertThatThrownBy(() -> DeviceCatalogue.read(json, file)).isInstanceOf(BadInputException.class);
    }
  }

  /** What people are to write their own by is what the program's own are written by. */
  @ParameterizedTest
  @MethodSource("devices")
  void everyEntryKeepsToTheSchema(Device device) throws IOException {
    JsonSchema schema = new JsonSchema(JsonMapper.shared()
        .readTree(Files.readAllBytes(Path.of(System.getProperty("atalaya.root"), "docs/device.schema.json"))));
    try (var in = DeviceCatalogue.class.getResourceAsStream(device.id() + ".json")) {
      assertThat(schema.violations(JsonMapper.shared().readTree(in))).isEmpty();
    }
  }

  @Test
  void aUsersOwnEntriesAreAddedAndTakeThePlaceOfTheProgramsByTheirId(@TempDir Path folder) throws IOException {
    Path project = folder.resolve("quintana.atalaya");
    assertThat(DeviceCatalogue.beside(project).devices()).isEqualTo(devices());
    Path own = Files.createDirectory(folder.resolve("quintana.devices"));
    Files.write(own.resolve("mine.json"), with("cudy-wr2100.json", "/id", "\"our-router\""));
    assertThatThrownBy(() -> DeviceCatalogue.beside(project)).isInstanceOf(BadInputException.class)
        .hasMessageContaining("two devices are called").hasMessageContaining("quintana.devices");
    Files.write(own.resolve("mine.json"), with("librerouter-v1.json", "/price", "95"));
    Files.writeString(own.resolve("notes.txt"), "not a device");
    DeviceCatalogue catalogue = DeviceCatalogue.beside(project);
    assertThat(catalogue.devices()).hasSameSizeAs(devices());
    assertThat(catalogue.get("librerouter-v1").amount()).isEqualTo(95);
    Files.write(own.resolve("again.json"), with("librerouter-v1.json", "/price", "90"));
    assertThatThrownBy(() -> DeviceCatalogue.beside(project)).isInstanceOf(BadInputException.class)
        .hasMessageContaining("mine.json, id: found librerouter-v1");
  }

  @Test
  void aBadEntryOfTheUsersIsNamedByItsFileAndField(@TempDir Path folder) throws IOException {
    Path own = Files.createDirectory(folder.resolve("quintana.devices"));
    Files.write(own.resolve("mine.json"), with("librerouter-v1.json", "/price", "-5"));
    assertThatThrownBy(() -> DeviceCatalogue.beside(folder.resolve("quintana.atalaya")))
        .isInstanceOf(BadInputException.class).hasMessageContaining("mine.json, price: found -5");
    Files.write(own.resolve("mine.json"), new byte[(1 << 20) + 1]);
    assertThatThrownBy(() -> DeviceCatalogue.beside(folder.resolve("quintana.atalaya")))
        .isInstanceOf(BadInputException.class).hasMessageContaining("at most 1048576");
    Files.writeString(own.resolve("mine.json"), "[".repeat(200_000));
    assertThatThrownBy(() -> DeviceCatalogue.beside(folder.resolve("quintana.atalaya")))
        .isInstanceOf(BadInputException.class).hasMessageContaining("no JSON");
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
