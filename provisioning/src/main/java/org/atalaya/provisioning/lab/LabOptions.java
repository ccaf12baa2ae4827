package org.atalaya.provisioning.lab;

import java.time.Duration;

/**
 * How the virtual routers behave.
 *
 * @param downtime of a restart: connections are refused meanwhile
 * @param boardName of all of them
 * @param model as the maker writes it
 * @param seed of the MAC addresses
 */
public record LabOptions(Duration downtime, String boardName, String model, int seed) {

  public static final LabOptions DEFAULT =
      new LabOptions(Duration.ofMillis(1500), "librerouter,librerouter-v1", "LibreRouter v1", 1);

  public LabOptions withDowntime(Duration time) {
    return new LabOptions(time, boardName, model, seed);
  }

  public LabOptions withBoard(String board, String name) {
    return new LabOptions(downtime, board, name, seed);
  }
}
