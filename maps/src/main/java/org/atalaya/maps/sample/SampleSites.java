package org.atalaya.maps.sample;

import java.util.List;
import java.util.Optional;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * Eleven invented sites on the invented ground, placed so that there is something to find out: the school sees the radio
 * station, UNICAM sees neither of them, and of all other sites only the social club sees both the station and UNICAM.
 */
final class SampleSites {
  private static final Optional<String> DEVICE = Optional.of("LibreRouter v1");
  private static final PowerSupply GRID = new PowerSupply.Grid();
  private static final PowerSupply SUN = new PowerSupply.Solar(150, 1200);

  private SampleSites() {}

  static List<Site> all() {
    return List.of(
        site("Radio comunitaria", -31.3037, -64.6191, 12, Role.GATEWAY, GRID, 12),
        site("Escuela", -31.3166, -64.6392, 9, Role.REQUIRED, GRID, 4),
        site("UNICAM", -31.3455, -64.6005, 10, Role.REQUIRED, GRID, 6),
        site("Club social", -31.3273, -64.6225, 8, Role.CANDIDATE, GRID, 4),
        site("Tanque", -31.3328, -64.6036, 6, Role.CANDIDATE, GRID, 0),
        site("Refugio", -31.2961, -64.5975, 6, Role.CANDIDATE, SUN, 1),
        site("Dispensario", -31.3407, -64.6218, 8, Role.CANDIDATE, new PowerSupply.Battery(600), 3),
        site("Chacra", -31.3367, -64.6603, 7, Role.CANDIDATE, GRID, 2),
        site("Capilla", -31.3085, -64.6331, 10, Role.CANDIDATE, GRID, 1),
        site("Mirador", -31.2949, -64.6247, 5, Role.CANDIDATE, SUN, 0),
        site("Molino", -31.3028, -64.6473, 7, Role.CANDIDATE, GRID, 3));
  }

  private static Site site(String name, double latitude, double longitude, double heightMeters, Role role,
      PowerSupply power, int households) {
    return new Site(name, new GeoPoint(latitude, longitude), heightMeters, role, power, households, DEVICE, 0,
        "inventado / invented");
  }
}
