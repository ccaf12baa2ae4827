package org.atalaya.planner.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.plan.CandidateNetwork.PortLink;

/**
 * A router to be bought, with what its mesh radios do.
 *
 * @param ports by slot; empty where selection gave that radio nothing to do
 */
record RouterUnit(Device device, List<Optional<RadioPort>> ports) {
  RouterUnit {
    ports = List.copyOf(ports);
  }

  /**
   * Those that a site's links need. Devices with an access point come first: the first router has the site's plain name,
   * and people look for that.
   */
  static List<RouterUnit> at(int site, List<PortLink> links, Spectrum spectrum) {
    TreeSet<RadioPort> chosen = new TreeSet<>(Comparator.comparing((RadioPort port) -> port.device().id()).thenComparing(Aiming.ORDER));
    for (PortLink link : links) {
      if (link.path().a() == site) {
        chosen.add(link.portA());
      } else if (link.path().b() == site) {
        chosen.add(link.portB());
      }
    }
    List<Device> devices = chosen.stream().map(RadioPort::device).distinct()
        .sorted(Comparator.comparing((Device device) -> Spectrum.radios(device, Spectrum.ACCESS_BAND).isEmpty())
            .thenComparing(Device::id)).toList();
    List<RouterUnit> all = new ArrayList<>();
    for (Device device : devices) {
      List<List<RadioPort>> bySlot = IntStream.range(0, spectrum.meshRadios(device).size())
          .mapToObj(slot -> chosen.stream().filter(port -> port.device().equals(device) && port.slot() == slot).toList()).toList();
      int count = bySlot.stream().mapToInt(List::size).max().orElse(0);
      for (int i = 0; i < count; i++) {
        int unit = i;
        all.add(new RouterUnit(device, bySlot.stream()
            .map(ports -> unit < ports.size() ? Optional.of(ports.get(unit)) : Optional.<RadioPort>empty()).toList()));
      }
    }
    return all;
  }

  RadioPort lead() {
    return ports.stream().flatMap(Optional::stream).findFirst().orElseThrow();
  }

  /** What a mesh radio does: one with nothing of its own to do doubles the links of the first that has. */
  RadioPort port(int slot, Spectrum spectrum) {
    Radio radio = spectrum.meshRadios(device).get(slot);
    return ports.get(slot).orElseGet(() -> new RadioPort(lead().site(), device, radio, slot, 0, 0)
        .aimedAt(lead().azimuthDegrees(), lead().tiltDegrees()));
  }

  /** The radios with nothing of their own to do. */
  List<RadioPort> idle(Spectrum spectrum) {
    return IntStream.range(0, ports.size()).filter(slot -> ports.get(slot).isEmpty()).mapToObj(slot -> port(slot, spectrum)).toList();
  }
}
