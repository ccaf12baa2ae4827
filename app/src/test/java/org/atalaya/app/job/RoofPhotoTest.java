package org.atalaya.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.project.Photos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoofPhotoTest {
  @TempDir Path folder;

  /** Red above at the left, green above at the right, blue below at the left, white below at the right. */
  private static BufferedImage quarters(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    Color[] colors = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
    for (int i = 0; i < 4; i++) {
      graphics.setColor(colors[i]);
      graphics.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2, height / 2);
    }
    graphics.dispose();
    return image;
  }

  private static byte[] bytes(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  /** The same JPEG with a tag that tells how the camera was held. */
  private static byte[] held(byte[] jpeg, int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(2 + 2 + 6 + 8 + 2 + 12 + 4);
    exif.putShort((short) 0xFFE1).putShort((short) (exif.capacity() - 2)).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    exif.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8).putShort((short) 1);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0).putInt(0);
    ByteBuffer all = ByteBuffer.allocate(jpeg.length + exif.capacity());
    all.put(jpeg, 0, 2).put(exif.array()).put(jpeg, 2, jpeg.length - 2);
    return all.array();
  }

  private BufferedImage small(String name, byte[] bytes) throws IOException {
    byte[] kept = RoofPhoto.small(Files.write(folder.resolve(name), bytes));
    assertThat(kept.length).isLessThanOrEqualTo(Photos.LARGEST_BYTES);
    assertThat(new String(kept, StandardCharsets.ISO_8859_1)).as("what the camera wrote is gone").doesNotContain("Exif");
    return ImageIO.read(new ByteArrayInputStream(kept));
  }

  private static String at(BufferedImage image, double x, double y) {
    Color color = new Color(image.getRGB((int) (x * image.getWidth()), (int) (y * image.getHeight())));
    return color.getRed() > 128 && color.getGreen() > 128 ? "W" : color.getRed() > 128 ? "R" : color.getGreen() > 128 ? "G" : "B";
  }

  @Test
  void aLargePhotoIsScaledAndASmallOneStays() throws IOException {
    BufferedImage large = small("large.jpg", bytes(quarters(4000, 3000), "jpeg"));
    assertThat(large.getWidth()).isEqualTo(RoofPhoto.LONGEST_SIDE);
    assertThat(large.getHeight()).isEqualTo(960);
    BufferedImage small = small("small.png", bytes(quarters(300, 200), "png"));
    assertThat(small.getWidth()).isEqualTo(300);
    assertThat(at(small, 0.25, 0.25) + at(small, 0.75, 0.25) + at(small, 0.25, 0.75) + at(small, 0.75, 0.75)).isEqualTo("RGBW");
  }

  /** From above at the left, row by row; by the table of Exif 2.3: where the stored first row and first column are seen. */
  @ParameterizedTest
  @CsvSource({"1,RGBW", "2,GRWB", "3,WBGR", "4,BWRG", "5,RBGW", "6,BRWG", "7,WGBR", "8,GWRB"})
  void itStandsUprightHoweverTheCameraWasHeld(int orientation, String seen) throws IOException {
    BufferedImage image = small("held.jpg", held(bytes(quarters(400, 200), "jpeg"), orientation));
    assertThat(image.getWidth()).isEqualTo(orientation < 5 ? 400 : 200);
    assertThat(at(image, 0.25, 0.25) + at(image, 0.75, 0.25) + at(image, 0.25, 0.75) + at(image, 0.75, 0.75)).isEqualTo(seen);
  }

  @Test
  void noiseFitsToo() throws IOException {
    BufferedImage noise = new BufferedImage(1400, 1400, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    for (int i = 0; i < 1400 * 1400; i++) {
      noise.setRGB(i % 1400, i / 1400, random.nextInt(1 << 24));
    }
    small("noise.png", bytes(noise, "png"));
  }

  @Test
  void whatIsNoPhotoIsToldInOneLine() throws IOException {
    byte[] gif = bytes(quarters(20, 20), "gif");
    byte[] png = bytes(quarters(200, 200), "png");
    byte[] huge = png.clone();
    // the header says 60,000 pixels wide, whatever follows
    ByteBuffer.wrap(huge).putInt(16, 60_000).putInt(20, 60_000);
    for (byte[] bytes : new byte[][] {gif, {}, "not a picture".getBytes(StandardCharsets.UTF_8), huge, java.util.Arrays.copyOf(png, 60)}) {
      Path file = Files.write(folder.resolve("bad.jpg"), bytes);
      assertThatThrownBy(() -> RoofPhoto.small(file)).isInstanceOf(BadInputException.class).hasMessageStartingWith(file.toString())
          .hasMessageNotContaining("\n");
    }
    assertThatThrownBy(() -> RoofPhoto.small(folder.resolve("gone.jpg"))).isInstanceOf(BadInputException.class).hasMessageContaining("no such file");
  }

  @Test
  void brokenPicturesNeverFailOtherwise() throws IOException {
    byte[] jpeg = held(bytes(quarters(64, 48), "jpeg"), 6);
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      byte[] broken = jpeg.clone();
      for (int i = 0; i < 4; i++) {
        broken[random.nextInt(seed % 2 == 0 ? 80 : broken.length)] = (byte) random.nextInt(256);
      }
      try {
        RoofPhoto.small(Files.write(folder.resolve("broken.jpg"), broken));
      } catch (BadInputException expected) {
        assertThat(expected.getMessage()).as("seed %d", seed).contains("broken.jpg");
      } catch (RuntimeException other) {
        throw new AssertionError("seed " + seed, other);
      }
    }
  }
}
