package org.atalaya.firmware.readers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Debian's systemd-networkd, in a network namespace of {@link Namespaces} and with file systems of its own: it reads
 * the rendered files, says which words it does not know, and sets up the interfaces that are there.
 */
public final class Networkd {
  private static final String PROGRAM = "/lib/systemd/systemd-networkd";

  // /sys read-only: without udev networkd would wait for it to present every interface
  private static final String SCRIPT = """
      mount -t tmpfs -o mode=755 none /run/systemd
      mkdir -p /run/systemd/network /run/systemd/netif
      chown systemd-network:systemd-network /run/systemd/netif
      mount -o remount,ro /sys
      cp "$1"/* /run/systemd/network/
      exec /lib/systemd/systemd-networkd
      """;

  private Networkd() {}

  /** True where it can run. */
  public static boolean possible() throws IOException, InterruptedException {
    return Files.isExecutable(Path.of(PROGRAM)) && Namespaces.possible("unshare", "mount", "sysctl")
        && Programs.run(Path.of("."), "unshare", "-m", "mount", "-t", "tmpfs", "none", "/run/systemd").status() == 0;
  }

  /**
   * Starts it on a computer; it ends with the network, and writes to the computer's log.
   *
   * @param folder for the files, empty
   * @param files path on the node → text; those of networkd are taken
   */
  public static void start(Namespaces network, String host, Path folder, Map<String, String> files)
      throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      if (file.getKey().startsWith("/etc/systemd/network/")) {
        Files.writeString(folder.resolve(Path.of(file.getKey()).getFileName()), file.getValue());
      }
    }
    network.start(host, List.of("env", "SYSTEMD_LOG_LEVEL=info", "unshare", "-m", "--propagation", "private", "sh",
        "-c", SCRIPT, "networkd", folder.toString()));
  }

  /** Whether its log complains of a file. */
  public static boolean complains(String log) {
    return log.contains("ignoring") || log.contains("Failed to parse") || log.contains("Invalid");
  }
}
