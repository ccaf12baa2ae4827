package org.atalaya.app.ui.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.atalaya.app.ui.map.ViewshedViewModel.Seen;
import org.atalaya.planner.lineofsight.SightGround;
import org.atalaya.planner.lineofsight.Viewshed;
import org.atalaya.planner.lineofsight.ViewshedRequest;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen from a place, filling in as it is found, without a screen. */
class ViewshedViewModelTest {
  /** A blue veil where it is seen, nearly black where not. */
  private static final MapStyle STYLE = new MapStyle(Map.of(MapInk.SEEN, 0x5a71c6ff, MapInk.HIDDEN, 0x66141928, MapInk.HATCH, 0x960a0e1b),
      Map.of());

  @TempDir Path folder;
  private ModelAtHand hand;
  private ViewshedViewModel viewshed;

  @BeforeEach
  void open() throws Exception {
    hand = new ModelAtHand(folder);
    viewshed = hand.model.map().viewshed();
  }

  @AfterEach
  void close() throws Exception {
    hand.close();
  }

  private Seen seen() {
    return viewshed.seenProperty().get().orElseThrow();
  }

  private Viewshed plain(Site site) {
    return Viewshed.of(SightGround.of(hand.model.desk().groundProperty().get().orElseThrow().terrain()),
        new ViewshedRequest(site.position(), site.heightMeters(), 6, 15_000, hand.state().settings().paths().k(), 0,
            OptionalDouble.of(hand.state().settings().paths().frequencyMhz())), (done, total) -> true);
  }

  @Test
  void fromASiteItFillsInFromNearToFar() throws Exception {
    List<Double> radii = new ArrayList<>();
    viewshed.seenProperty().subscribe(now -> now.filter(each -> !each.whole()).ifPresent(each -> radii.add(each.radiusMeters())));
    Site school = hand.site("Escuela");
    viewshed.look(List.of(school));
    hand.until(() -> seen().whole());
    assertThat(radii).startsWith(0.0, 1875.0, 3750.0, 7500.0).isSorted();
    assertThat(seen().names()).containsExactly("Escuela");
    assertThat(seen().radiusMeters()).isEqualTo(15_000);
    Viewshed plain = plain(school);
    assertThat(seen().views()).hasSize(1);
    assertThat(seen().views().getFirst().cells()).isEqualTo(plain.cells());
    assertThat(seen().share().orElseThrow()).isCloseTo((double) plain.seen() / plain.within(), within(1e-12)).isBetween(0.01, 0.9);
  }

  @Test
  void severalSitesCoverTogether() throws Exception {
    viewshed.look(List.of(hand.site("Escuela"), hand.site("UNICAM")));
    hand.until(() -> seen().whole());
    assertThat(seen().views()).hasSize(2);
    assertThat(seen().share()).isEmpty();
    Site unicam = hand.site("UNICAM");
    int[] pixels = SeenTiles.of(seen().views(), STYLE).render(13, tileX(unicam), tileY(unicam)).orElseThrow();
    int[] alone = SeenTiles.of(List.of(plain(hand.site("Escuela"))), STYLE).render(13, tileX(unicam), tileY(unicam)).orElseThrow();
    long together = Arrays.stream(pixels).filter(ViewshedViewModelTest::blue).count();
    assertThat(together).isGreaterThan(Arrays.stream(alone).filter(ViewshedViewModelTest::blue).count());
  }

  @Test
  void aSiteWithoutGroundKeepsNoOtherFromLooking() throws Exception {
    Site away = hand.site("UNICAM").withName("Away").withPosition(new GeoPoint(10, 10));
    viewshed.look(List.of(away, hand.site("Escuela")));
    hand.until(() -> seen().whole());
    assertThat(seen().views()).hasSize(1);
    hand.until(() -> hand.model.desk().noticeProperty().get().filter(notice -> notice.key().equals("notice.seen-some")).isPresent());
    viewshed.look(List.of(away));
    hand.until(() -> hand.model.desk().noticeProperty().get().filter(notice -> notice.key().equals("notice.bad-input")).isPresent());
    assertThat(viewshed.seenProperty().get()).isEmpty();
  }

  @Test
  void stoppedItShowsNothingMore() throws Exception {
    viewshed.look(hand.site("Escuela").position());
    assertThat(seen().whole()).isFalse();
    viewshed.clear();
    assertThat(viewshed.seenProperty().get()).isEmpty();
    hand.until(() -> hand.model.desk().work().runningProperty().get().isEmpty());
    assertThat(viewshed.seenProperty().get()).isEmpty();
  }

  @Test
  void anEditOfTheProjectMakesItGo() throws Exception {
    viewshed.look(List.of(hand.site("Escuela")));
    hand.until(() -> seen().whole());
    hand.model.desk().apply(List.of(new Edit.ReplaceSite("Escuela", hand.site("Escuela").withHeightMeters(20))));
    hand.until(() -> viewshed.seenProperty().get().isEmpty());
  }

  @Test
  void aTileShowsTheNearestPostOfEachPixel() {
    Site school = hand.site("Escuela");
    Viewshed view = plain(school);
    int[] pixels = SeenTiles.of(List.of(view), STYLE).render(13, tileX(school), tileY(school)).orElseThrow();
    Random random = new Random(7);
    double[] at = new double[2];
    for (int i = 0; i < 300; i++) {
      int column = random.nextInt(256);
      int row = random.nextInt(256);
      GeoPoint place = new GeoPoint(Mercator.latitudeDegrees((tileY(school) + (row + 0.5) / 256) / (1 << 13)),
          Mercator.longitudeDegrees((tileX(school) + (column + 0.5) / 256) / (1 << 13)));
      view.mapping().toGrid(place.latitudeDegrees(), place.longitudeDegrees(), at);
      byte post = view.at((int) Math.rint(at[0]) - view.firstColumn(), (int) Math.rint(at[1]) - view.firstRow());
      int pixel = pixels[row * 256 + column];
      assertThat(post == Viewshed.SEEN).as("pixel %d, %d", column, row).isEqualTo(blue(pixel));
      assertThat(post == Viewshed.NO_DATA).as("pixel %d, %d", column, row).isEqualTo(pixel == 0);
    }
    assertThat(SeenTiles.of(List.of(view), STYLE).render(13, 0, 0)).isEmpty();
  }

  private static boolean blue(int pixel) {
    return (pixel & 0xff) > 0x40;
  }

  private static int tileX(Site site) {
    return (int) (Mercator.x(site.position().longitudeDegrees()) * (1 << 13));
  }

  private static int tileY(Site site) {
    return (int) (Mercator.y(site.position().latitudeDegrees()) * (1 << 13));
  }
}
