package org.atalaya.planner.site;

import java.util.Objects;
import java.util.Optional;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * A place where routers stand or could stand.
 *
 * @param name unique within a project, as people call it
 * @param position on the ground
 * @param heightMeters of the antenna above ground, 0 to 500
 * @param role in the plan
 * @param power what feeds it
 * @param households that get service from here, 0 or more
 * @param device id in the device catalogue; empty where the planner may choose
 * @param cost of building there, beside the device's price, in the project's currency
 * @param notes free text
 */
public record Site(String name, GeoPoint position, double heightMeters, Role role, PowerSupply power, int households,
    Optional<String> device, double cost, String notes) {

  /** @throws IllegalArgumentException if the name is blank or a number is out of its range */
  public Site {
    Objects.requireNonNull(position);
    Objects.requireNonNull(role);
    Objects.requireNonNull(power);
    Objects.requireNonNull(device);
    if (name.isBlank()) {
      throw new IllegalArgumentException("name is empty, expected a text");
    }
    if (!(heightMeters >= 0 && heightMeters <= 500)) {
      throw new IllegalArgumentException("height_m " + heightMeters + ", expected 0 to 500");
    }
    if (households < 0) {
      throw new IllegalArgumentException("households " + households + ", expected 0 or more");
    }
    if (!(cost >= 0) || Double.isInfinite(cost)) {
      throw new IllegalArgumentException("cost " + cost + ", expected 0 or more");
    }
    Objects.requireNonNull(notes);
  }

  /** The same site elsewhere. */
  public Site withPosition(GeoPoint newPosition) {
    return new Site(name, newPosition, heightMeters, role, power, households, device, cost, notes);
  }

  /** The same site with its antenna at another height above ground. */
  public Site withHeightMeters(double meters) {
    return new Site(name, position, meters, role, power, households, device, cost, notes);
  }

  /** The same site in another role. */
  public Site withRole(Role newRole) {
    return new Site(name, position, heightMeters, newRole, power, households, device, cost, notes);
  }
}
