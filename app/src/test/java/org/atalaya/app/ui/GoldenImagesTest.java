package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

/** The eye that compares pictures: what it must see, and what it must not. */
class GoldenImagesTest {

  @Test
  void lettersThatAreDrawnALittleDifferentlyAreTheSame() {
    assertThat(GoldenImages.different(picture(0, Color.GRAY, true), picture(1, Color.GRAY, false))).isLessThan(0.03);
  }

  @Test
  void aPanelThatIsGoneOrOfAnotherColourIsSeen() {
    BufferedImage whole = picture(0, Color.GRAY, true);
    assertThat(GoldenImages.different(whole, picture(0, Color.WHITE, true))).isGreaterThan(0.03);
    assertThat(GoldenImages.different(whole, picture(0, new Color(90, 128, 128), true))).isGreaterThan(0.03);
    assertThat(GoldenImages.different(whole, whole.getSubimage(0, 0, 320, 360))).isEqualTo(1);
  }

  /** A panel at the left, and lines of words as in a list. */
  private static BufferedImage picture(int shift, Color panel, boolean smooth) {
    BufferedImage image = new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 640, 360);
    graphics.setColor(panel);
    graphics.fillRect(0, 0, 42, 360);
    graphics.setColor(Color.DARK_GRAY);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 6));
    graphics.setRenderingHint(java.awt.RenderingHints.KEY_TEXT_ANTIALIASING, smooth
        ? java.awt.RenderingHints.VALUE_TEXT_ANTIALIAS_ON : java.awt.RenderingHints.VALUE_TEXT_ANTIALIAS_OFF);
    for (int y = 20; y < 340; y += 24) {
      graphics.drawString("Escuela — Mirador", 50 + shift, y);
    }
    graphics.dispose();
    return image;
  }
}
