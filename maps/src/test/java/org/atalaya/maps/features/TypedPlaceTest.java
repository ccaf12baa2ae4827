package org.atalaya.maps.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import org.atalaya.planner.terrain.GeoPoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedPlaceTest {
  private static final GeoPoint HERE = new GeoPoint(-31.31, -64.62);

  /** Codes with their places and cells as the specification's authors publish them. */
  @ParameterizedTest
  @CsvSource({
    "7FG49Q00+,20.375,2.775,20.35,2.75,20.4,2.8", "7FG49QCJ+2V,20.3700625,2.7821875,20.37,2.782125,20.370125,2.78225",
    "7FG49QCJ+2VX,20.3701125,2.782234375,20.3701,2.78221875,20.370125,2.78225",
    "7FG49QCJ+2VXGJ,20.3701135,2.78223535156,20.370113,2.782234375,20.370114,2.78223632813",
    "8FVC2222+22,47.0000625,8.0000625,47.0,8.0,47.000125,8.000125",
    "4VCPPQGP+Q9,-41.2730625,174.7859375,-41.273125,174.785875,-41.273,174.786", "62G20000+,0.5,-179.5,0,-180,1,-179",
    "22220000+,-89.5,-179.5,-90,-180,-89,-179", "7FG40000+,20.5,2.5,20,2,21,3",
    "22222222+22,-89.9999375,-179.9999375,-90,-180,-89.999875,-179.999875", "6VGX0000+,0.5,179.5,0,179,1,180",
    "6FH32222+222,1,1,1,1,1.000025,1.00003125", "CFX30000+,90,1,89,1,90,2", "62H20000+,1,180,1,-180,2,-179",
    "CFX3X2X2+X2,90,1,89.999875,1,90,1.000125", "6FH56C22+22,1.2,3.4,1.2,3.4,1.200125,3.400125"})
  void codesAreAsPublished(String code, double latitude, double longitude, double south, double west, double north, double east) {
    int digits = code.replace("+", "").replace("0", "").length();
    assertThat(PlusCode.of(new GeoPoint(latitude, longitude), digits)).isEqualTo(code);
    PlusCode.Cell cell = PlusCode.find(code).orElseThrow();
    assertThat(cell.south()).isCloseTo(south, within(1e-10));
    assertThat(cell.north()).isCloseTo(north, within(1e-10));
    assertThat(cell.west()).isCloseTo(west, within(1e-10));
    assertThat(cell.east()).isCloseTo(east, within(1e-10));
  }

  @ParameterizedTest
  @CsvSource({"9C3W9QCJ+2VX,51.3701125,-1.217765625,+2VX", "9C3W9QCJ+2VX,51.3708675,-1.217765625,CJ+2VX",
    "9C3W9QCJ+2VX,51.3701125,-1.217010625,CJ+2VX", "9C3W9QCJ+2VX,51.3852125,-1.217765625,9QCJ+2VX",
    "9C3W9QCJ+2VX,51.3701125,-1.232865625,9QCJ+2VX", "8FJFW222+,42.899,9.012,22+", "796RXG22+,14.95125,-23.5001,22+",
    "8FRCXGRF+PM,47.00,8.55,XGRF+PM", "CFX22222+22,89.6,0.0,2222+22", "2CXXXXXX+XX,-81.0,0.0,XXXXXX+XX"})
  void shortCodesAreRecoveredNearAPlaceAsPublished(String code, double latitude, double longitude, String shortened) {
    PlusCode.Cell cell = PlusCode.findNear(shortened, new GeoPoint(latitude, longitude)).orElseThrow();
    assertThat(PlusCode.of(cell.middle(), code.replace("+", "").length())).isEqualTo(code);
    assertThat(PlusCode.find(shortened)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"G+", "+", "8FWC2345+G", "8FWC2_45+G6", "8FWC2η45+G6", "8FWC2345+G6+", "8FWC2345G6+", "8FWC2300+G6",
    "WC2300+G6g", "WC2345+G", "WC2300+", "849VGJQF+VX7QR3U", "849VGJQF+VX7QR3JU", "X2222222+22", "", "++", "0+", "00000000+"})
  void whatIsPublishedAsNoCodeIsNone(String text) {
    assertThat(PlusCode.find(text)).isEmpty();
    assertThat(PlusCode.findNear(text, HERE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8FWC2345+G6", "8FWC2345+G6G", "8fwc2345+", "8FWCX400+", "849VGJQF+VX7QR3J", "849VGJQF+VX7QR3JW"})
  void whatIsPublishedAsAWholeCodeIsOne(String text) {
    assertThat(PlusCode.find(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyPlaceLiesInTheCellOfItsCode(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      GeoPoint place = new GeoPoint(random.nextDouble() * 180 - 90, random.nextDouble() * 360 - 180);
      int digits = random.nextBoolean() ? 2 * random.nextInt(1, 6) : random.nextInt(10, 16);
      PlusCode.Cell cell = PlusCode.find(PlusCode.of(place, digits)).orElseThrow();
      assertThat(place.latitudeDegrees()).as("seed %d, %s", seed, place).isBetween(cell.south() - 1e-9, cell.north() + 1e-9);
      assertThat(place.longitudeDegrees()).as("seed %d, %s", seed, place).isBetween(cell.west() - 1e-9, cell.east() + 1e-9);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "-31.3021, -64.5287 | -31.3021 | -64.5287", "-31.3021,-64.5287 | -31.3021 | -64.5287", "−31,3021; −64,5287 | -31.3021 | -64.5287",
    "-31,3021 -64,5287 | -31.3021 | -64.5287", "-31.3021 -64.5287 | -31.3021 | -64.5287", "-31 -64 | -31 | -64",
    "31°18'S 64°31'30\"W | -31.3 | -64.525", "31 18 00 S 64 31 30 O | -31.3 | -64.525", "S31° 18' W64° 31.5' | -31.3 | -64.525",
    "64.525W, 31.3S | -31.3 | -64.525", "31 18; 64 31 30 | 31.3 | 64.525", "31,5, 64,25 | 31.5 | 64.25"})
  void latitudeAndLongitudeAreUnderstoodAsPeopleTypeThem(String typed, double latitude, double longitude) {
    GeoPoint place = TypedPlace.find(typed, HERE).orElseThrow();
    assertThat(place.latitudeDegrees()).isCloseTo(latitude, within(1e-9));
    assertThat(place.longitudeDegrees()).isCloseTo(longitude, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Escuela", "31", "31.3", "-95, 20", "31, 200", "Escuela 2, Molino 3", "+", "+54 351 555", "1 2 3 4 5 6 7"})
  void whatIsNoPlaceIsNone(String typed) {
    assertThat(TypedPlace.find(typed, HERE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"47XX+XX", "47xx+xx Quintana", "47XX+XX, Quintana"})
  void aShortCodeIsLookedForNearby(String typed) {
    Optional<GeoPoint> place = TypedPlace.find(typed, HERE);
    assertThat(place).isEqualTo(PlusCode.findNear("47XX+XX", HERE).map(PlusCode.Cell::middle)).isPresent();
    assertThat(place.orElseThrow().latitudeDegrees()).isCloseTo(HERE.latitudeDegrees(), within(0.51));
  }
}
