package org.atalaya.app.ui.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.atalaya.app.ui.map.BlockViewModel.Look;
import org.atalaya.app.ui.map.BlockViewModel.Square;
import org.atalaya.app.ui.map.MapContent.LinkLook;
import org.atalaya.app.ui.map.MapContent.MapLink;
import org.atalaya.app.ui.map.MapContent.MapSite;
import org.atalaya.app.ui.shell.Ground;
import org.atalaya.app.ui.shell.MapReliefs;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.wording.Wording;
import org.atalaya.maps.block.BlockCamera;
import org.atalaya.maps.block.BlockFrame;
import org.atalaya.maps.block.BlockMesh;
import org.atalaya.maps.block.BlockPoint;
import org.atalaya.maps.block.Drape;
import org.atalaya.maps.relief.ReliefRenderer;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.TerrainMosaic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The 3-D view on the sample valley, without a toolkit. */
class BlockViewModelTest {
  @TempDir
  Path folder;
  private ModelAtHand hand;
  private BlockViewModel block;

  @BeforeEach
  void open() throws Exception {
    hand = new ModelAtHand(folder);
    block = hand.model.map().block();
  }

  @AfterEach
  void close() throws Exception {
    hand.close();
  }

  @Test
  void itIsShownWhereThereIsAMap() {
    assertThat(block.shownProperty().get()).isFalse();
    block.toggle();
    assertThat(block.shownProperty().get()).isTrue();
    block.toggle();
    assertThat(block.shownProperty().get()).isFalse();
    hand.model.desk().stepProperty().set(Step.ROUTERS);
    block.toggle();
    assertThat(block.shownProperty().get()).isFalse();
  }

  @Test
  void itBeginsWithWhatTheFlatMapShowsAndLooksNorth() {
    MapViewport view = view();
    block.begin(view);
    Look look = look();
    assertThat(look.camera().azimuthDegrees()).isZero();
    assertThat(look.camera().exaggeration()).isEqualTo(2);
    assertThat(look.whole().halfMeters()).isCloseTo(view.width() / 2 * view.metersPerPixel(), within(0.01));
    assertThat(look.frame().k()).isEqualTo(hand.state().settings().paths().k());
    for (Site site : hand.state().sites()) {
      var at = look.frame().place(site.position(), 0);
      assertThat(Math.max(Math.abs(at.x()), Math.abs(at.y()))).isLessThan(look.whole().halfMeters());
    }
  }

  @Test
  void itTurnsTiltsZoomsAndExaggeratesWithinItsRange() {
    block.begin(view());
    block.turn(-30, 20);
    assertThat(look().camera().azimuthDegrees()).isEqualTo(330);
    block.turn(0, -500);
    assertThat(look().camera().tiltDegrees()).isEqualTo(BlockCamera.LEAST_TILT);
    block.exaggerate(-9);
    assertThat(look().camera().exaggeration()).isEqualTo(1);
    block.exaggerate(20);
    assertThat(look().camera().exaggeration()).isEqualTo(5);
    double before = look().camera().distanceMeters();
    block.zoom(1);
    assertThat(look().camera().distanceMeters()).isCloseTo(before / 1.25, within(1e-6));
    block.zoom(-60);
    assertThat(look().camera().distanceMeters()).isEqualTo(BlockCamera.MOST_DISTANCE);
    assertThat(block.spoken(Wording.of(Locale.ENGLISH))).contains("330", "5.0 times");
  }

  @Test
  void whatLiesUnderThePointerStaysThereWhileZooming() {
    block.begin(view());
    double half = look().whole().halfMeters();
    BlockPoint point = new BlockPoint(0.35 * half, 0.2 * half, look().camera().target().z());
    double[] before = new double[3];
    double[] after = new double[3];
    look().camera().lens().project(point, before);
    block.zoomAt(before[0] - 400, before[1] - 250, 1.25);
    look().camera().lens().project(point, after);
    assertThat(Math.hypot(after[0] - before[0], after[1] - before[1])).as("pixels away").isLessThan(6);
    assertThat(Math.hypot(before[0] - 400, before[1] - 250)).as("pixels from the middle").isGreaterThan(50);
    BlockCamera there = look().camera();
    block.zoomAt(10, 10, 0);
    assertThat(look().camera()).as("no such zoom").isEqualTo(there);
  }

  @Test
  void nearerGroundIsAskedForFinerAndFartherGroundAnew() {
    block.begin(view());
    Square whole = look().whole();
    assertThat(look().finer()).as("the whole is fine enough").isEmpty();
    block.zoom(6);
    Square finer = look().finer().orElseThrow();
    assertThat(look().whole()).isEqualTo(whole);
    assertThat(finer.halfMeters()).isLessThan(whole.halfMeters() / 2);
    block.turn(40, 0);
    block.pan(10, 5);
    assertThat(look().finer()).as("a small move keeps it").contains(finer);
    block.pan(400, 0);
    assertThat(look().finer().orElseThrow()).as("a large one does not").isNotEqualTo(finer);
    block.zoom(-14);
    assertThat(look().whole().halfMeters()).isGreaterThan(whole.halfMeters());
    assertThat(look().finer()).isEmpty();
  }

