package org.atalaya.provisioning.drift;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.atalaya.planner.channels.WifiChannel;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.linkbudget.LinkForecast;
import org.atalaya.planner.linkbudget.LinkForecast.Direction;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.regulation.ChannelPermission;
import org.atalaya.planner.regulation.Regulation;

/**
 * Takes what somebody set on routers into the plan, where the plan has a place for it and the network still works:
 * a radio's channel, a lower power, a distance, an address. Everything else is made from the sites, shared by all
 * routers, or decided by the law, and is told why it stays.
 *
 * @param catalogue that the plan was made with
 * @param regulation of the plan's country
 * @param fadeMarginDb that each link must keep
 */
public record Adoption(DeviceCatalogue catalogue, Regulation regulation, double fadeMarginDb) {

  /** Why something can't be adopted. */
  public enum Reason {
    NO_PLACE, NOT_CONFIGURATION, FROM_THE_SITE_NAME, SHARED_BY_ALL, SECRET, COUNTRY, WIDTH, NEIGHBOURS, NOT_ALLOWED, TOO_MUCH_POWER,
    LINK_TOO_WEAK, NOT_A_VALUE, ADDRESS
  }

  /** What came of one finding. */
  public sealed interface Answer {
    /** @param plan with the value in it */
    record Taken(NetworkPlan plan) implements Answer {}

    /** @param reason why not */
    record Impossible(Reason reason) implements Answer {}
  }

  /**
   * Tries to take one finding over.
   *
   * @param plan as it is, with what was taken over before
   * @param hostName of the router that it was found on
   * @param onAll what was found on every router of this run, by host name
   */
  public Answer adopt(NetworkPlan plan, String hostName, Finding finding, Map<String, List<Finding>> onAll) {
    PlannedRouter router = plan.findRouter(hostName).orElseThrow();
    return switch (finding.kind()) {
      case BOARD, CONFIRMATION, ROOT_PASSWORD, UNSAVED -> no(Reason.NOT_CONFIGURATION);
      case HOST_NAME -> no(Reason.FROM_THE_SITE_NAME);
      case MESH_ID, ENCRYPTION, ACCESS_POINT_NAME -> no(Reason.SHARED_BY_ALL);
      case KEY -> no(Reason.SECRET);
      case COUNTRY -> no(Reason.COUNTRY);
      case WIDTH -> no(Reason.WIDTH);
      case RADIO_OFF, MODES, FILE, OTHER -> no(Reason.NO_PLACE);
      case ADDRESS -> address(plan, router, finding);
      case CHANNEL -> number(finding).isEmpty() ? no(Reason.NOT_A_VALUE)
          : channel(plan, router, finding, number(finding).getAsInt(), onAll);
      case POWER -> number(finding).isEmpty() ? no(Reason.NOT_A_VALUE)
          : power(plan, router, finding.subject(), number(finding).getAsInt());
      case DISTANCE -> number(finding).isEmpty() ? no(Reason.NOT_A_VALUE)
          : radio(plan, router, finding.subject(), radio -> new PlannedRadio(radio.uciName(), radio.mesh(),
              radio.accessPoint(), radio.channel(), radio.widthMhz(), radio.transmitPowerDbm(),
              number(finding).getAsInt(), radio.aimDegrees()));
    };
  }

  private static Answer no(Reason reason) {
    return new Answer.Impossible(reason);
  }

  private static OptionalInt number(Finding finding) {
    return finding.found().matches("[0-9]{1,6}") ? OptionalInt.of(Integer.parseInt(finding.found())) : OptionalInt.empty();
  }

  private static Optional<PlannedRadio> find(PlannedRouter router, String uciName) {
    return router.radios().stream().filter(radio -> radio.uciName().equals(uciName)).findFirst();
  }

