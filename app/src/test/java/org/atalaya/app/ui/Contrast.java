package org.atalaya.app.ui;

import javafx.scene.paint.Color;

/** How well letters stand out, as WCAG 2.1 defines the contrast ratio (success criterion 1.4.3 asks for 4.5). */
final class Contrast {
  static final double LEAST = 4.5;

  private Contrast() {}

  /** 1 to 21, whichever of the two is the lighter one. */
  static double ratio(Color one, Color other) {
    double lighter = Math.max(luminance(one), luminance(other));
    double darker = Math.min(luminance(one), luminance(other));
    return (lighter + 0.05) / (darker + 0.05);
  }

  /** What is seen of a colour that lets some of the ground through. */
  static Color over(Color top, Color ground) {
    double a = top.getOpacity();
    return Color.color(top.getRed() * a + ground.getRed() * (1 - a), top.getGreen() * a + ground.getGreen() * (1 - a),
        top.getBlue() * a + ground.getBlue() * (1 - a));
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
