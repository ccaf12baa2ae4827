package org.atalaya.planner.site;

import java.util.List;
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
 * @param uplinks lines to the internet that come in there, each with a name of its own, at most {@value #MAX_LISTED}
 * @param services what a server there offers to the neighbourhood, as people call it, at most {@value #MAX_LISTED}
 * @param photo fingerprint of a picture of the roof that the project keeps: SHA-256 in 64 small hexadecimal digits
 */
public record Site(String name, GeoPoint position, double heightMeters, Role role, PowerSupply power, int households,
    Optional<String> device, double cost, String notes, List<Uplink> uplinks, List<String> services,
    Optional<String> photo) {
  public static final int MAX_LISTED = 20;

  /** One without a line to the internet, without services of its own and without a photo. */
  public Site(String name, GeoPoint position, double heightMeters, Role role, PowerSupply power, int households,
      Optional<String> device, double cost, String notes) {
    this(name, position, heightMeters, role, power, households, device, cost, notes, List.of(), List.of(), Optional.empty());
  }

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
    uplinks = List.copyOf(uplinks);
    services = List.copyOf(services);
    requireDistinct("lines", uplinks.stream().map(Uplink::name).toList());
    requireDistinct("services", services);
    if (photo.filter(print -> !print.matches("[0-9a-f]{64}")).isPresent()) {
      throw new IllegalArgumentException("photo " + photo.get() + ", expected 64 hexadecimal digits");
    }
  }

  private static void requireDistinct(String what, List<String> names) {
    if (names.size() > MAX_LISTED || names.stream().distinct().count() != names.size() || names.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(what + " " + names + ", expected at most " + MAX_LISTED + ", no two alike");
    }
  }

  /** The same site elsewhere. */
  public Site withPosition(GeoPoint newPosition) {
    return new Site(name, newPosition, heightMeters, role, power, households, device, cost, notes, uplinks, services, photo);
  }

  /** The same site with its antenna at another height above ground. */
  public Site withHeightMeters(double meters) {
    return new Site(name, position, meters, role, power, households, device, cost, notes, uplinks, services, photo);
  }

  /** The same site in another role. */
  public Site withRole(Role newRole) {
    return new Site(name, position, heightMeters, newRole, power, households, device, cost, notes, uplinks, services, photo);
  }

  /** The same site where building costs something else. */
  public Site withCost(double newCost) {
    return new Site(name, position, heightMeters, role, power, households, device, newCost, notes, uplinks, services, photo);
  }

  /** The same site fed by something else. */
  public Site withPower(PowerSupply supply) {
    return new Site(name, position, heightMeters, role, supply, households, device, cost, notes, uplinks, services, photo);
  }

  /** The same site serving another number of homes. */
  public Site withHouseholds(int homes) {
    return new Site(name, position, heightMeters, role, power, homes, device, cost, notes, uplinks, services, photo);
  }

  /** The same site with another note. */
  public Site withNotes(String text) {
    return new Site(name, position, heightMeters, role, power, households, device, cost, text, uplinks, services, photo);
  }

  /** The same site under another name. */
  public Site withName(String newName) {
    return new Site(newName, position, heightMeters, role, power, households, device, cost, notes, uplinks, services, photo);
  }

  /** The same site with other lines to the internet. */
  public Site withUplinks(List<Uplink> lines) {
    return new Site(name, position, heightMeters, role, power, households, device, cost, notes, lines, services, photo);
  }

  /** The same site with other services. */
  public Site withServices(List<String> offered) {
    return new Site(name, position, heightMeters, role, power, households, device, cost, notes, uplinks, offered, photo);
  }

  /** The same site with another photo, or none. */
  public Site withPhoto(Optional<String> fingerprint) {
    return new Site(name, position, heightMeters, role, power, households, device, cost, notes, uplinks, services, fingerprint);
  }
}
