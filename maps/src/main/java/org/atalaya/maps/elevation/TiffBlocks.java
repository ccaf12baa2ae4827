package org.atalaya.maps.elevation;

import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;
import org.atalaya.planner.BadInputException;

/**
 * Whether a TIFF's strips or tiles are all there. The reader fills what is missing with zeros, which would be sea level:
 * so this is asked first.
 */
final class TiffBlocks {
  private static final int STRIP_OFFSETS = 273;
  private static final int STRIP_BYTES = 279;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTES = 325;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int LONG8 = 16;
  private static final int MAX_ENTRIES = 4096;
  private static final int MAX_BLOCKS = 4_000_000;

  private TiffBlocks() {}

  /**
   * Looks at the first image's directory (TIFF 6.0, section 2; BigTIFF likewise).
   *
   * @param in from its beginning; where it stands afterwards is not said
   * @throws BadInputException if a block lies beyond the file's end, or is left out (a "sparse" file)
   */
  static void requireWhole(String where, ImageInputStream in) throws IOException {
    long fileBytes = in.length();
    in.seek(0);
    in.setByteOrder(in.readUnsignedByte() == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    in.seek(2);
    boolean big = in.readUnsignedShort() == 43;
    in.seek(big ? 8 : 4);
    in.seek(big ? in.readLong() : in.readUnsignedInt());
    long entries = big ? in.readLong() : in.readUnsignedShort();
    long first = in.getStreamPosition();
    long[] offsets = {};
    long[] bytes = {};
    for (int i = 0; i < Math.min(entries, MAX_ENTRIES); i++) {
      in.seek(first + i * (big ? 20L : 12L));
      int tag = in.readUnsignedShort();
      if (tag == STRIP_OFFSETS || tag == TILE_OFFSETS) {
        offsets = values(where, in, big);
      } else if (tag == STRIP_BYTES || tag == TILE_BYTES) {
        bytes = values(where, in, big);
      }
    }
    check(where, offsets, bytes, fileBytes);
  }

  private static void check(String where, long[] offsets, long[] bytes, long fileBytes) {
    if (offsets.length == 0 || offsets.length != bytes.length) {
      throw new BadInputException(where, offsets.length + " blocks with " + bytes.length + " sizes", "a whole GeoTIFF");
    }
    for (int i = 0; i < offsets.length; i++) {
      if (offsets[i] <= 0 || bytes[i] <= 0) {
        throw new BadInputException(where, "a sparse TIFF (block " + i + " is left out)",
            "all blocks (gdal_translate -co SPARSE_OK=FALSE writes them)");
      }
      if (offsets[i] > fileBytes - bytes[i]) {
        throw new BadInputException(where, fileBytes + " bytes", "at least " + (offsets[i] + bytes[i]) + ": the file is cut off");
      }
    }
  }

  /** The numbers of the entry whose tag has just been read: 16, 32 or 64 bits each, in the entry itself if they fit. */
  private static long[] values(String where, ImageInputStream in, boolean big) throws IOException {
    int type = in.readUnsignedShort();
    long count = big ? in.readLong() : in.readUnsignedInt();
    int size = switch (type) {
      case SHORT -> 2;
      case LONG -> 4;
      case LONG8 -> 8;
      default -> throw new BadInputException(where, "block numbers of type " + type, "16, 32 or 64 bits");
    };
    if (count < 0 || count > MAX_BLOCKS) {
      throw new BadInputException(where, count + " blocks", "at most " + MAX_BLOCKS);
    }
    if (count * size > (big ? 8 : 4)) {
      in.seek(big ? in.readLong() : in.readUnsignedInt());
    }
    long[] values = new long[(int) count];
    for (int i = 0; i < values.length; i++) {
      values[i] = size == 2 ? in.readUnsignedShort() : size == 4 ? in.readUnsignedInt() : in.readLong();
    }
    return values;
  }
}
