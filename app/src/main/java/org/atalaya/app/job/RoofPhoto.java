package org.atalaya.app.job;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.Photos;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectState;

/**
 * A photo of a roof, copied into the project: turned upright, scaled to {@link #LONGEST_SIDE} pixels, and written anew, so that
 * nothing of what a camera wrote into it (its place, its owner) goes along. What is read is anybody's bytes: sizes are looked at
 * before a pixel is decoded.
 */
public final class RoofPhoto {
  /** Of a kept picture, pixels. */
  public static final int LONGEST_SIDE = 1280;
  private static final int LARGEST_FILE_BYTES = 40_000_000;
  private static final int LONGEST_SOURCE_SIDE = 30_000;
  private static final long MOST_SOURCE_PIXELS = 120_000_000;
  private static final float[] QUALITIES = {0.82f, 0.6f, 0.3f};
  private static final String EXPECTED = "a photo, JPEG or PNG";

  private RoofPhoto() {}

  /**
   * A picture, decoded.
   *
   * @param argb rows from the top, not premultiplied
   */
  public record Picture(int width, int height, int[] argb) {}

  /** True where a file's name says that it is a picture. */
  public static boolean isOne(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
    return List.of(".jpg", ".jpeg", ".png").stream().anyMatch(name::endsWith);
  }

  /**
   * Keeps a picture in the project and shows it at a site, as one edit.
   *
   * @param jpeg as {@link #small} makes it
   * @throws BadInputException if there is no such site, or the project can keep no more; nothing is changed then
   */
  public static void put(Project project, String site, byte[] jpeg) {
    ProjectState state = project.state();
    var present = state.findSite(site).orElseThrow(() -> new BadInputException("site", site, "a site of the project"));
    String fingerprint = project.photos().store(jpeg);
    if (!present.photo().equals(Optional.of(fingerprint))) {
      project.apply(new Edit.ReplaceSite(site, present.withPhoto(Optional.of(fingerprint))));
    }
  }

  /** A site's photo; empty where it has none, or the kept picture is not what it should be. */
  public static Optional<Picture> find(Project project, String fingerprint) {
    return project.photos().find(fingerprint).flatMap(jpeg -> {
      try {
        BufferedImage image = decode("photo", jpeg, LONGEST_SIDE, (long) LONGEST_SIDE * LONGEST_SIDE);
        int[] argb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Optional.of(new Picture(image.getWidth(), image.getHeight(), argb));
      } catch (BadInputException broken) {
        return Optional.empty();
      }
    });
  }

  /**
   * The file's picture as a project keeps it; may take a second or two.
   *
   * @throws BadInputException if the file is no JPEG or PNG, or too large
   */
  public static byte[] small(Path file) {
    byte[] bytes = read(file);
    return encode(upright(scaled(decode(file.toString(), bytes, LONGEST_SOURCE_SIDE, MOST_SOURCE_PIXELS)), ExifOrientation.of(bytes)));
  }

  private static byte[] read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST_FILE_BYTES + 1);
      if (bytes.length > LARGEST_FILE_BYTES) {
        throw new BadInputException(file.toString(), "more than " + LARGEST_FILE_BYTES + " bytes", EXPECTED + " of at most that");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new BadInputException(file.toString(), "no such file", EXPECTED, e);
    } catch (IOException e) {
      throw new BadInputException(file.toString(), "it can't be read (" + e.getMessage() + ")", EXPECTED, e);
    }
  }

  /** At least as large as asked for where the picture is; a larger one is read with pixels left out. */
  private static BufferedImage decode(String where, byte[] bytes, int longestSide, long mostPixels) {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      ImageReader reader = readers.hasNext() ? readers.next() : null;
      if (reader == null || !List.of("jpeg", "png").contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
        throw new BadInputException(where, "no picture of that kind", EXPECTED);
      }
      try {
        reader.setInput(in, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (Math.max(width, height) > longestSide || (long) width * height > mostPixels) {
          throw new BadInputException(where, width + " × " + height + " pixels",
              EXPECTED + " of at most " + mostPixels + " pixels, and " + longestSide + " on a side");
        }
        ImageReadParam param = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(width, height) / (2 * LONGEST_SIDE));
        param.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, param);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof BadInputException bad) {
        throw bad;
      }
      // decoders of the platform fail in many ways on broken pictures
      throw new BadInputException(where, "a broken picture (" + String.valueOf(e.getMessage()).replace('\n', ' ') + ")", EXPECTED, e);
    }
  }

  /** On white, for JPEG knows no transparency. */
  private static BufferedImage scaled(BufferedImage image) {
    double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(1, (int) Math.rint(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.rint(image.getHeight() * scale));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image, 0, 0, width, height, Color.WHITE, null);
    graphics.dispose();
    return small;
  }

  private static BufferedImage upright(BufferedImage image, ExifOrientation orientation) {
    if (orientation == ExifOrientation.UPRIGHT) {
      return image;
    }
    int width = orientation.sideways() ? image.getHeight() : image.getWidth();
    int height = orientation.sideways() ? image.getWidth() : image.getHeight();
    BufferedImage turned = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = turned.createGraphics();
    AffineTransform turn = orientation.transform(image.getWidth(), image.getHeight());
    graphics.drawImage(image, turn, null);
    graphics.dispose();
    return turned;
  }

  private static byte[] encode(BufferedImage image) {
    for (float quality : QUALITIES) {
      byte[] jpeg = encode(image, quality);
      if (jpeg.length <= Photos.LARGEST_BYTES) {
        return jpeg;
      }
    }
    throw new IllegalStateException("a picture of " + image.getWidth() + " × " + image.getHeight() + " pixels takes more than "
        + Photos.LARGEST_BYTES + " bytes");
  }

  private static byte[] encode(BufferedImage image, float quality) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new IllegalStateException("a picture in memory", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
