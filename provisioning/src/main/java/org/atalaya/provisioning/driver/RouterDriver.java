package org.atalaya.provisioning.driver;

import java.util.Map;
import java.util.Optional;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.planner.device.Device;
import org.atalaya.provisioning.router.LiveConfiguration;
import org.atalaya.provisioning.router.Router;
import org.atalaya.provisioning.router.RouterCommands;
import org.atalaya.provisioning.router.RouterException;
import org.atalaya.provisioning.router.RouterFacts;

/**
 * What differs between firmware families in how a rendered configuration takes effect. Everything else, from the backup
 * to the dead man's switch and the verification, is the same for all.
 */
public sealed interface RouterDriver permits RouterDriver.LibreMesh, RouterDriver.OpenWrt, Debian {

  /** The one for these files. */
  static RouterDriver of(RenderedNode node) {
    if (node.files().keySet().stream().anyMatch(path -> path.startsWith("/etc/systemd/"))) {
      return new Debian(node);
    }
    return node.files().keySet().stream().anyMatch(path -> path.startsWith(LiveConfiguration.CONFIG_FOLDER + "lime-"))
        ? new LibreMesh() : new OpenWrt(node);
  }

  /** Whether a machine is what was planned for its site. */
  default boolean isPlanned(Device device, RouterFacts facts) {
    return facts.boardName().equals(device.boardName());
  }

  /** The command that packs what is to be kept of the configuration. */
  default String backUp() {
    return RouterCommands.BACK_UP;
  }

  /** Why these files can't take effect on a router, in one line; asked before anything is written. */
  Optional<String> objection(RouterFacts facts);

  /** True where lime-config makes the configuration proper out of the files. */
  boolean needsLimeConfig();

  /** True where the files are what the router's services read, so that its own rpcd may change a few options of them. */
  default boolean mayChangeAtOnce() {
    return false;
  }

  /** How its firmware is replaced: over what is there, unless the router can do better. */
  default FlashWay flashWay(Router router, RouterFacts facts) throws RouterException, InterruptedException {
    return FlashWay.SYSUPGRADE;
  }

  /** LibreMesh: the files are layers, which lime-config merges; then it restarts. */
  record LibreMesh() implements RouterDriver {
    @Override
    public Optional<String> objection(RouterFacts facts) {
      return facts.tools().contains("lime-config") ? Optional.empty()
          : Optional.of("there is no lime-config on it: not LibreMesh");
    }

    @Override
    public boolean needsLimeConfig() {
      return true;
    }

    @Override
    public FlashWay flashWay(Router router, RouterFacts facts) throws RouterException, InterruptedException {
      return facts.tools().contains("safe-upgrade") && router.statusOf(RouterCommands.HALVES) == 0
          ? FlashWay.OTHER_HALF : FlashWay.SYSUPGRADE;
    }
  }

  /** OpenWrt: the files are the configuration, whole; it takes effect with the restart. */
  record OpenWrt(RenderedNode node) implements RouterDriver {
    /** Whose configuration means nothing without the program. */
    private static final Map<String, String> DAEMONS = Map.of("/etc/config/babeld", "babeld", "/etc/config/bmx7", "bmx7");
    /** What the dead man's switch keeps a copy of. */
    private static final String KEYS = "/etc/dropbear/";

    @Override
    public Optional<String> objection(RouterFacts facts) {
      if (!facts.tools().contains("uci")) {
        return Optional.of("there is no uci on it: not OpenWrt");
      }
      if (facts.tools().contains("lime-config")) {
        return Optional.of("it runs LibreMesh, whose lime-config would write its own configuration over this one");
      }
      for (String path : node.files().keySet()) {
        if (!path.startsWith(LiveConfiguration.CONFIG_FOLDER) && !path.startsWith(KEYS)) {
          return Optional.of(path + " is no file that it could take back by itself");
        }
        String daemon = DAEMONS.getOrDefault(path, "");
        if (!daemon.isEmpty() && !facts.tools().contains(daemon)) {
          return Optional.of("there is no " + daemon + " on it: its firmware needs that package");
        }
      }
      return Optional.empty();
    }

    @Override
    public boolean needsLimeConfig() {
      return false;
    }

    @Override
    public boolean mayChangeAtOnce() {
      return true;
    }

    /** Without the files, which hold secrets. */
    @Override
    public String toString() {
      return "OpenWrt for " + node;
    }
  }
}