  /** A mesh is one channel: it is taken over on all its radios, or on none. */
  private Answer channel(NetworkPlan plan, PlannedRouter router, Finding finding, int channel,
      Map<String, List<Finding>> onAll) {
    Optional<PlannedRadio> planned = find(router, finding.subject());
    if (planned.isEmpty()) {
      return no(Reason.NO_PLACE);
    }
    if (!allowed(router, planned.get(), channel)) {
      return no(Reason.NOT_ALLOWED);
    }
    if (planned.get().mesh()) {
      for (String host : cloud(plan, router.hostName(), finding.subject())) {
        boolean same = onAll.getOrDefault(host, List.of()).stream().anyMatch(other -> other.kind() == Finding.Kind.CHANNEL
            && other.subject().equals(finding.subject()) && other.found().equals(finding.found()))
            || find(plan.findRouter(host).orElseThrow(), finding.subject()).filter(radio -> radio.channel() == channel).isPresent();
        if (!same) {
          return no(Reason.NEIGHBOURS);
        }
      }
    }
    return radio(plan, router, finding.subject(), radio -> new PlannedRadio(radio.uciName(), radio.mesh(),
        radio.accessPoint(), channel, radio.widthMhz(), radio.transmitPowerDbm(), radio.distanceMeters(), radio.aimDegrees()));
  }

  private boolean allowed(PlannedRouter router, PlannedRadio planned, int channel) {
    var radio = catalogue.get(router.deviceId()).getRadio(planned.uciName());
    return WifiChannel.find(radio.band(), channel).map(found -> found.occupiedCentreMhz(planned.widthMhz()))
        .filter(OptionalInt::isPresent).map(centre -> regulation.outdoors(centre.getAsInt(), planned.widthMhz()))
        .filter(permission -> permission instanceof ChannelPermission.Allowed(double eirp, boolean dfs)
            // the planned power keeps that channel's limit
            && planned.transmitPowerDbm() + radio.powerOffsetDb() + radio.antenna().gainDbi() - radio.cableLossDb() <= eirp + 1e-9)
        .isPresent();
  }

  /** Routers that a radio's links reach, however many hops away, by radios of the same name. */
  private static Set<String> cloud(NetworkPlan plan, String hostName, String radio) {
    Set<String> reached = new HashSet<>(Set.of(hostName));
    boolean grown = true;
    while (grown) {
      grown = false;
      for (PlannedLink link : plan.links()) {
        if (link.radioA().equals(radio) && link.radioB().equals(radio)
            && (reached.contains(link.hostA()) || reached.contains(link.hostB()))) {
          grown |= reached.add(link.hostA()) | reached.add(link.hostB());
        }
      }
    }
    return reached;
  }

  /** Never more than was planned, which is what the radio and the law allow; less where each link keeps its reserve. */
  private Answer power(NetworkPlan plan, PlannedRouter router, String uciName, int dbm) {
    Optional<PlannedRadio> planned = find(router, uciName);
    if (planned.isEmpty()) {
      return no(Reason.NO_PLACE);
    }
    if (dbm > planned.get().transmitPowerDbm()) {
      return no(Reason.TOO_MUCH_POWER);
    }
    Map<PlannedLink, PlannedLink> weaker = new LinkedHashMap<>();
    for (PlannedLink link : plan.links()) {
      LinkForecast forecast = link.forecast();
      if (link.hostA().equals(router.hostName()) && link.radioA().equals(uciName)) {
        forecast = new LinkForecast(turnedDown(forecast.forward(), dbm), forecast.backward());
      }
      if (link.hostB().equals(router.hostName()) && link.radioB().equals(uciName)) {
        forecast = new LinkForecast(forecast.forward(), turnedDown(forecast.backward(), dbm));
      }
      if (!forecast.equals(link.forecast())) {
        if (forecast.forward().fadeMarginDb() < fadeMarginDb || forecast.backward().fadeMarginDb() < fadeMarginDb) {
          return no(Reason.LINK_TOO_WEAK);
        }
        weaker.put(link, new PlannedLink(link.hostA(), link.radioA(), link.hostB(), link.radioB(), link.distanceMeters(),
            forecast));
      }
    }
    Answer answer = radio(plan, router, uciName, radio -> new PlannedRadio(radio.uciName(), radio.mesh(),
        radio.accessPoint(), radio.channel(), radio.widthMhz(), dbm, radio.distanceMeters(), radio.aimDegrees()));
    return answer instanceof Answer.Taken(NetworkPlan taken)
        ? new Answer.Taken(with(taken, taken.routers(), taken.links().stream()
            .map(link -> weaker.getOrDefault(link, link)).toList())) : answer;
  }

