package org.atalaya.firmware.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;
import org.atalaya.planner.BadInputException;

/**
 * An image on this computer. What {@code fwtool} appended is read from its end: chunks of data, each behind it a
 * trailer of 16 bytes (all numbers big-endian): {@code FWx0}, the CRC-32 of everything before the trailer without the
 * final inversion, the type, three bytes of padding, and the size of the chunk with its trailer. Type 0 is a signature;
 * type 1 is JSON behind a header of 8 bytes that begins with version 0. As in fwtool, JSON may have 30 KiB.
 *
 * @param path of the file
 * @param sizeBytes with all that is appended
 * @param sha256 of the whole file, 64 lower-case hexadecimal digits
 * @param metadata empty where nothing is appended, as in images for a maker's own update page
 * @param published true where its publisher's {@code sha256sums} lies beside it and names this very file
 */
public record FirmwareFile(Path path, long sizeBytes, String sha256, Optional<ImageMetadata> metadata, boolean published) {
  /** The largest file that is read: disk images of PCs stay below it. */
  public static final long MAX_BYTES = 1L << 32;

  private static final int MAGIC = 0x46577830;
  private static final int TRAILER = 16;
  private static final int HEADER = 8;
  private static final int TYPE_SIGNATURE = 0;
  private static final int TYPE_INFO = 1;
  private static final int MAX_JSON = 30 * 1024;
  private static final int MAX_CHUNKS = 8;

  /**
   * Reads the file once for its checksums and its end for the metadata. Where a {@code sha256sums} lies in the same
   * folder, as its publisher has it, and names the file, the digest there must be the file's.
   *
   * @throws BadInputException if it is empty, too large, not the file that {@code sha256sums} names, or its appended
   *     parts are damaged
   * @throws IOException if it can't be read
   */
  public static FirmwareFile read(Path path) throws IOException {
    long size = Files.size(path);
    if (size == 0 || size > MAX_BYTES) {
      throw new BadInputException(path.toString(), size + " bytes", "an image of 1 to " + MAX_BYTES + " bytes");
    }
    Optional<Chunk> info = info(path, size);
    Digests digests = digests(path, info);
    if (info.isPresent() && digests.crc != info.get().crc) {
      throw new BadInputException(path.toString(), "a checksum that its bytes do not give",
          "an image as it was published; this one is damaged");
    }
    boolean published = isPublished(path, digests.sha256);
    return new FirmwareFile(path, size, digests.sha256,
        info.map(chunk -> MetadataJson.parse(path.toString(), chunk.json)), published);
  }

  private static boolean isPublished(Path path, String sha256) throws IOException {
    Path list = path.resolveSibling(Checksums.FILE_NAME);
    if (!Files.isRegularFile(list)) {
      return false;
    }
    Optional<String> published = Checksums.read(list).find(path.getFileName().toString());
    if (published.isPresent() && !published.get().equals(sha256)) {
      throw new BadInputException(path.toString(), "SHA-256 " + sha256,
          "the file that was published: " + list + " says " + published.get());
    }
    return published.isPresent();
  }

  /** Metadata, the CRC that its trailer claims, and how many bytes from the file's start that counts. */
  private record Chunk(byte[] json, int crc, long covers) {}

  private record Digests(String sha256, int crc) {}

  private static Optional<Chunk> info(Path path, long size) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long end = size;
      for (int i = 0; i < MAX_CHUNKS && end >= TRAILER; i++) {
        ByteBuffer trailer = bytes(channel, end - TRAILER, TRAILER);
        if (trailer.getInt() != MAGIC) {
          break;
        }
        int crc = trailer.getInt();
        int type = trailer.get();
        long length = Integer.toUnsignedLong(trailer.position(trailer.position() + 3).getInt());
        long start = end - length;
        if (length < TRAILER || start < 0) {
          throw damaged(path, "a part of " + length + " bytes in a file that has " + end);
        }
        if (type == TYPE_INFO) {
          return Optional.of(new Chunk(json(path, channel, start, end - TRAILER), crc, end - TRAILER));
        }
        if (type != TYPE_SIGNATURE) {
          throw damaged(path, "a part of unknown type " + type);
        }
        end = start;
      }
      return Optional.empty();
    }
  }

  private static byte[] json(Path path, FileChannel channel, long start, long end) throws IOException {
    long length = end - start - HEADER;
    if (length < 2 || length > MAX_JSON) {
      throw damaged(path, "metadata of " + length + " bytes");
    }
    ByteBuffer header = bytes(channel, start, HEADER);
    int version = header.getInt();
    if (version != 0) {
      throw damaged(path, "metadata of version " + Integer.toUnsignedString(version));
    }
    return bytes(channel, start + HEADER, (int) length).array();
  }

  private static BadInputException damaged(Path path, String found) {
    return new BadInputException(path.toString(), found, "an image as OpenWrt's build ends it");
  }

  private static ByteBuffer bytes(FileChannel channel, long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) > 0) {
      // reads on until the buffer is full or the file ends
    }
    if (buffer.hasRemaining()) {
      throw new IOException("the file became shorter while it was read");
    }
    return buffer.flip();
  }

  private static Digests digests(Path path, Optional<Chunk> info) throws IOException {
    MessageDigest sha256 = digest();
    CRC32 crc = new CRC32();
    long covered = info.map(Chunk::covers).orElse(0L);
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(path)) {
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
        int counts = (int) Math.min(read, covered);
        crc.update(buffer, 0, counts);
        covered -= counts;
      }
    }
    return new Digests(HexFormat.of().formatHex(sha256.digest()), ~(int) crc.getValue());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("SHA-256 is part of every Java", absent);
    }
  }
}
