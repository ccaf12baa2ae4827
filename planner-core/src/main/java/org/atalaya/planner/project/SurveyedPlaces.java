package org.atalaya.planner.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;

/**
 * Where the air was measured, and which site of the project stands there now: the one that had its name then, if it is still
 * within {@link #SAME_PLACE_METERS}; else the nearest that is. Within the caller's transaction.
 */
final class SurveyedPlaces {
  /** A mast moved on a roof, or a position typed anew, hears the same. */
  static final double SAME_PLACE_METERS = 50;

  private final SqliteFile file;
  private final List<Site> sites;
  private final List<Place> places;
  /** Sites by the places where they stand, as far as they were asked for. */
  private final Map<Long, Optional<String>> standing = new HashMap<>();

  private record Site(String name, GeoPoint position) {}

  /** @param position empty where it is not known any more: then the name has to do */
  record Place(long id, String site, Optional<GeoPoint> position) {}

  private SurveyedPlaces(SqliteFile file, List<Site> sites, List<Place> places) {
    this.file = file;
    this.sites = sites;
    this.places = new ArrayList<>(places);
  }

  static SurveyedPlaces read(SqliteFile file) throws SQLException {
    return new SurveyedPlaces(file,
        file.query("SELECT name, latitude_deg, longitude_deg FROM site ORDER BY position",
            row -> new Site(row.getString("name"), point(row).orElseThrow())),
        file.query("SELECT id, site, latitude_deg, longitude_deg FROM surveyed_place ORDER BY id",
            row -> new Place(row.getLong("id"), row.getString("site"), point(row))));
  }

  private static Optional<GeoPoint> point(ResultSet row) throws SQLException {
    double latitude = row.getDouble("latitude_deg");
    return row.wasNull() ? Optional.empty() : Optional.of(new GeoPoint(latitude, row.getDouble("longitude_deg")));
  }

  List<Place> all() {
    return places;
  }

  /** Ids of places where a site stands now. */
  List<Long> present() {
    return places.stream().filter(place -> siteAt(place).isPresent()).map(Place::id).toList();
  }

  /** The name of the site that stands at a place now. */
  Optional<String> siteAt(long id) {
    Optional<String> known = standing.get(id);
    return known != null ? known : places.stream().filter(place -> place.id == id).findFirst().flatMap(this::siteAt);
  }

  Optional<String> siteAt(Place place) {
    return standing.computeIfAbsent(place.id, any -> findSite(place));
  }

  private Optional<String> findSite(Place place) {
    Optional<Site> named = sites.stream().filter(site -> site.name.equals(place.site)).findFirst();
    if (place.position.isEmpty() || named.filter(site -> meters(site, place) <= SAME_PLACE_METERS).isPresent()) {
      return named.map(Site::name);
    }
    return sites.stream().filter(site -> meters(site, place) <= SAME_PLACE_METERS)
        .min(Comparator.comparingDouble(site -> meters(site, place))).map(Site::name);
  }

  private static double meters(Site site, Place place) {
    return GeodesicPath.of(site.position, place.position.orElseThrow()).distanceMeters();
  }

  /** Where something is measured at a site now; made if there is no such place under this name. */
  long placeOf(String name) throws SQLException {
    Optional<Site> site = sites.stream().filter(each -> each.name.equals(name)).findFirst();
    for (Place place : places) {
      if (place.site.equals(name) && (site.isEmpty() ? place.position.isEmpty() : place.position.isPresent()
          && meters(site.get(), place) <= SAME_PLACE_METERS)) {
        return place.id;
      }
    }
    file.update("INSERT INTO surveyed_place (site, latitude_deg, longitude_deg) VALUES (?, ?, ?)", name,
        site.map(each -> each.position.latitudeDegrees()).orElse(null), site.map(each -> each.position.longitudeDegrees()).orElse(null));
    Place made = new Place(file.queryLong("SELECT max(id) FROM surveyed_place"), name, site.map(Site::position));
    places.add(made);
    return made.id;
  }

  /** Other places where the same site stands: under the names that it had before, or a few metres off. */
  List<Long> alsoOf(String name, long id) {
    return places.stream().filter(place -> place.id != id && siteAt(place).filter(name::equals).isPresent()).map(Place::id).toList();
  }

  /** Takes out places that nothing was measured at any more. */
  static void sweep(SqliteFile file) throws SQLException {
    file.update("DELETE FROM surveyed_place WHERE id NOT IN (SELECT place FROM channel_reading UNION SELECT place FROM foreign_network"
        + " UNION SELECT from_place FROM measured_signal UNION SELECT to_place FROM measured_signal)");
  }
}
