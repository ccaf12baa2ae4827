package org.atalaya.maps.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.atalaya.planner.terrain.GeoPoint;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectionTest {

  /** C. F. F. Karney's GeoConvert documents 33.3 N 44.4 E as 38n 444140.54 3684706.36. */
  @Test
  void aPublishedPlaceHasItsPublishedEastingAndNorthing() {
    double[] out = new double[2];
    TransverseMercator.utm(38, false).toProjected(33.3, 44.4, out);
    assertThat(out[0]).isCloseTo(444140.54, within(0.01));
    assertThat(out[1]).isCloseTo(3684706.36, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(ints = {32601, 32611, 32634, 32660, 32701, 32720, 32756})
  void utmAgreesWithGeoToolsWithinAMillimetre(int epsg) throws Exception {
    int zone = epsg % 100;
    boolean south = epsg / 100 == 327;
    MathTransform theirs = CRS.findMathTransform(DefaultGeographicCRS.WGS84, CRS.decode("EPSG:" + epsg, true), true);
    TransverseMercator ours = TransverseMercator.utm(zone, south);
    Random random = new Random(epsg);
    double[] out = new double[2];
    for (int i = 0; i < 500; i++) {
      double latitude = random.nextDouble() * 83 * (south ? -1 : 1);
      double longitude = Math.clamp(zone * 6 - 183 + (random.nextDouble() - 0.5) * 7, -180, 180);
      double[] place = {longitude, latitude};
      theirs.transform(place, 0, place, 0, 1);
      ours.toProjected(latitude, longitude, out);
      String where = "seed " + epsg + ", point " + i + ": " + latitude + ", " + longitude;
      assertThat(out[0]).as(where).isCloseTo(place[0], within(1e-3));
      assertThat(out[1]).as(where).isCloseTo(place[1], within(1e-3));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void utmLeadsBackToWhereItCameFrom(long seed) {
    Random random = new Random(seed);
    double[] out = new double[2];
    for (int i = 0; i < 2000; i++) {
      int zone = 1 + random.nextInt(60);
      TransverseMercator utm = TransverseMercator.utm(zone, random.nextBoolean());
      double latitude = random.nextDouble() * 178 - 89;
      double longitude = Math.IEEEremainder(zone * 6 - 183 + (random.nextDouble() - 0.5) * 60, 360);
      utm.toProjected(latitude, longitude, out);
      GeoPoint back = utm.toGeographic(out[0], out[1]);
      String where = "seed " + seed + ", point " + i + ": " + latitude + ", " + longitude;
      assertThat(back.latitudeDegrees()).as(where).isCloseTo(latitude, within(1e-11));
      double miss = Math.IEEEremainder(back.longitudeDegrees() - longitude, 360) * Math.cos(Math.toRadians(latitude));
      assertThat(miss).as(where).isCloseTo(0, within(1e-11));
    }
  }

  @Test
  void theFarSideOfTheEarthIsFiniteAndFarAway() {
    double[] out = new double[2];
    TransverseMercator.utm(34, false).toProjected(10, -159, out);
    assertThat(out[0]).isFinite().satisfies(east -> assertThat(Math.abs(east)).isGreaterThan(1e7));
    assertThat(out[1]).isFinite();
  }

  @Test
  void zonesBeyondSixtyAreRefused() {
    assertThatThrownBy(() -> TransverseMercator.utm(61, false)).hasMessageContaining("61");
  }

  @Test
  void webMercatorAgreesWithGeoToolsWithinAMillimetre() throws Exception {
    MathTransform theirs = CRS.findMathTransform(DefaultGeographicCRS.WGS84, CRS.decode("EPSG:3857", true), true);
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      double latitude = random.nextDouble() * 170 - 85;
      double longitude = random.nextDouble() * 360 - 180;
      double[] place = {longitude, latitude};
      theirs.transform(place, 0, place, 0, 1);
      assertThat(WebMercator.x(longitude)).as("seed 7, point " + i).isCloseTo(place[0], within(1e-3));
      assertThat(WebMercator.y(latitude)).as("seed 7, point " + i).isCloseTo(place[1], within(1e-3));
      assertThat(WebMercator.latitude(place[1])).isCloseTo(latitude, within(1e-9));
      assertThat(WebMercator.longitude(place[0])).isCloseTo(longitude, within(1e-9));
    }
  }

  @Test
  void theWorldIsASquareOf256PixelsAtZoomZero() {
    assertThat(WebMercator.y(89)).isCloseTo(WebMercator.HALF_WORLD_METERS, within(1e-3));
    assertThat(WebMercator.metersPerPixel(0, 256) * 256).isCloseTo(2 * WebMercator.HALF_WORLD_METERS, within(1e-6));
    assertThat(WebMercator.metersPerPixel(3, 256)).isCloseTo(WebMercator.metersPerPixel(0, 256) / 8, within(1e-9));
  }
}