  @Test
  void itGoesCloseToWhereTheSelectedLinkIsWorstOff() throws Exception {
    block.begin(view());
    assertThat(block.hasClose()).isFalse();
    block.goClose();
    hand.model.desk().selectionProperty().set(new Selection.OfLink("Radio comunitaria", "Mirador"));
    hand.until(() -> hand.model.desk().pathProperty().get().isPresent());
    assertThat(block.hasClose()).isTrue();
    double before = look().camera().distanceMeters();
    block.goClose();
    var path = hand.model.desk().pathProperty().get().orElseThrow();
    GeoPoint worst = path.analysis().path().pointAt(BlockScene.worstMeters(path).orElseThrow());
    var at = look().frame().place(worst, 0);
    assertThat(look().camera().target().x()).isCloseTo(at.x(), within(0.01));
    assertThat(look().camera().target().y()).isCloseTo(at.y(), within(0.01));
    assertThat(look().camera().distanceMeters()).isLessThan(before / 4);
    double across = Math.cos(Math.toRadians(look().camera().azimuthDegrees() - path.analysis().path().azimuthFromDegrees()));
    assertThat(across).as("looks across the link").isCloseTo(0, within(1e-9));
  }

  @Test
  void mastsStandOnTheTerrainAndLinksHangFromThem() {
    TerrainMosaic terrain = hand.model.desk().groundProperty().get().map(Ground::terrain).orElseThrow();
    List<Site> sites = hand.state().sites();
    Site afar = sites.getFirst().withPosition(new GeoPoint(10, 10));
    Site first = sites.get(1);
    Site second = sites.get(2);
    List<MapSite> drawn = List.of(drawn(afar), drawn(first), drawn(second));
    MapLink link = new MapLink(first.name(), second.name(), first.position(), second.position(), LinkLook.CLEAR, "");
    MapLink lost = new MapLink(afar.name(), second.name(), afar.position(), second.position(), LinkLook.CLEAR, "");
    BlockFrame frame = new BlockFrame(first.position(), 4.0 / 3);
    BlockScene scene = BlockScene.of(frame, new BlockContent(new MapContent(new MapBase(drawn, List.of(link, lost)), List.of(),
        new Selection.OfSite(first.name()), Optional.empty()), List.of(afar, first, second), Optional.of(terrain), PathSettings.DEFAULT,
        Optional.empty(), Map.of(first.name(), "9 m")));
    assertThat(scene.leftOut()).as("no ground is known there").isEqualTo(1);
    assertThat(scene.masts()).extracting(BlockScene.Mast::label).containsExactly(first.name() + " · 9 m", second.name());
    for (BlockScene.Mast mast : scene.masts()) {
      Site site = mast.site().name().equals(first.name()) ? first : second;
      assertThat(mast.top().z() - mast.foot().z()).isCloseTo(site.heightMeters(), within(1e-9));
      assertThat(mast.foot().z() + frame.dropMeters(mast.foot().x(), mast.foot().y()))
          .isCloseTo(terrain.elevationAt(site.position()).find().orElseThrow(), within(1e-9));
    }
    assertThat(scene.rays()).hasSize(1);
    assertThat(scene.rays().getFirst().points()).containsExactly(scene.masts().get(0).top(), scene.masts().get(1).top());
  }

  @Test
  void theDrapeIsTheFlatMapsOwnPicture() {
    ReliefRenderer relief = hand.model.desk().groundProperty().get().map(Ground::relief).orElseThrow();
    ReliefSource source = MapReliefs.of(relief, false, true);
    GeoPoint centre = hand.state().sites().getFirst().position();
    BlockFrame frame = new BlockFrame(centre, 4.0 / 3);
    Square square = new Square(200, -100, 2500);
    Drape drape = BlockDrape.of(List.of(source), frame, square, 0xff010203, () -> false);
    int zoom = (int) Math.round(Math.log(2 * Math.PI * 6_378_137 / 256 / drape.window().metersPerPixel()) / Math.log(2));
    Random random = new Random(41);
    for (int i = 0; i < 200; i++) {
      int column = random.nextInt(drape.window().width());
      int row = random.nextInt(drape.window().height());
      double worldX = (drape.window().x(column) + Math.PI * 6_378_137) / (2 * Math.PI * 6_378_137) * (1 << zoom);
      double worldY = (Math.PI * 6_378_137 - drape.window().y(row)) / (2 * Math.PI * 6_378_137) * (1 << zoom);
      int[] tile = source.render(zoom, (int) worldX, (int) worldY).orElseThrow();
      assertThat(drape.argb()[row * drape.window().width() + column])
          .isEqualTo(tile[(int) (worldY % 1 * 256) * 256 + (int) (worldX % 1 * 256)]);
    }
    assertThat(drape.window().width()).isBetween(740, 1510);
    assertThat(Arrays.stream(BlockDrape.of(List.of(), frame, square, 0xff010203, () -> false).argb()).distinct()).containsExactly(0xff010203);
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> BlockDrape.of(List.of(source), frame, square, 0xff010203, () -> true));
    BlockMesh mesh = new BlockMesh(frame, relief, square.x(), square.y(), square.halfMeters(), 256, drape);
    assertThat(mesh.empty()).isFalse();
  }

  private static MapSite drawn(Site site) {
    return new MapSite(site.name(), site.position(), site.role(), false);
  }

  private MapViewport view() {
    return MapViewport.fitting(hand.state().sites().stream().map(Site::position).toList(), 800, 500, 64);
  }

  private Look look() {
    return block.lookProperty().get().orElseThrow();
  }
}
