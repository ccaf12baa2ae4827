package org.atalaya.provisioning.router;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a router says about itself. All texts are fit to be shown; none of it is to be trusted further than that.
 *
 * @param boardName {@code librerouter,librerouter-v1}
 * @param model as its maker writes it
 * @param release of the firmware, in one line
 * @param hostName at present
 * @param macs interface → MAC address, lower case with colons, without those that are all zero
 * @param memoryAvailableBytes of RAM, where it says so
 * @param bootId changes with each start
 * @param family of its firmware
 * @param tools which of the programs that we look for it has: {@code lime-config}, {@code safe-reboot} …
 */
public record RouterFacts(String boardName, String model, String release, String hostName,
    SortedMap<String, String> macs, OptionalLong memoryAvailableBytes, String bootId, FirmwareFamily family,
    SortedSet<String> tools) {
  public RouterFacts {
    macs = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(macs));
    tools = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(tools));
  }

  /**
   * The MAC by which this router is known: eth0's, else the first by name. LibreMesh names its nodes by it. Not that of
   * its anygw, which all nodes of a network share.
   */
  public Optional<String> primaryMac() {
    return macs.containsKey("eth0") ? Optional.of(macs.get("eth0"))
        : macs.entrySet().stream().filter(mac -> !mac.getKey().startsWith("anygw")).map(Map.Entry::getValue).findFirst();
  }

  /** True where LibreMesh's safe-reboot waits to put all of {@code /etc} back, as somebody there asked it to. */
  public boolean waitsForSafeReboot(Router router) throws RouterException, InterruptedException {
    return tools.contains("safe-reboot") && router.statusOf(RouterCommands.SAFE_REBOOT_WAITS) == 0;
  }
}
