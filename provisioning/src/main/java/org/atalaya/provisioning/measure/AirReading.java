package org.atalaya.provisioning.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.provisioning.router.Router;
import org.atalaya.provisioning.router.RouterCommands;
import org.atalaya.provisioning.router.RouterException;

/**
 * What one router's radios hear, and what its routing knows. Everything is read from the tools that OpenWrt and
 * LibreMesh have; of one that is not there, nothing is known.
 *
 * @param stations on the mesh interfaces
 * @param originators what batman-adv knows
 * @param routes IPv4 addresses, without lengths, that the routing table has a way to
 */
public record AirReading(List<Station> stations, List<Originator> originators, Set<String> routes) {
  /** Nobody listened. */
  public static final AirReading NOTHING = new AirReading(List.of(), List.of(), Set.of());

  /** More of anything than this is not listened to. */
  private static final int MOST = 200;
  private static final int MOST_INTERFACES = 16;
  private static final String MAC = "([0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5})";
  private static final Pattern INTERFACE = Pattern.compile("\\s+Interface ([A-Za-z0-9_.-]{1,15})");
  private static final Pattern PHY = Pattern.compile("phy#([0-9]{1,2})");
  private static final Pattern STATION = Pattern.compile("Station " + MAC + " .*");
  private static final Pattern SIGNAL = Pattern.compile("\\s*signal(?: avg)?:\\s*(-?[0-9]{1,3})(?: \\[.*)?(?: dBm)?\\s*");
  private static final Pattern RATE = Pattern.compile("\\s*([rt])x bitrate:\\s*([0-9]{1,5}(?:\\.[0-9]{1,3})?) MBit/s.*");
  private static final Pattern ORIGINATOR =
      Pattern.compile("\\s*\\*\\s+" + MAC + "\\s+[0-9.]+s\\s+\\(\\s*([0-9]{1,3})\\)\\s+" + MAC + "\\s+\\[.*");
  private static final Pattern ROUTE = Pattern.compile("(?:unicast )?([0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?:/32)? .*");

  public AirReading {
    stations = List.copyOf(stations);
    originators = List.copyOf(originators);
    routes = Set.copyOf(routes);
  }

  /**
   * A router that batman-adv has a way to.
   *
   * @param mac of its mesh interface
   * @param transmitQuality of the whole way, 0 to 255
   * @param nextHop MAC of the neighbour that the way begins with
   */
  public record Originator(String mac, int transmitQuality, String nextHop) {}

  /** Reads it all, over a session that stands. Writes nothing. */
  public static AirReading read(Router router) throws RouterException, InterruptedException {
    List<Station> stations = new ArrayList<>();
    for (Device device : devices(router.tryAsk(RouterCommands.RADIO_INTERFACES).orElse(""))) {
      if (device.mesh()) {
        stations.addAll(stations(device, router.tryAsk(RouterCommands.stations(device.name())).orElse("")));
      }
    }
    return new AirReading(stations, originators(router.tryAsk(RouterCommands.ORIGINATORS).orElse("")),
        routes(router.tryAsk(RouterCommands.ROUTES).orElse("")));
  }

  /** Name of a radio's mesh interface. */
  public static Optional<String> findInterface(Router router, String radio) throws RouterException, InterruptedException {
    return devices(router.tryAsk(RouterCommands.RADIO_INTERFACES).orElse("")).stream()
        .filter(device -> device.mesh() && device.radio().equals(radio)).map(Device::name).findFirst();
  }

  /** An interface of a radio. */
  record Device(String name, String radio, boolean mesh) {}

  /** Of {@code iw dev}: LibreMesh names interfaces after their radios, others by phy. */
  static List<Device> devices(String answer) {
    List<Device> devices = new ArrayList<>();
    String phy = "";
    Optional<String> name = Optional.empty();
    for (String line : answer.lines().limit(10L * MOST).toList()) {
      Matcher found = PHY.matcher(line);
      if (found.matches()) {
        phy = found.group(1);
      }
      found = INTERFACE.matcher(line);
      if (found.matches()) {
        name = Optional.of(found.group(1));
      }
      if (name.isPresent() && line.strip().startsWith("type ")) {
        Matcher numbered = Pattern.compile("(?:wlan|phy)([0-9]{1,2}).*").matcher(name.get());
        String radio = "radio" + (numbered.matches() ? numbered.group(1) : phy);
        devices.add(new Device(name.get(), radio, line.strip().equals("type mesh point")));
        name = Optional.empty();
      }
      if (devices.size() == MOST_INTERFACES) {
        break;
      }
    }
    return devices;
  }

  /** Of {@code iw dev IF station dump}. Stations without a signal were never heard, and are left out. */
  static List<Station> stations(Device device, String answer) {
    List<Station> stations = new ArrayList<>();
    String mac = "";
    OptionalDouble signal = OptionalDouble.empty();
    OptionalDouble receive = OptionalDouble.empty();
    OptionalDouble send = OptionalDouble.empty();
    for (String line : (answer + "\nStation 00:00:00:00:00:00 end").lines().limit(40L * MOST).toList()) {
      Matcher station = STATION.matcher(line);
      Matcher rate = RATE.matcher(line);
      Matcher measured = SIGNAL.matcher(line);
      if (station.matches()) {
        if (signal.isPresent() && stations.size() < MOST) {
          stations.add(new Station(device.name(), device.radio(), mac, signal.getAsDouble(), receive, send));
        }
        mac = station.group(1).toLowerCase(Locale.ROOT);
        signal = OptionalDouble.empty();
        receive = OptionalDouble.empty();
        send = OptionalDouble.empty();
      } else if (measured.matches()) {
        // the average comes after the last frame's, and stands
        signal = OptionalDouble.of(Double.parseDouble(measured.group(1)));
      } else if (rate.matches() && rate.group(1).equals("r")) {
        receive = OptionalDouble.of(Double.parseDouble(rate.group(2)));
      } else if (rate.matches()) {
        send = OptionalDouble.of(Double.parseDouble(rate.group(2)));
      }
    }
    return stations;
  }

  /** Of {@code batctl o}: the chosen ways alone. */
  static List<Originator> originators(String answer) {
    return answer.lines().limit(5L * MOST).map(ORIGINATOR::matcher).filter(Matcher::matches).limit(MOST)
        .map(found -> new Originator(found.group(1).toLowerCase(Locale.ROOT), Math.min(255, Integer.parseInt(found.group(2))),
            found.group(3).toLowerCase(Locale.ROOT))).toList();
  }

  static Set<String> routes(String answer) {
    Set<String> routes = new TreeSet<>();
    answer.lines().limit(5L * MOST).map(ROUTE::matcher).filter(Matcher::matches).limit(MOST)
        .forEach(found -> routes.add(found.group(1)));
    return routes;
  }
}
