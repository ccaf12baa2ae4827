package org.atalaya.firmware.node;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.atalaya.firmware.uci.UciNames;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;

/** What a device's radios can't do of what is planned for them. No firmware checks it; the radio then stays silent. */
public final class RadioObjections {
  private final List<String> found = new ArrayList<>();

  private RadioObjections() {}

  /** One plain line each: a width, channel or power beyond the radio, a radio missing or planned twice. */
  public static List<String> of(Device device, List<PlannedRadio> radios) {
    RadioObjections objections = new RadioObjections();
    objections.radios(device, radios);
    return List.copyOf(objections.found);
  }

  /** One plain line for each radio that is to carry links and whose driver makes no 802.11s mesh. */
  public static List<String> ofMesh(Device device, List<PlannedRadio> radios) {
    return device.radios().stream().filter(radio -> !radio.mesh()).map(Radio::uciName)
        .filter(name -> radios.stream().anyMatch(task -> task.mesh() && task.uciName().equals(name)))
        .map(name -> name + ": links are planned, and the radio's driver makes no mesh").toList();
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      found.add(otherwise);
    }
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
        name + "a width of " + width + " MHz is planned, the radio can " + radio.widthsMhz() + " (" + radio.standard().id() + ")");
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
        .map(rate -> rate.transmitPowerDbm() - radio.powerOffsetDb()).max(Comparator.naturalOrder());
    require(planned.transmitPowerDbm() >= 0, name + "the transmit power is below 0 dBm");
    most.filter(dbm -> planned.transmitPowerDbm() > dbm).ifPresent(dbm -> found.add(String.format(Locale.ROOT,
        "%stransmit power %d dBm is planned, the radio's most is %.1f dBm", name, planned.transmitPowerDbm(), dbm)));
    require(planned.distanceMeters() > 0 || !planned.mesh(), name + "the distance of the farthest link is missing");
  }
}
