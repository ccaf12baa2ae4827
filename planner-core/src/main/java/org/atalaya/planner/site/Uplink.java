package org.atalaya.planner.site;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A line to the internet that comes in at a site, as its contract has it.
 *
 * @param name tells the lines of one site apart: {@code fibre}
 * @param provider who sells it; may be empty
 * @param downMbps towards the network, above 0
 * @param upMbps from the network, above 0
 * @param monthlyCost in the project's currency, 0 or more
 * @param sharing whether its contract lets neighbours use it
 * @param capGigabytes a month, above 0; empty where there is no cap
 * @param lastResort true for a line that is used only where no other is reached: a phone
 * @param asNumber the network's own autonomous system, where it has one, 1 to 4294967294
 * @param networks the network's own addresses there, where it has any: {@code 203.0.113.0/24}
 */
public record Uplink(String name, String provider, double downMbps, double upMbps, double monthlyCost, Sharing sharing,
    Optional<Double> capGigabytes, boolean lastResort, Optional<Long> asNumber, List<String> networks) {
  /** Nobody has more than this many addresses, and all of them would be a default route. */
  private static final int SHORTEST_PREFIX = 8;
  /** Letters of a name. */
  public static final int MAX_TEXT = 60;
  private static final double MAX_MBPS = 1e6;
  private static final long MAX_AS_NUMBER = 4_294_967_294L;

  /** What the contract says about neighbours. */
  public enum Sharing { ALLOWED, FORBIDDEN, UNKNOWN }

  /** @throws IllegalArgumentException if a value is out of its range */
  public Uplink {
    Objects.requireNonNull(sharing);
    Objects.requireNonNull(capGigabytes);
    Objects.requireNonNull(asNumber);
    networks = List.copyOf(networks);
    requireText("name", name);
    if (!provider.isEmpty()) {
      requireText("provider", provider);
    }
    for (double rate : new double[] {downMbps, upMbps}) {
      if (!(rate > 0 && rate <= MAX_MBPS)) {
        throw new IllegalArgumentException("rate " + rate + " Mbit/s, expected above 0");
      }
    }
    if (!(monthlyCost >= 0) || Double.isInfinite(monthlyCost)) {
      throw new IllegalArgumentException("monthly cost " + monthlyCost + ", expected 0 or more");
    }
    if (capGigabytes.filter(cap -> !(cap > 0) || Double.isInfinite(cap)).isPresent()) {
      throw new IllegalArgumentException("cap " + capGigabytes.get() + " GB, expected above 0");
    }
    if (asNumber.filter(number -> number < 1 || number > MAX_AS_NUMBER).isPresent()) {
      throw new IllegalArgumentException("AS " + asNumber.get() + ", expected 1 to " + MAX_AS_NUMBER);
    }
    networks.forEach(Uplink::requireNetwork);
  }

  /** True where the network's addresses are its own and known by its own number: they stay when another line takes over. */
  public boolean keepsAddresses() {
    return asNumber.isPresent() && !networks.isEmpty();
  }

  private static void requireText(String what, String text) {
    if (text.isBlank() || text.length() > MAX_TEXT || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(what + " \"" + text + "\", expected a text of at most " + MAX_TEXT + " letters");
    }
  }

  private static void requireNetwork(String text) {
    if (IpNetwork.find(text).filter(network -> network.length() >= SHORTEST_PREFIX).isEmpty()) {
      throw new IllegalArgumentException("network \"" + text + "\", expected a network address such as 203.0.113.0/24");
    }
  }
}
