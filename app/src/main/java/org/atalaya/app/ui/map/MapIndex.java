package org.atalaya.app.ui.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.app.ui.map.MapContent.MapLink;
import org.atalaya.app.ui.map.MapContent.MapSite;

/** Where everything on the map is, on the unit square of the Mercator world, and how to find it quickly. Immutable. */
final class MapIndex {
  private final MapBase base;
  private final double[] siteX;
  private final double[] siteY;
  private final double[] linkX1;
  private final double[] linkY1;
  private final double[] linkX2;
  private final double[] linkY2;
  private final CellIndex siteCells;
  private final CellIndex linkCells;
  private final Map<String, MapSite> byName = new HashMap<>();
  private final Map<String, List<MapLink>> bySite = new HashMap<>();

  /** Time grows with the number of sites and links, and with how many cells the links pass. */
  MapIndex(MapBase base) {
    this.base = base;
    int sites = base.sites().size();
    int links = base.links().size();
    siteX = new double[sites];
    siteY = new double[sites];
    for (int i = 0; i < sites; i++) {
      MapSite site = base.sites().get(i);
      siteX[i] = Mercator.x(site.position().longitudeDegrees());
      siteY[i] = Mercator.y(site.position().latitudeDegrees());
      byName.put(site.name(), site);
    }
    linkX1 = new double[links];
    linkY1 = new double[links];
    linkX2 = new double[links];
    linkY2 = new double[links];
    for (int i = 0; i < links; i++) {
      MapLink link = base.links().get(i);
      linkX1[i] = Mercator.x(link.from().longitudeDegrees());
      linkY1[i] = Mercator.y(link.from().latitudeDegrees());
      linkX2[i] = Mercator.x(link.to().longitudeDegrees());
      linkY2[i] = Mercator.y(link.to().latitudeDegrees());
      bySite.computeIfAbsent(link.a(), name -> new ArrayList<>()).add(link);
      bySite.computeIfAbsent(link.b(), name -> new ArrayList<>()).add(link);
    }
    siteCells = new CellIndex(siteX, siteY, siteX, siteY);
    linkCells = new CellIndex(linkX1, linkY1, linkX2, linkY2);
  }

  MapBase base() {
    return base;
  }

  Optional<MapSite> findSite(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The links that end at a site. */
  List<MapLink> linksOf(String site) {
    return bySite.getOrDefault(site, List.of());
  }

  double siteX(int site) {
    return siteX[site];
  }

  double siteY(int site) {
    return siteY[site];
  }

  /** Start and end of a link: x, y, x, y. */
  double[] ends(int link) {
    return new double[] {linkX1[link], linkY1[link], linkX2[link], linkY2[link]};
  }

  int[] sitesWithin(double minX, double minY, double maxX, double maxY) {
    return siteCells.find(minX, minY, maxX, maxY);
  }

  int[] linksWithin(double minX, double minY, double maxX, double maxY) {
    return linkCells.find(minX, minY, maxX, maxY);
  }

  /** How far apart sites are on the whole: the side of the square that each would have of the rectangle of all; 1 for one. */
  double spacing() {
    if (siteX.length < 2) {
      return 1;
    }
    double width = Arrays.stream(siteX).max().getAsDouble() - Arrays.stream(siteX).min().getAsDouble();
    double height = Arrays.stream(siteY).max().getAsDouble() - Arrays.stream(siteY).min().getAsDouble();
    double side = Math.max(width, height);
    return Math.sqrt(Math.max(width, side / 10) * Math.max(height, side / 10) / siteX.length);
  }
}
