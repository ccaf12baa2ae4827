package org.atalaya.maps.tiles;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Turns what sources hold into pixels. Bytes of tiles are anybody's: only small PNG and JPEG are decoded. */
public final class TilePictures {
  /** Width and height of what is given, pixels. */
  public static final int SIDE = 256;
  private static final int LARGEST_SIDE = 1024;
  private static final int MOST_LEVELS_UP = 7;

  private TilePictures() {}

  /**
   * The picture of a square; where the source has none, the part of the nearest coarser one that it has.
   *
   * @return {@code SIDE × SIDE} pixels, premultiplied ARGB, row by row from the north-west; empty where there is nothing
   */
  public static Optional<int[]> paint(TileSource source, int zoom, int x, int y) {
    int up = Math.max(0, zoom - source.finestZoom());
    for (; up <= MOST_LEVELS_UP + Math.max(0, zoom - source.finestZoom()) && up <= zoom; up++) {
      Optional<BufferedImage> picture = source.find(zoom - up, x >> up, y >> up).flatMap(TilePictures::decode);
      if (picture.isPresent()) {
        int mask = (1 << up) - 1;
        return Optional.of(part(picture.get(), (x & mask) / (double) (mask + 1), (y & mask) / (double) (mask + 1), 1.0 / (mask + 1)));
      }
    }
    return Optional.empty();
  }

  /** @param left,top,share of the picture's width and height */
  private static int[] part(BufferedImage picture, double left, double top, double share) {
    BufferedImage pixels = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D graphics = pixels.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    double side = SIDE / share;
    graphics.translate(-left * side, -top * side);
    graphics.scale(side / picture.getWidth(), side / picture.getHeight());
    graphics.drawImage(picture, 0, 0, null);
    graphics.dispose();
    return ((DataBufferInt) pixels.getRaster().getDataBuffer()).getData();
  }

  /** Empty where the bytes are no PNG or JPEG of at most 1024 × 1024 pixels. */
  static Optional<BufferedImage> decode(byte[] bytes) {
    Optional<String> format = format(bytes);
    Iterator<ImageReader> readers = format.map(ImageIO::getImageReadersByFormatName).orElse(List.<ImageReader>of().iterator());
    if (!readers.hasNext()) {
      return Optional.empty();
    }
    ImageReader reader = readers.next();
    try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, true, true);
      // its header says how large it is; only then are pixels made of it
      if (reader.getWidth(0) > LARGEST_SIDE || reader.getHeight(0) > LARGEST_SIDE) {
        return Optional.empty();
      }
      return Optional.of(reader.read(0));
    } catch (IOException | RuntimeException broken) {
      // decoders answer broken pictures with exceptions of many kinds
      return Optional.empty();
    } finally {
      reader.dispose();
    }
  }

  private static Optional<String> format(byte[] bytes) {
    if (bytes.length > 8 && bytes[0] == (byte) 0x89 && bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G') {
      return Optional.of("png");
    }
    return bytes.length > 3 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xd8 ? Optional.of("jpeg") : Optional.empty();
  }
}
