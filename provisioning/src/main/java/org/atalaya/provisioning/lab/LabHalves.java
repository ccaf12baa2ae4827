package org.atalaya.provisioning.lab;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.atalaya.provisioning.router.RouterCommands;

/**
 * The two halves of a LibreRouter's flash, as LibreMesh's safe-upgrade uses them: a new firmware in the other half is
 * started once; any restart before it was confirmed goes back to the half that was there before.
 */
final class LabHalves {
  private static final String TRIED = "/etc/safe_upgrade_auto_reboot_confirm_timeout_s";

  private final LabFiles files;
  private final LabSysupgrade sysupgrade;
  private Optional<Half> written = Optional.empty();
  private Optional<Half> before = Optional.empty();

  /** What is on a half: its firmware, and its files. */
  record Half(LabSysupgrade.Release release, SortedMap<String, byte[]> files) {}

  /** What the router does when another half runs. */
  interface Machine {
    LabSysupgrade.Release release();

    /** As after {@code sysupgrade}: a fresh firmware with these files. */
    void install(LabSysupgrade.Release release, SortedMap<String, byte[]> kept);

    /** The firmware that was there before, as it was. */
    void restore(Half half);
  }

  LabHalves(LabFiles files, LabSysupgrade sysupgrade) {
    this.files = files;
    this.sysupgrade = sysupgrade;
  }

  /** Runs {@code safe-upgrade ARGUMENTS}. */
  synchronized String run(List<String> arguments) throws LabSysupgrade.Refusal {
    switch (arguments.getFirst()) {
      case "show" -> {
        return "safe-upgrade version: 1.0\n";
      }
      case "verify" -> sysupgrade.check(arguments.getLast(), false);
      case "upgrade" -> {
        LabSysupgrade.Release release = sysupgrade.check(arguments.getLast(), false);
        SortedMap<String, byte[]> kept = new TreeMap<>();
        for (String argument : arguments) {
          if (argument.startsWith("--preserve-archive=")) {
            kept.putAll(LabTar.unpack(files.find(argument.substring(19)).orElseThrow(() -> new LabSysupgrade.Refusal("no archive"))));
          } else if (argument.startsWith("--reboot-safety-timeout=")) {
            kept.put(TRIED.substring(1), argument.substring(24).getBytes(StandardCharsets.UTF_8));
          }
        }
        written = Optional.of(new Half(release, kept));
      }
      case "confirm" -> {
        if (before.isEmpty()) {
          throw new LabSysupgrade.Refusal("the current partition is already the stable partition, aborting");
        }
        before = Optional.empty();
        files.remove(TRIED);
      }
      default -> throw new LabSysupgrade.Refusal("safe-upgrade: only show, verify, upgrade and confirm are known here");
    }
    return "";
  }

  /** At a start the boot loader chooses. */
  synchronized void boot(Machine machine) {
    if (written.isPresent()) {
      before = Optional.of(new Half(machine.release(), files.flash()));
      machine.install(written.get().release, written.get().files);
      written = Optional.empty();
    } else if (before.isPresent()) {
      machine.restore(before.get());
      before = Optional.empty();
    }
  }

  /** {@code (sleep 1; safe-upgrade upgrade …)} of {@link RouterCommands#flashOtherHalf}; empty where the line is another. */
  static Optional<List<String>> started(String line) {
    for (boolean keep : new boolean[] {true, false}) {
      if (line.equals(RouterCommands.flashOtherHalf(keep))) {
        return Optional.of(List.of(line.substring(line.indexOf("safe-upgrade upgrade") + 13, line.indexOf(" && reboot")).split(" ")));
      }
    }
    return Optional.empty();
  }
}
