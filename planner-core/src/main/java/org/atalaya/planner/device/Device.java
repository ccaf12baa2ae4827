package org.atalaya.planner.device;

import java.util.List;
import java.util.Optional;

/**
 * A router, outdoor radio or computer that can be bought and runs a firmware that the program configures.
 *
 * @param id stable key: {@code librerouter-v1}
 * @param name as people write it in a site list: {@code LibreRouter v1}
 * @param boardName what {@code ubus call system board} answers as board_name
 * @param radios in UCI order; none on a computer without
 * @param firmwares ids of the targets it can run: {@code libremesh}
 * @param price of one. A device without a price is put where a site names it, and chosen nowhere else
 * @param powerWatts typical draw, where known
 * @param powerProvenance where the draw comes from; empty where nobody said
 * @param hardware what else is on the board
 */
public record Device(String id, String name, String boardName, List<Radio> radios, List<String> firmwares,
    Optional<Price> price, Optional<Double> powerWatts, Optional<Provenance> powerProvenance, Hardware hardware) {
  public Device {
    radios = List.copyOf(radios);
    firmwares = List.copyOf(firmwares);
  }

  /** The same board with another firmware's name on it. */
  public Device withFirmwares(List<String> others) {
    return new Device(id, name, boardName, radios, others, price, powerWatts, powerProvenance, hardware);
  }

  /** The same device at another price. */
  public Device withPrice(Price other) {
    return new Device(id, name, boardName, radios, firmwares, Optional.of(other), powerWatts, powerProvenance, hardware);
  }

  /** The price where it is known, 0 where it is not. */
  public double amount() {
    return price.map(Price::amount).orElse(0.0);
  }

  public Radio getRadio(String uciName) {
    return radios.stream().filter(radio -> radio.uciName().equals(uciName)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no " + uciName));
  }
}
