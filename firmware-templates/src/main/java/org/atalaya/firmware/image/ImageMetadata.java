package org.atalaya.firmware.image;

import java.util.List;

/**
 * What an image says of itself: the JSON that OpenWrt's build appends by {@code fwtool -I}.
 *
 * @param supportedDevices board names that it is for, old names among them
 * @param compatVersion of its configuration, {@code 1.0} where nothing is said
 * @param compatMessage for a person whose router has another one; empty where nothing is said
 * @param distribution {@code OpenWrt}; empty where nothing is said
 * @param version {@code 23.05.5}; empty where nothing is said
 * @param target {@code ath79/generic}; empty where nothing is said
 * @param board the profile; empty where nothing is said
 */
public record ImageMetadata(List<String> supportedDevices, CompatVersion compatVersion, String compatMessage,
    String distribution, String version, String target, String board) {
  public ImageMetadata {
    supportedDevices = List.copyOf(supportedDevices);
  }

  /**
   * Which configurations an image takes over. Another major number: none, and {@code sysupgrade} refuses. A higher
   * minor number: none either, but the router may be flashed without keeping its own ({@code sysupgrade -n}).
   *
   * @param major 0 to 999
   * @param minor 0 to 999
   */
  public record CompatVersion(int major, int minor) {
    /** Of images and routers that say nothing. */
    public static final CompatVersion FIRST = new CompatVersion(1, 0);

    @Override
    public String toString() {
      return major + "." + minor;
    }
  }
}
