package org.atalaya.provisioning.lab;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.atalaya.provisioning.router.LiveConfiguration;

/** tar.gz as busybox writes it (POSIX ustar), for the few files of a virtual router. */
final class LabTar {
  private static final int BLOCK = 512;

  private LabTar() {}

  /**
   * A file, or a link where the text says so.
   *
   * @param path without the leading slash
   * @param mode in octal digits
   */
  record Entry(String path, byte[] content, String mode) {}

  /** Packs files by their path without the leading slash. */
  static byte[] pack(SortedMap<String, byte[]> files) {
    return pack(files.entrySet().stream().map(file -> new Entry(file.getKey(), file.getValue(), "600")).toList(), false);
  }

  /** Packs files in this order, links of systemd's among them. */
  static byte[] packHost(List<Entry> files) {
    return pack(files, true);
  }

  private static byte[] pack(List<Entry> files, boolean links) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      for (Entry file : files) {
        String text = new String(file.content, StandardCharsets.UTF_8);
        if (links && text.startsWith(LiveConfiguration.LINK)) {
          out.write(header(file, 0, text.substring(LiveConfiguration.LINK.length())));
        } else {
          out.write(header(file, file.content.length, ""));
          out.write(Arrays.copyOf(file.content, (file.content.length + BLOCK - 1) / BLOCK * BLOCK));
        }
      }
      out.write(new byte[2 * BLOCK]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What {@link #pack} packed. */
  static SortedMap<String, byte[]> unpack(byte[] archive) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(archive))) {
      byte[] header = in.readNBytes(BLOCK);
      while (header.length == BLOCK && header[0] != 0) {
        String name = new String(header, 0, 100, StandardCharsets.UTF_8);
        int size = Integer.parseInt(new String(header, 124, 11, StandardCharsets.US_ASCII), 8);
        byte[] content = in.readNBytes(size);
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        files.put(name.substring(0, name.indexOf('\0')), content);
        header = in.readNBytes(BLOCK);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static byte[] header(Entry file, int size, String target) {
    byte[] header = new byte[BLOCK];
    put(header, 0, file.path);
    put(header, 100, "0000" + file.mode + "\0" + "0000000\0" + "0000000\0");
    put(header, 124, String.format(Locale.ROOT, "%011o\0%011o\0", size, 0));
    put(header, 148, "        ");
    put(header, 156, target.isEmpty() ? "0" : "2");
    put(header, 157, target);
    put(header, 257, "ustar\0" + "00");
    int sum = 0;
    for (byte b : header) {
      sum += b & 255;
    }
    put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
    return header;
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (at == 0 && bytes.length > 99) {
      throw new IllegalArgumentException("a path of more than 99 bytes");
    }
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
