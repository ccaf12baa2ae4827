package org.atalaya.provisioning.lab;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** tar.gz as busybox writes it (POSIX ustar), for the few files of a virtual router. */
final class LabTar {
  private static final int BLOCK = 512;

  private LabTar() {}

  /** Packs files by their path without the leading slash. */
  static byte[] pack(SortedMap<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        out.write(header(file.getKey(), file.getValue().length));
        out.write(Arrays.copyOf(file.getValue(), (file.getValue().length + BLOCK - 1) / BLOCK * BLOCK));
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

  private static byte[] header(String name, int size) {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "0000600\0" + "0000000\0" + "0000000\0");
    put(header, 124, String.format(Locale.ROOT, "%011o\0%011o\0", size, 0));
    put(header, 148, "        ");
    put(header, 156, "0");
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
