package org.atalaya.maps.tiles;

/** Who is to be named beside a picture of the ground. */
public final class Attribution {
  private static final int LONGEST = 200;

  private Attribution() {}

  /** What a source says of itself, on one line, without markup, not too long. */
  public static String plain(String text) {
    String named = text.substring(0, Math.min(text.length(), 20 * LONGEST)).replaceAll("<[^>]{0,300}>", " ")
        .replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return named.length() <= LONGEST ? named : named.substring(0, LONGEST - 1) + "…";
  }
}
