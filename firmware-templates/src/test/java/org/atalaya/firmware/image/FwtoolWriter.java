package org.atalaya.firmware.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Ends an image as OpenWrt's fwtool does, or nearly. */
final class FwtoolWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  FwtoolWriter(int imageBytes) {
    byte[] image = new byte[imageBytes];
    for (int i = 0; i < image.length; i++) {
      image[i] = (byte) (i * 31);
    }
    bytes.writeBytes(image);
  }

  FwtoolWriter metadata(String json) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    return chunk(ByteBuffer.allocate(8 + text.length).position(8).put(text).array(), 1, 0, 0);
  }

  FwtoolWriter signature(String text) {
    return chunk(text.getBytes(StandardCharsets.UTF_8), 0, 0, 0);
  }

  /** A part whose checksum and size are off by so much. */
  FwtoolWriter chunk(byte[] payload, int type, int crcError, int sizeError) {
    bytes.writeBytes(payload);
    CRC32 crc = new CRC32();
    crc.update(bytes.toByteArray());
    bytes.writeBytes(ByteBuffer.allocate(16).putInt(0x46577830).putInt(~(int) crc.getValue() + crcError).put((byte) type)
        .put(new byte[3]).putInt(payload.length + 16 + sizeError).array());
    return this;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  static String json(String boards, String compat) {
    return "{\"metadata_version\":\"1.1\"," + compat + "\"supported_devices\":[" + boards + "],\"version\":"
        + "{\"dist\":\"OpenWrt\",\"version\":\"23.05.5\",\"target\":\"ath79/generic\",\"board\":\"some_board\"}}";
  }
}
