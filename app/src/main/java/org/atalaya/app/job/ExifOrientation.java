package org.atalaya.app.job;

import java.awt.geom.AffineTransform;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** How a camera was held, by the tag {@code Orientation} (0x0112) of Exif 2.3: what must be done to see the picture upright. */
enum ExifOrientation {
  UPRIGHT, MIRRORED, UPSIDE_DOWN, MIRRORED_UPSIDE_DOWN, MIRRORED_LEFT, RIGHT, MIRRORED_RIGHT, LEFT;

  private static final int TAG = 0x0112;
  private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};
  private static final int MOST_TAGS = 500;

  /** Width and height change places. */
  boolean sideways() {
    return ordinal() >= 4;
  }

  /** From a picture of this width and height, pixels, to the upright one. */
  AffineTransform transform(int width, int height) {
    return switch (this) {
      case UPRIGHT -> new AffineTransform();
      case MIRRORED -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case UPSIDE_DOWN -> new AffineTransform(-1, 0, 0, -1, width, height);
      case MIRRORED_UPSIDE_DOWN -> new AffineTransform(1, 0, 0, -1, 0, height);
      case MIRRORED_LEFT -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case RIGHT -> new AffineTransform(0, 1, -1, 0, height, 0);
      case MIRRORED_RIGHT -> new AffineTransform(0, -1, -1, 0, height, width);
      case LEFT -> new AffineTransform(0, -1, 1, 0, 0, width);
    };
  }

  /** What a JPEG says; upright where it says nothing, or nothing that can be understood. */
  static ExifOrientation of(byte[] picture) {
    try {
      return find(ByteBuffer.wrap(picture));
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException broken) {
      return UPRIGHT;
    }
  }

  private static ExifOrientation find(ByteBuffer jpeg) {
    if (jpeg.getShort() != (short) 0xFFD8) {
      return UPRIGHT;
    }
    while (jpeg.remaining() > 4) {
      int marker = jpeg.getShort() & 0xFFFF;
      int length = jpeg.getShort() & 0xFFFF;
      if (marker < 0xFFE0 || marker > 0xFFEF || length < 2) {
        return UPRIGHT;
      }
      int start = jpeg.position();
      byte[] name = new byte[EXIF.length];
      if (marker == 0xFFE1 && length > 8 + EXIF.length) {
        jpeg.get(name);
        if (Arrays.equals(name, EXIF)) {
          return inTiff(jpeg.slice(start + EXIF.length, length - 2 - EXIF.length));
        }
      }
      jpeg.position(start + length - 2);
    }
    return UPRIGHT;
  }

  private static ExifOrientation inTiff(ByteBuffer tiff) {
    tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int tags = Math.min(tiff.getShort(directory) & 0xFFFF, MOST_TAGS);
    for (int i = 0; i < tags; i++) {
      int at = directory + 2 + 12 * i;
      if ((tiff.getShort(at) & 0xFFFF) == TAG) {
        int value = tiff.getShort(at + 8) & 0xFFFF;
        return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}
