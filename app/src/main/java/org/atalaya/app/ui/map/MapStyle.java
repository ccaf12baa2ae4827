package org.atalaya.app.ui.map;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.paint.Color;
import org.atalaya.app.ui.drawing.Inks;
import org.atalaya.app.ui.map.MapContent.LinkLook;

/**
 * The stylesheet's colours and sizes at one moment, for threads that paint.
 *
 * @param colors ARGB, not premultiplied
 * @param sizes pixels
 */
record MapStyle(Map<MapInk, Integer> colors, Map<MapSize, Double> sizes) {

  /** As the window has them now; on the window's thread. */
  static MapStyle of(Inks<MapInk, MapSize> inks) {
    Map<MapInk, Integer> colors = new EnumMap<>(MapInk.class);
    for (MapInk ink : MapInk.values()) {
      Color color = inks.color(ink);
      colors.put(ink, part(color.getOpacity()) << 24 | part(color.getRed()) << 16 | part(color.getGreen()) << 8
          | part(color.getBlue()));
    }
    Map<MapSize, Double> sizes = new EnumMap<>(MapSize.class);
    for (MapSize size : MapSize.values()) {
      sizes.put(size, inks.size(size));
    }
    return new MapStyle(colors, sizes);
  }

  private static int part(double share) {
    return (int) Math.rint(share * 255);
  }

  int color(MapInk ink) {
    return colors.get(ink);
  }

  /** The same with its colours multiplied by its opacity. */
  int premultiplied(MapInk ink) {
    int argb = color(ink);
    int alpha = argb >>> 24;
    return alpha << 24 | (argb >> 16 & 0xff) * alpha / 255 << 16 | (argb >> 8 & 0xff) * alpha / 255 << 8 | (argb & 0xff) * alpha / 255;
  }

  double size(MapSize size) {
    return sizes.get(size);
  }

  /** Its colour. */
  static MapInk ink(LinkLook look) {
    return switch (look) {
      case CLEAR, MEASURED_GOOD -> MapInk.LINK_CLEAR;
      case FRESNEL, MEASURED_WEAK -> MapInk.LINK_FRESNEL;
      case BLOCKED, MEASURED_NOT_SEEN, FAILED -> MapInk.LINK_BLOCKED;
      case UNKNOWN -> MapInk.LINK_UNKNOWN;
      case IN_NETWORK -> MapInk.LINK_NETWORK;
      case POSSIBLE -> MapInk.LINK_POSSIBLE;
    };
  }

  /** Its place in the drawing order: what matters more comes later, above. */
  static int rank(LinkLook look) {
    return switch (look) {
      case UNKNOWN -> 0;
      case BLOCKED -> 1;
      case POSSIBLE -> 2;
      case FRESNEL -> 3;
      case CLEAR -> 4;
      case IN_NETWORK, MEASURED_GOOD, MEASURED_WEAK, MEASURED_NOT_SEEN, FAILED -> 5;
    };
  }

  /** True where it is drawn thin and without a casing. */
  static boolean slight(LinkLook look) {
    return look == LinkLook.BLOCKED || look == LinkLook.POSSIBLE || look == LinkLook.UNKNOWN;
  }

  static MapSize width(LinkLook look) {
    return rank(look) == 5 ? MapSize.NETWORK_WIDTH : slight(look) ? MapSize.LINK_FAINT_WIDTH : MapSize.LINK_WIDTH;
  }

  /** Lengths of dash and gap in turn; empty for a solid line. */
  static double[] dashes(LinkLook look, double width) {
    return switch (look) {
      case CLEAR, IN_NETWORK, POSSIBLE, MEASURED_GOOD -> new double[0];
      case FRESNEL, MEASURED_WEAK -> new double[] {4 * width, 2.2 * width};
      case BLOCKED, MEASURED_NOT_SEEN, FAILED -> new double[] {0.1, 3 * width};
      case UNKNOWN -> new double[] {1.5 * width, 4 * width};
    };
  }

  /** True where dots are wanted rather than dashes. */
  static boolean dotted(LinkLook look) {
    return look == LinkLook.BLOCKED || look == LinkLook.MEASURED_NOT_SEEN || look == LinkLook.FAILED;
  }
}
