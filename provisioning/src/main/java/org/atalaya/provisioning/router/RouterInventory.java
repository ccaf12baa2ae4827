package org.atalaya.provisioning.router;

import java.util.Collections;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a router has: parts of it that matter to whoever chooses what to do with it, but not to writing files.
 *
 * @param radios {@code phy0} → MAC address
 * @param flashAvailableBytes free where the configuration is kept, if it says so
 * @param safety what it has to undo a change, or to refuse a wrong one
 * @param sysupgradeOptions letters that its sysupgrade knows: {@code T} tests an image, {@code f} takes a configuration
 */
public record RouterInventory(SortedMap<String, MacAddress> radios, OptionalLong flashAvailableBytes,
    SortedSet<SafetyMechanism> safety, SortedSet<String> sysupgradeOptions) {
  public RouterInventory {
    radios = Collections.unmodifiableSortedMap(new TreeMap<>(radios));
    safety = Collections.unmodifiableSortedSet(new TreeSet<>(safety));
    sysupgradeOptions = Collections.unmodifiableSortedSet(new TreeSet<>(sysupgradeOptions));
  }
}
