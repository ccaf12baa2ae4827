package org.atalaya.firmware.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.planner.BadInputException;

/**
 * A {@code sha256sums} file: a line for each published file, {@code DIGEST *NAME} or {@code DIGEST  NAME}. That the
 * file itself comes from the publisher is for its signature to say, which is not looked at.
 *
 * @param sha256ByName 64 lower-case hexadecimal digits by file name
 */
public record Checksums(Map<String, String> sha256ByName) {
  /** As it is called in OpenWrt's and LibreMesh's folders of images. */
  public static final String FILE_NAME = "sha256sums";

  private static final int MAX_BYTES = 16 << 20;
  private static final Pattern LINE = Pattern.compile("([0-9A-Fa-f]{64}) [ *](\\S.{0,400})");

  public Checksums {
    sha256ByName = Map.copyOf(sha256ByName);
  }

  /**
   * @throws BadInputException naming the line, if one is not of the form, or one name has two digests
   * @throws IOException if the file can't be read
   */
  public static Checksums read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      throw new BadInputException(file.toString(), "more than " + MAX_BYTES + " bytes", "a sha256sums file");
    }
    Map<String, String> digests = new LinkedHashMap<>();
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\r?\n");
    for (int i = 0; i < lines.length; i++) {
      Matcher matcher = LINE.matcher(lines[i]);
      String where = file + ", line " + (i + 1);
      if (!lines[i].isBlank() && !matcher.matches()) {
        throw new BadInputException(where, "something else", "64 hexadecimal digits, a space, a space or *, a file name");
      }
      if (!lines[i].isBlank()) {
        String digest = matcher.group(1).toLowerCase(Locale.ROOT);
        String before = digests.put(matcher.group(2).strip(), digest);
        if (before != null && !before.equals(digest)) {
          throw new BadInputException(where, "a second digest of " + matcher.group(2).strip(), "one for each file");
        }
      }
    }
    return new Checksums(digests);
  }

  /** The digest of the file of this name, folders aside: OpenWrt lists some files with theirs. */
  public Optional<String> find(String fileName) {
    return Optional.ofNullable(sha256ByName.get(fileName)).or(() -> sha256ByName.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith("/" + fileName)).map(Map.Entry::getValue).sorted().findFirst());
  }
}
