package org.atalaya.provisioning.apply;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.atalaya.planner.BadInputException;
import org.atalaya.provisioning.ssh.PlainText;

/**
 * A router's {@code /etc/config}, or what a change on Debian touches, as it was, in a tar.gz that was read to its end here: a router in a RAM disk
 * happily makes an empty one.
 *
 * @param archive the bytes
 * @param sha256 of the bytes, as the router computed it too
 * @param files in it, by path
 */
public record Backup(byte[] archive, String sha256, SortedSet<String> files) {
  private static final int BLOCK = 512;
  private static final int MAX_FILES = 1000;
  private static final long MAX_UNPACKED = 16L << 20;

  /**
   * Reads the archive through.
   *
   * @throws BadInputException if it is cut short, no tar.gz, unreasonably large, or holds no configuration
   */
  public static Backup of(byte[] archive, String sha256) {
    SortedSet<String> files = list(archive);
    // on Debian the name of the host alone may be there of what is touched
    if (files.stream().noneMatch(path -> path.startsWith("etc/config/") || path.equals("etc/hostname"))) {
      throw new BadInputException("backup", "no file of etc/config", "the router's configuration");
    }
    return new Backup(archive, sha256, java.util.Collections.unmodifiableSortedSet(files));
  }

  private static SortedSet<String> list(byte[] archive) {
    SortedSet<String> files = new TreeSet<>();
    long unpacked = 0;
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(archive))) {
      byte[] header = new byte[BLOCK];
      while (in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
        long size = size(header);
        unpacked += size + BLOCK;
        if (unpacked > MAX_UNPACKED || files.size() > MAX_FILES) {
          throw new BadInputException("backup", "more than it should hold", "16 MiB and 1000 files at most");
        }
        if (header[156] == '0' || header[156] == 0) {
          files.add(inside(name(header)));
        }
        in.skipNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
      }
      // gzip's own checksum is at the end: only who reads on to it knows that the archive is whole
      while (in.read(header) >= 0) {
        unpacked += BLOCK;
        if (unpacked > MAX_UNPACKED) {
          throw new BadInputException("backup", "more than it should hold", "16 MiB at most");
        }
      }
      return files;
    } catch (IOException e) {
      throw new BadInputException("backup", "an archive that can't be read to its end", "tar.gz", e);
    }
  }

  /** Nothing here unpacks it; but whoever does, with other tools, must not be led out of the folder that he meant. */
  private static String inside(String name) {
    String shown = PlainText.of(name, 160);
    if (!shown.equals(name) || name.startsWith("/") || ("/" + name + "/").contains("/../")) {
      throw new BadInputException("backup", "a file called '" + shown + "'", "files of etc");
    }
    return name;
  }

  private static String name(byte[] header) {
    int end = 0;
    while (end < 100 && header[end] != 0) {
      end++;
    }
    return new String(header, 0, end, StandardCharsets.UTF_8);
  }

  private static long size(byte[] header) {
    String octal = new String(header, 124, 12, StandardCharsets.US_ASCII).replace('\0', ' ').strip();
    if (!octal.matches("[0-7]{1,11}")) {
      throw new BadInputException("backup", "a damaged header", "tar");
    }
    return Long.parseLong(octal, 8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Backup backup && Arrays.equals(archive, backup.archive);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(archive);
  }

  @Override
  public String toString() {
    return List.copyOf(files).size() + " files, sha256 " + sha256;
  }
}
