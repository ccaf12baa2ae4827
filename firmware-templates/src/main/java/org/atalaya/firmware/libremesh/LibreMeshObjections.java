package org.atalaya.firmware.libremesh;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.atalaya.firmware.uci.UciNames;
import org.atalaya.planner.addressing.LibreMeshAddresses;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.device.Rate;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;

/** The checks that {@code lime-config} does not make before it writes what a radio cannot do or a network cannot use. */
final class LibreMeshObjections {
  /** Longest SSID and mesh id, in bytes (IEEE 802.11-2020, 9.4.2.2). */
  static final int SSID_BYTES = 32;

  private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  // LibreMesh puts ap_ssid between double quotes into a shell command to take its MD5
  private static final Pattern SHELL = Pattern.compile("[\"`$\\\\]|^-[neE]+$");
  private static final Pattern TEMPLATE = Pattern.compile("%(H|[MmN][1-6])");
  private static final Pattern PASSPHRASE = Pattern.compile("[ -~]{8,63}");

  private final List<String> found = new ArrayList<>();

  private LibreMeshObjections() {}

  static List<String> of(NodeConfig node) {
    LibreMeshObjections objections = new LibreMeshObjections();
    objections.device(node.device(), node.router());
    objections.community(node.community());
    objections.hostName(node.router().hostName());
    objections.addresses(node.community(), node.router());
    node.meshKey().ifPresent(key -> objections.require(PASSPHRASE.matcher(key.reveal()).matches(),
        "the mesh key must have 8 to 63 printable ASCII characters"));
    objections.radios(node.device(), node.router().radios());
    return List.copyOf(objections.found);
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      found.add(otherwise);
    }
  }

  private void device(Device device, PlannedRouter router) {
    require(device.firmwares().contains(LibreMeshTarget.ID), device.name() + " does not run LibreMesh");
    require(device.id().equals(router.deviceId()),
        "the plan has device " + router.deviceId() + " here, not " + device.id());
  }

  private void community(Community community) {
    String ssid = community.accessPointSsid();
    networkName("the access point's SSID", ssid);
    require(!SHELL.matcher(ssid).find(),
        "the access point's SSID has one of \" ` $ \\, which LibreMesh would hand to a shell");
    require(!TEMPLATE.matcher(ssid).find(),
        "the access point's SSID has a %H, %M, %m or %N, which LibreMesh would replace");
    networkName("the mesh id", community.meshId());
    require(COUNTRY.matcher(community.country()).matches(),
        "the country must be an ISO 3166 code of two capitals, or the radios stay passive");
  }

  private void networkName(String what, String name) {
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    require(!name.isBlank(), what + " is empty");
    require(bytes <= SSID_BYTES, what + " has " + bytes + " bytes, and " + SSID_BYTES + " fit");
    require(UciNames.validValue(name) && name.codePoints().noneMatch(Character::isISOControl),
        what + " has a control character");
  }

  private void hostName(String hostName) {
    require(HOST_NAME.matcher(hostName).matches(),
        "the host name must have 1 to 32 letters, digits and hyphens, no hyphen at an end");
  }

  private void addresses(Community community, PlannedRouter router) {
    addresses("IPv4", IpPrefix.ipv4(community.ipv4Network()), IpPrefix.ipv4(router.ipv4()), 8, 29);
    addresses("IPv6", IpPrefix.ipv6(community.ipv6Network()), IpPrefix.ipv6(router.ipv6()), 16, 64);
    IpPrefix.ipv4(router.ipv4()).filter(_ -> LibreMeshTarget.dividesAddresses(community.ipv4Network()))
        .ifPresent(own -> require(!leased(own), "the router's IPv4 address is among those that clients get"));
  }

  private static boolean leased(IpPrefix address) {
    long offset = address.address().subtract(address.network().address()).longValueExact();
    return offset >= LibreMeshAddresses.DHCP_START
        && offset < LibreMeshAddresses.DHCP_START + LibreMeshAddresses.DHCP_LIMIT;
  }

  private void addresses(String family, Optional<IpPrefix> network, Optional<IpPrefix> router, int shortest,
      int longest) {
    require(network.isPresent(), "the " + family + " network is not an address with a prefix length");
    require(router.isPresent(), "the router's " + family + " address is not an address with a prefix length");
    if (network.isEmpty() || router.isEmpty()) {
      return;
    }
    IpPrefix net = network.get();
    IpPrefix own = router.get();
    require(net.isNetwork(),
        "the " + family + " base is not a network address: LibreMesh would give every node this same one");
    require(net.length() >= shortest && net.length() <= longest,
        "the " + family + " network has prefix length " + net.length() + ", expected " + shortest + " to " + longest);
    require(own.length() == net.length(),
        "the router's " + family + " prefix length differs from the network's");
    require(net.contains(own), "the router's " + family + " address is outside the network");
    IpPrefix alike = new IpPrefix(own.address(), net.length(), net.bits());
    require(!alike.equals(net.network()), "the router's " + family + " address is the network's own");
    require(!alike.equals(net.network().plus(1)),
        "the router's " + family + " address is anygw's, which all routers share");
    require(net.bits() != 32 || !alike.equals(net.last()),
        "the router's " + family + " address is the broadcast address");
  }

  private void radios(Device device, List<PlannedRadio> radios) {
    require(!radios.isEmpty(), "no radio has a task");
    Set<String> seen = new HashSet<>();
    for (PlannedRadio planned : radios) {
      require(seen.add(planned.uciName()), planned.uciName() + " is planned twice");
      Optional<Radio> radio =
          device.radios().stream().filter(each -> each.uciName().equals(planned.uciName())).findFirst();
      require(UciNames.validName(planned.uciName()) && radio.isPresent(),
          device.name() + " has no radio of the name planned");
      radio.filter(_ -> planned.mesh() || planned.accessPoint()).ifPresent(known -> radio(known, planned));
    }
  }

  private void radio(Radio radio, PlannedRadio planned) {
    String name = planned.uciName() + ": ";
    int width = planned.widthMhz();
    require(radio.widthsMhz().contains(width),
        name + "a width of " + width + " MHz is planned, the radio can " + radio.widthsMhz());
    Optional<int[]> block = Channels.block(radio.band(), planned.channel(), width);
    if (!Channels.exists(radio.band(), planned.channel())) {
      found.add(name + "there is no channel " + planned.channel() + " in the band " + radio.band().id());
    } else if (block.isEmpty()) {
      found.add(name + "channel " + planned.channel() + " has no neighbour for " + width + " MHz");
    } else {
      require(IntStream.of(block.get()).map(channel -> Channels.frequencyMhz(radio.band(), channel))
              .allMatch(mhz -> mhz >= radio.minFrequencyMhz() && mhz <= radio.maxFrequencyMhz()),
          name + "channel " + planned.channel() + " with " + width + " MHz is outside "
              + radio.minFrequencyMhz() + " to " + radio.maxFrequencyMhz() + " MHz, which the radio tunes to");
    }
    Optional<Double> most = radio.rates().stream().filter(rate -> rate.widthMhz() == width)
        .map(Rate::transmitPowerDbm).max(Comparator.naturalOrder());
    require(planned.transmitPowerDbm() >= 0, name + "the transmit power is below 0 dBm");
    most.filter(dbm -> planned.transmitPowerDbm() > dbm).ifPresent(dbm -> found.add(String.format(Locale.ROOT,
        "%stransmit power %d dBm is planned, the radio's most is %.1f dBm", name, planned.transmitPowerDbm(), dbm)));
    require(planned.distanceMeters() > 0 || !planned.mesh(), name + "the distance of the farthest link is missing");
  }
}
