package org.atalaya.planner.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atalaya.planner.device.AntennaPattern;
import org.atalaya.planner.plan.CandidateNetwork.PortLink;

/**
 * What one radio may serve at once, where several links share it: no more links than its limit; none farther apart in
 * azimuth than its antenna's half-power beam is wide; none heard so much louder than another that it drowns it. Whoever
 * keeps these rules keeps them with any of the links left out.
 */
final class SharedRadio {
  /** A station that is heard by so much louder than another makes its neighbour's frames unreadable: an assumption. */
  static final double NEAR_FAR_DB = 30;

  private SharedRadio() {}

  /** Links of which one must go, whatever else is built; empty where all radios keep the rules. */
  static List<PortLink> conflict(List<PortLink> links) {
    Map<RadioPort, List<PortLink>> byPort = new LinkedHashMap<>();
    for (PortLink link : links) {
      byPort.computeIfAbsent(link.portA(), any -> new ArrayList<>()).add(link);
      byPort.computeIfAbsent(link.portB(), any -> new ArrayList<>()).add(link);
    }
    for (Map.Entry<RadioPort, List<PortLink>> each : byPort.entrySet()) {
      List<PortLink> found = conflict(each.getKey(), each.getValue());
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /** True where one of these radios breaks a rule. */
  static boolean conflictsAt(Set<RadioPort> ports, List<PortLink> links) {
    return ports.stream().anyMatch(port -> !conflict(port, links.stream()
        .filter(link -> link.portA().equals(port) || link.portB().equals(port)).toList()).isEmpty());
  }

  private static List<PortLink> conflict(RadioPort port, List<PortLink> links) {
    for (int i = 0; i < links.size(); i++) {
      for (int j = i + 1; j < links.size(); j++) {
        if (apart(port, links.get(i), links.get(j)) || drowns(port, links.get(i), links.get(j))) {
          return List.of(links.get(i), links.get(j));
        }
      }
    }
    int most = port.radio().linkLimit().most();
    // the strongest can best be had some other way last: those heard least stand first
    return links.size() <= most ? List.of()
        : links.stream().sorted(Comparator.comparingDouble(link -> heardDbm(port, link))).limit(most + 1L).toList();
  }

  private static boolean apart(RadioPort port, PortLink one, PortLink other) {
    return port.needsAiming() && AntennaPattern.offAxisDegrees(one.path().azimuthFrom(port.site()), other.path().azimuthFrom(port.site()))
        > port.radio().antenna().horizontalBeamwidthDegrees();
  }

  private static boolean drowns(RadioPort port, PortLink one, PortLink other) {
    return Math.abs(heardDbm(port, one) - heardDbm(port, other)) > NEAR_FAR_DB;
  }

  /** Signal of a link's other end at this port. */
  private static double heardDbm(RadioPort port, PortLink link) {
    return link.portA().equals(port) ? link.forecast().backward().signalDbm() : link.forecast().forward().signalDbm();
  }

  /** How many of the links that share an aimed antenna lie outside its half-power beam. */
  static long outside(RadioPort port, List<PortLink> links) {
    return !port.needsAiming() || links.size() < 2 ? 0 : links.stream().filter(link -> !port.radio().antenna().inBeam(
        AntennaPattern.offAxisDegrees(port.azimuthDegrees(), link.path().azimuthFrom(port.site())))).count();
  }
}
