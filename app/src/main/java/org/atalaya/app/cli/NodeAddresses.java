package org.atalaya.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atalaya.planner.BadInputException;
import org.atalaya.provisioning.ssh.RouterAddress;

/** {@code --node SITE=HOST}, split at the last equals sign. */
final class NodeAddresses {
  private NodeAddresses() {}

  /** @throws UsageException if an option has no equals sign, names a site twice, or its host is no address */
  static Map<String, RouterAddress> parse(List<String> options) {
    Map<String, RouterAddress> addresses = new LinkedHashMap<>();
    for (String option : options) {
      int at = option.lastIndexOf('=');
      if (at < 1 || at == option.length() - 1) {
        throw new UsageException("--node", "\"" + option + "\"", "SITE=HOST");
      }
      RouterAddress address;
      try {
        address = RouterAddress.parse(option.substring(at + 1));
      } catch (BadInputException e) {
        throw new UsageException("--node " + option.substring(0, at), e.found(), e.expected());
      }
      if (addresses.put(option.substring(0, at), address) != null) {
        throw new UsageException("--node", "\"" + option.substring(0, at) + "\" twice", "each site once");
      }
    }
    return addresses;
  }
}