  private static Direction turnedDown(Direction way, int dbm) {
    double lost = Math.max(0, way.transmitPowerDbm() - dbm);
    return new Direction(way.transmitPowerDbm() - lost, way.eirpDbm() - lost, way.signalDbm() - lost, way.rate(),
        way.fadeMarginDb() - lost);
  }

  private static Answer address(NetworkPlan plan, PlannedRouter router, Finding finding) {
    String planned = finding.subject().equals("IPv4") ? router.ipv4() : router.ipv6();
    String found = finding.found();
    String length = planned.replaceFirst(".*/", "/");
    // rendered again, only an address of the planned network becomes what is on the router
    boolean fits = found.endsWith(length) && (finding.subject().equals("IPv4") ? sameIpv4Network(planned, found)
        : found.matches("[0-9a-f:]{2,39}/64") && found.startsWith(plan.community().ipv6Network().replaceFirst("::/.*", ":")));
    boolean taken = plan.routers().stream().anyMatch(other -> !other.equals(router)
        && (other.ipv4().equals(found) || other.ipv6().equals(found)));
    if (!fits || taken) {
      return no(Reason.ADDRESS);
    }
    boolean four = finding.subject().equals("IPv4");
    return replaced(plan, router, new PlannedRouter(router.site(), router.index(), router.hostName(), router.deviceId(),
        router.aimDegrees(), four ? found : router.ipv4(), four ? router.ipv6() : found, router.radios()));
  }

  private static boolean sameIpv4Network(String planned, String found) {
    if (!found.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}/[0-9]{1,2}")) {
      return false;
    }
    int bits = Integer.parseInt(found.replaceFirst(".*/", ""));
    long size = 1L << (32 - Math.min(32, bits));
    long host = bits(found) % size;
    // neither the network's own address, nor the first, which all nodes share, nor the broadcast
    return bits <= 30 && bits(planned) / size == bits(found) / size && host > 1 && host < size - 1
        && java.util.Arrays.stream(found.replaceFirst("/.*", "").split("\\.")).allMatch(part -> Integer.parseInt(part) < 256);
  }

  private static long bits(String address) {
    long bits = 0;
    for (String part : address.replaceFirst("/.*", "").split("\\.")) {
      bits = bits << 8 | Integer.parseInt(part);
    }
    return bits;
  }

  private static Answer radio(NetworkPlan plan, PlannedRouter router, String uciName, UnaryOperator<PlannedRadio> change) {
    if (find(router, uciName).isEmpty()) {
      return no(Reason.NO_PLACE);
    }
    return replaced(plan, router, new PlannedRouter(router.site(), router.index(), router.hostName(), router.deviceId(),
        router.aimDegrees(), router.ipv4(), router.ipv6(), router.radios().stream()
            .map(radio -> radio.uciName().equals(uciName) ? change.apply(radio) : radio).toList()));
  }

  private static Answer replaced(NetworkPlan plan, PlannedRouter before, PlannedRouter after) {
    return new Answer.Taken(with(plan, plan.routers().stream()
        .map(router -> router.equals(before) ? after : router).toList(), plan.links()));
  }

  private static NetworkPlan with(NetworkPlan plan, List<PlannedRouter> routers, List<PlannedLink> links) {
    return plan.with(routers, links);
  }
}
