package org.atalaya.provisioning.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32;

/** Makes images for virtual routers: invented bytes, ended as OpenWrt's fwtool ends them. No real router takes them. */
public final class LabImage {
  private LabImage() {}

  /**
   * Writes one.
   *
   * @param bytes of it, besides the metadata
   * @param board that it is for: {@code librerouter,librerouter-v1}
   * @param version of its release: {@code 23.05.5}
   * @param compat its compat_version: {@code 1.0}
   */
  public static Path write(Path file, int bytes, String board, String version, String compat) throws IOException {
    byte[] content = new byte[bytes];
    new Random(bytes).nextBytes(content);
    byte[] json = ("{\"metadata_version\":\"1.1\",\"compat_version\":\"" + compat + "\",\"supported_devices\":[\"" + board
        + "\"],\"version\":{\"dist\":\"LibreMesh\",\"version\":\"" + version
        + "\",\"target\":\"ath79/generic\",\"board\":\"invented\"}}").getBytes(StandardCharsets.UTF_8);
    byte[] header = new byte[8];
    CRC32 crc = new CRC32();
    crc.update(content);
    crc.update(header);
    crc.update(json);
    ByteBuffer trailer = ByteBuffer.allocate(16).putInt(0x46577830).putInt(~(int) crc.getValue()).put((byte) 1)
        .put(new byte[3]).putInt(header.length + json.length + 16);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(content);
      out.write(header);
      out.write(json);
      out.write(trailer.array());
    }
    return file;
  }
}
