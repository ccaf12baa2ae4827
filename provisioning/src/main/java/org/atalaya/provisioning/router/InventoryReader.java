package org.atalaya.provisioning.router;

import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a router's inventory. What it does not have, or says in another way, is left out. */
final class InventoryReader {
  private static final int MAX_RADIOS = 16;
  private static final Pattern RADIO = Pattern.compile("([A-Za-z0-9_-]{1,16}) ([0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5})");
  // POSIX df -P: name, blocks, used, available, capacity, mount point
  private static final Pattern AVAILABLE = Pattern.compile("(?m)^\\S{1,200} +[0-9]{1,12} +[0-9]{1,12} +([0-9]{1,12}) +[0-9]{1,3}% +/");
  private static final Pattern OPTION = Pattern.compile("(?m)^\\s{0,16}-([A-Za-z])(?=[\\s|,])");

  private InventoryReader() {}

  static RouterInventory read(Router router, SortedSet<String> tools) throws RouterException, InterruptedException {
    SortedSet<String> options = tools.contains("sysupgrade")
        ? options(router.tryAsk(RouterCommands.SYSUPGRADE_HELP).orElse("")) : new TreeSet<>();
    SortedSet<SafetyMechanism> safety = new TreeSet<>();
    if (tools.contains("safe-upgrade")) {
      safety.add(SafetyMechanism.SAFE_UPGRADE);
    }
    if (tools.contains("safe-reboot")) {
      safety.add(SafetyMechanism.SAFE_REBOOT);
    }
    if (router.tryAsk(RouterCommands.UCI_METHODS).orElse("").contains("\"confirm\"")) {
      safety.add(SafetyMechanism.CONFIRMED_COMMIT);
    }
    if (options.contains("T")) {
      safety.add(SafetyMechanism.IMAGE_TEST);
    }
    Matcher free = AVAILABLE.matcher(router.tryAsk(RouterCommands.FLASH).orElse(""));
    return new RouterInventory(radios(router.tryAsk(RouterCommands.RADIOS).orElse("")),
        free.find() ? OptionalLong.of(Long.parseLong(free.group(1)) * 1024) : OptionalLong.empty(), safety, options);
  }

  private static SortedMap<String, MacAddress> radios(String answer) {
    SortedMap<String, MacAddress> radios = new TreeMap<>();
    answer.lines().limit(MAX_RADIOS).map(line -> RADIO.matcher(line.strip())).filter(Matcher::matches)
        .forEach(radio -> radios.put(radio.group(1), MacAddress.parse(radio.group(2))));
    return radios;
  }

  private static SortedSet<String> options(String help) {
    SortedSet<String> options = new TreeSet<>();
    OPTION.matcher(help).results().limit(64).forEach(option -> options.add(option.group(1)));
    return options;
  }
}
