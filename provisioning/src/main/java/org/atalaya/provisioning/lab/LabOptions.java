package org.atalaya.provisioning.lab;

import java.time.Duration;
import java.util.List;

/**
 * How the virtual routers behave.
 *
 * @param downtime of a restart: connections are refused meanwhile
 * @param boardName of all of them
 * @param model as the maker writes it
 * @param seed of the MAC addresses
 * @param sameAddress true where all are at one address and differ by port, as a kit from the factory
 * @param flashBytes of the writable flash
 * @param memoryBytes that are free after a start, {@code /tmp} among them
 * @param portBitsPerSecond of each router's Ethernet port; 0 for as fast as it goes
 * @param watchdog after which a router that hangs is restarted by its hardware
 * @param faults that befall them
 * @param halves true where the flash has two halves, and safe-upgrade writes to the one that does not run
 * @param openWrt true where the firmware is OpenWrt itself, with rpcd and babeld, and not LibreMesh
 */
public record LabOptions(Duration downtime, String boardName, String model, int seed, boolean sameAddress,
    long flashBytes, long memoryBytes, long portBitsPerSecond, Duration watchdog, List<Fault> faults, boolean halves,
    boolean openWrt) {
  public LabOptions {
    faults = List.copyOf(faults);
  }

  /** A LibreRouter v1: 64 MiB of free memory, and what its image leaves of a half of its flash. */
  public static final LabOptions DEFAULT = new LabOptions(Duration.ofMillis(1500), "librerouter,librerouter-v1",
      "LibreRouter v1", 1, true, 1 << 20, 66_424L << 10, 0, Duration.ofSeconds(8), List.of(), false, false);

  public LabOptions withDowntime(Duration time) {
    return new LabOptions(time, boardName, model, seed, sameAddress, flashBytes, memoryBytes, portBitsPerSecond,
        watchdog, faults, halves, openWrt);
  }

  public LabOptions withBoard(String board, String name) {
    return new LabOptions(downtime, board, name, seed, sameAddress, flashBytes, memoryBytes, portBitsPerSecond,
        watchdog, faults, halves, openWrt);
  }

  public LabOptions withSeed(int number) {
    return new LabOptions(downtime, boardName, model, number, sameAddress, flashBytes, memoryBytes,
        portBitsPerSecond, watchdog, faults, halves, openWrt);
  }

  public LabOptions withSameAddress(boolean same) {
    return new LabOptions(downtime, boardName, model, seed, same, flashBytes, memoryBytes, portBitsPerSecond,
        watchdog, faults, halves, openWrt);
  }

  public LabOptions withFlash(long bytes) {
    return new LabOptions(downtime, boardName, model, seed, sameAddress, bytes, memoryBytes, portBitsPerSecond,
        watchdog, faults, halves, openWrt);
  }

  public LabOptions withMemory(long bytes) {
    return new LabOptions(downtime, boardName, model, seed, sameAddress, flashBytes, bytes, portBitsPerSecond,
        watchdog, faults, halves, openWrt);
  }

  public LabOptions withPort(long bitsPerSecond) {
    return new LabOptions(downtime, boardName, model, seed, sameAddress, flashBytes, memoryBytes, bitsPerSecond,
        watchdog, faults, halves, openWrt);
  }

  public LabOptions withWatchdog(Duration time) {
    return new LabOptions(downtime, boardName, model, seed, sameAddress, flashBytes, memoryBytes, portBitsPerSecond,
        time, faults, halves, openWrt);
  }

  public LabOptions withFaults(List<Fault> list) {
    return new LabOptions(downtime, boardName, model, seed, sameAddress, flashBytes, memoryBytes, portBitsPerSecond,
        watchdog, list, halves, openWrt);
  }

  public LabOptions withHalves() {
    return new LabOptions(downtime, boardName, model, seed, sameAddress, flashBytes, memoryBytes, portBitsPerSecond,
        watchdog, faults, true, openWrt);
  }

  /** OpenWrt itself in the place of LibreMesh. */
  public LabOptions withOpenWrt() {
    return new LabOptions(downtime, boardName, model, seed, sameAddress, flashBytes, memoryBytes, portBitsPerSecond,
        watchdog, faults, halves, true);
  }
}
