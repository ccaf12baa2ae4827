package org.atalaya.planner.device;

import java.util.List;
import java.util.Optional;

/**
 * A router or outdoor radio that can be bought and runs a firmware that the program configures.
 *
 * @param id stable key: {@code librerouter-v1}
 * @param name as people write it in a site list: {@code LibreRouter v1}
 * @param boardName what {@code ubus call system board} answers as board_name
 * @param radios in UCI order
 * @param firmwares ids of the targets it can run: {@code libremesh}
 * @param price of one, in {@code currency}
 * @param currency ISO 4217
 * @param priceProvenance with the date in its source
 * @param powerWatts typical draw, where known
 */
public record Device(String id, String name, String boardName, List<Radio> radios, List<String> firmwares,
    double price, String currency, Provenance priceProvenance, Optional<Double> powerWatts) {
  public Device {
    radios = List.copyOf(radios);
    firmwares = List.copyOf(firmwares);
  }

  public Radio getRadio(String uciName) {
    return radios.stream().filter(radio -> radio.uciName().equals(uciName)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no " + uciName));
  }
}
