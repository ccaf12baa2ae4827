package org.atalaya.app.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.atalaya.app.ui.map.BlockPicture.LinkLine;
import org.atalaya.app.ui.map.BlockPicture.SiteSpot;
import org.atalaya.app.ui.map.MapViewport.Spot;
import org.atalaya.app.ui.shell.Selection;
import org.junit.jupiter.api.Test;

/** What a click in the 3-D view means. */
class BlockPictureTest {

  @Test
  void aMastIsPickedAllAlongItAndBeforeALink() {
    BlockPicture picture = picture(List.of(new SiteSpot("A", new Spot(100, 100), new Spot(100, 180)), new SiteSpot("B", new Spot(300, 90), new Spot(300, 95))),
        List.of(new LinkLine("A", "B", List.of(new Spot(100, 100), new Spot(200, 120), new Spot(300, 90)))));
    assertThat(picture.pick(104, 175)).as("at its foot").isEqualTo(new Selection.OfSite("A"));
    assertThat(picture.pick(108, 101)).as("over the link too").isEqualTo(new Selection.OfSite("A"));
    assertThat(picture.pick(200, 124)).isEqualTo(new Selection.OfLink("A", "B"));
    assertThat(picture.pick(200, 160)).isEqualTo(new Selection.None());
    assertThat(picture(List.of(), List.of()).pick(5, 5)).isEqualTo(new Selection.None());
  }

  @Test
  void theNearestOfManyIsPicked() {
    Random random = new Random(31);
    List<SiteSpot> sites = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Spot top = new Spot(400 * random.nextDouble(), 300 * random.nextDouble());
      sites.add(new SiteSpot("S" + i, top, top));
    }
    BlockPicture picture = picture(sites, List.of());
    for (int i = 0; i < 2000; i++) {
      Spot at = new Spot(400 * random.nextDouble(), 300 * random.nextDouble());
      SiteSpot nearest = sites.getFirst();
      for (SiteSpot site : sites) {
        nearest = site.top().distanceTo(at) < nearest.top().distanceTo(at) ? site : nearest;
      }
      assertThat(picture.pick(at.x(), at.y())).isEqualTo(nearest.top().distanceTo(at) <= 14 ? new Selection.OfSite(nearest.name())
          : new Selection.None());
    }
  }

  private static BlockPicture picture(List<SiteSpot> sites, List<LinkLine> links) {
    return new BlockPicture(400, 300, 400, 300, new int[0], sites, links, true);
  }
}
