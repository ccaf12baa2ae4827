package org.atalaya.planner.project;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What was rendered for the routers: the fingerprint of each file, not its text. The text holds the mesh key, and
 * equal plans render to equal bytes, so that it can be had again whenever the secrets are unlocked.
 *
 * @param files sorted by host name, then path
 */
public record RenderingResult(List<RenderedFile> files) {
  public RenderingResult {
    files = files.stream()
        .sorted(Comparator.comparing(RenderedFile::hostName).thenComparing(RenderedFile::path)).toList();
  }

  /** @param textsByHost host name → path on the router → text */
  public static RenderingResult of(Map<String, ? extends Map<String, String>> textsByHost) {
    List<RenderedFile> files = new ArrayList<>();
    textsByHost.forEach((host, texts) -> texts.forEach((path, text) -> files.add(RenderedFile.of(host, path, text))));
    return new RenderingResult(files);
  }

  /**
   * One file.
   *
   * @param hostName of the router
   * @param path on the router, absolute
   * @param sizeBytes of its UTF-8 text
   * @param sha256 of its UTF-8 text, 64 hexadecimal digits
   */
  public record RenderedFile(String hostName, String path, int sizeBytes, String sha256) {

    static RenderedFile of(String hostName, String path, String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      try {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        return new RenderedFile(hostName, path, bytes.length, HexFormat.of().formatHex(digest));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }
  }
}
