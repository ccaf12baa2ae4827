package org.atalaya.app.ui;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Pictures of the window as it is meant to look, kept in half size beside the tests' resources ({@code golden}). Two pictures are
 * compared in blocks of 8 × 8 pixels of the half size, by their mean colours, so that the edges of letters, which the libraries
 * of each machine draw a little differently, and a number of seconds here and there don't count. With the system property
 * {@code atalaya.golden.renew} pictures are written instead of compared.
 */
final class GoldenImages {
  /** Blocks of a mean colour that is farther off than this, of 255, in any channel, are different. */
  private static final int FAR = 20;
  /** More different blocks than this share are another picture. */
  private static final double MOST_DIFFERENT = 0.03;
  private static final int BLOCK = 8;

  private final Path folder;
  private final List<String> troubles = new ArrayList<>();

  GoldenImages() {
    folder = Path.of(System.getProperty("atalaya.root", "..")).resolve("app/src/test/resources/golden");
  }

  /** Compares a picture with the one that is kept under its name, or keeps it. */
  void check(Path picture, String name) {
    try {
      BufferedImage now = half(ImageIO.read(picture.toFile()));
      File kept = folder.resolve(name + ".png").toFile();
      if (Boolean.getBoolean("atalaya.golden.renew")) {
        Files.createDirectories(folder);
        ImageIO.write(fewColors(now), "png", kept);
      } else if (!kept.exists()) {
        troubles.add(name + ": no picture is kept");
      } else {
        double different = different(now, ImageIO.read(kept));
        if (different > MOST_DIFFERENT) {
          troubles.add("%s: %.1f %% of it differ; see %s beside %s".formatted(name, different * 100, picture, kept));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was not as it is kept. */
  List<String> troubles() {
    return List.copyOf(troubles);
  }

  /** Share of blocks that differ; 1 where the sizes do. */
  static double different(BufferedImage one, BufferedImage other) {
    if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
      return 1;
    }
    int blocks = 0;
    int differ = 0;
    for (int y = 0; y + BLOCK <= one.getHeight(); y += BLOCK) {
      for (int x = 0; x + BLOCK <= one.getWidth(); x += BLOCK) {
        blocks++;
        int[] a = mean(one, x, y);
        int[] b = mean(other, x, y);
        differ += Math.max(Math.abs(a[0] - b[0]), Math.max(Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2]))) > FAR ? 1 : 0;
      }
    }
    return (double) differ / blocks;
  }

  private static int[] mean(BufferedImage image, int left, int top) {
    int[] sum = new int[3];
    for (int y = top; y < top + BLOCK; y++) {
      for (int x = left; x < left + BLOCK; x++) {
        int rgb = image.getRGB(x, y);
        sum[0] += rgb >> 16 & 0xff;
        sum[1] += rgb >> 8 & 0xff;
        sum[2] += rgb & 0xff;
      }
    }
    return new int[] {sum[0] / (BLOCK * BLOCK), sum[1] / (BLOCK * BLOCK), sum[2] / (BLOCK * BLOCK)};
  }

  private static BufferedImage half(BufferedImage image) {
    BufferedImage half = new BufferedImage(image.getWidth() / 2, image.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = half.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, half.getWidth(), half.getHeight(), null);
    graphics.dispose();
    return half;
  }

  /** The same with 32 levels of each channel, which makes a much smaller file. */
  private static BufferedImage fewColors(BufferedImage image) {
    BufferedImage few = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        few.setRGB(x, y, image.getRGB(x, y) & 0xf8f8f8 | 0x040404);
      }
    }
    return few;
  }
}
