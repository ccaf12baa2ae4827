package org.atalaya.app.cli;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.atalaya.planner.project.LinkRow;
import org.atalaya.planner.project.LinksResult;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;

/** Links as GeoJSON (RFC 7946): one LineString each, longitude first. */
final class GeoJson {
  private GeoJson() {}

  static String links(List<Site> sites, LinksResult links) {
    Map<String, Site> byName = sites.stream().collect(Collectors.toMap(Site::name, Function.identity()));
    return new Json()
        .put("type", "FeatureCollection")
        .put("features", links.rows().stream().map(row -> feature(byName, row)).toList())
        .document();
  }

  private static Json feature(Map<String, Site> sites, LinkRow row) {
    return new Json()
        .put("type", "Feature")
        .put("geometry", new Json()
            .put("type", "LineString")
            .put("coordinates", List.of(position(sites.get(row.a())), position(sites.get(row.b())))))
        .put("properties", new Json()
            .put("a", row.a())
            .put("b", row.b())
            .put("distance_m", row.distanceMeters())
            .put("verdict", row.verdict())
            .put("fresnel_fraction", row.fresnelFraction())
            .put("loss_db", row.lossDb()));
  }

  private static double[] position(Site site) {
    GeoPoint point = site.position();
    return new double[] {point.longitudeDegrees(), point.latitudeDegrees()};
  }
}
