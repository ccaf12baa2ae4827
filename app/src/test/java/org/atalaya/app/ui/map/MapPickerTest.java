package org.atalaya.app.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.terrain.GeoPoint;
import org.junit.jupiter.api.Test;

class MapPickerTest {
  private static final GeoPoint WEST = new GeoPoint(-31.3, -64.6);
  private static final GeoPoint EAST = new GeoPoint(-31.3, -64.5);
  private static final MapViewport VIEW = MapViewport.fitting(List.of(WEST, EAST), 800, 600, 60);
  private static final MapIndex INDEX = new MapIndex(new MapBase(
      List.of(new MapContent.MapSite("West", WEST, Role.GATEWAY, false), new MapContent.MapSite("East", EAST, Role.REQUIRED, false)),
      List.of(new MapContent.MapLink("West", "East", WEST, EAST, MapContent.LinkLook.CLEAR, ""))));

  @Test
  void aSiteIsPickedBeforeTheLinkThatEndsThere() {
    MapViewport.Spot west = VIEW.toScreen(WEST);
    assertThat(MapPicker.pick(VIEW, INDEX, List.of(), west.x() + 5, west.y())).isEqualTo(new Selection.OfSite("West"));
  }

  @Test
  void aLinkIsPickedAlongItsLine() {
    assertThat(MapPicker.pick(VIEW, INDEX, List.of(), 400, 304)).isEqualTo(new Selection.OfLink("West", "East"));
  }

  @Test
  void besideEverythingNothingIsPicked() {
    assertThat(MapPicker.pick(VIEW, INDEX, List.of(), 400, 330)).isEqualTo(new Selection.None());
    MapViewport.Spot east = VIEW.toScreen(EAST);
    assertThat(MapPicker.pick(VIEW, INDEX, List.of(), east.x() + 30, east.y())).isEqualTo(new Selection.None());
  }
}
