package org.atalaya.app.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.planner.BadInputException;
import org.atalaya.provisioning.ssh.HostKey;
import org.atalaya.provisioning.ssh.PlainText;

/**
 * The public keys of those who may log into the community's routers: the file beside a project that has its name,
 * {@code quintana.authorized_keys} beside {@code quintana.atalaya}, as OpenSSH writes it, without options.
 */
final class AuthorizedKeys {
  /** Where dropbear looks for root's. */
  private static final String ON_ROUTER = "/etc/dropbear/authorized_keys";
  /** Where OpenSSH does. */
  private static final String ON_DEBIAN = "/root/.ssh/authorized_keys";
  private static final int MAX_BYTES = 16 * 1024;

  private AuthorizedKeys() {}

  /** With the keys beside the project, if there are any. */
  static RenderedNode with(Path project, RenderedNode node) {
    Optional<String> keys = find(project);
    if (keys.isEmpty()) {
      return node;
    }
    SortedMap<String, String> files = new TreeMap<>(node.files());
    boolean debian = files.keySet().stream().anyMatch(path -> path.startsWith("/etc/systemd/"));
    files.put(debian ? ON_DEBIAN : ON_ROUTER, keys.get());
    return new RenderedNode(node.hostName(), files);
  }

  /**
   * What goes on the routers: one key a line.
   *
   * @throws BadInputException if a line is not a public key, or there are unreasonably many
   */
  static Optional<String> find(Path project) {
    Path file = project.toAbsolutePath().resolveSibling(
        project.getFileName().toString().replaceFirst("\\.atalaya$", "") + ".authorized_keys");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new BadInputException(file.toString(), "more than " + MAX_BYTES + " bytes", "public keys, one a line");
      }
      StringBuilder keys = new StringBuilder();
      int number = 0;
      for (String line : Files.readString(file, StandardCharsets.UTF_8).lines().map(String::strip).toList()) {
        number++;
        if (!line.isEmpty() && !line.startsWith("#")) {
          keys.append(key(file, number, line)).append('\n');
        }
      }
      return keys.isEmpty() ? Optional.empty() : Optional.of(keys.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String key(Path file, int number, String line) {
    String[] words = line.split("[ \t]+", 3);
    if (words.length >= 2 && words[0].matches("ssh-(?:ed25519|rsa)|ecdsa-sha2-nistp(?:256|384|521)")) {
      try {
        String key = HostKey.parse(words[0] + " " + words[1]).toString();
        return words.length == 2 ? key : key + " " + PlainText.of(words[2], 80);
      } catch (BadInputException e) {
        // told below, with the line
      }
    }
    throw new BadInputException(file + ", line " + number, "'" + PlainText.of(line, 40) + "'",
        "a public key, as in a .pub file");
  }
}
