package org.atalaya.app.job;

import java.util.Locale;
import org.atalaya.planner.addressing.AddressBlocks;
import org.atalaya.planner.addressing.AutonomousSystems;

/** How the networks of a project are read from what a person types. */
public final class AddressJob {
  private AddressJob() {}

  /**
   * A network as it is kept: hexadecimal digits in small letters.
   *
   * @throws IllegalArgumentException if the text is no such network
   */
  public static String network(AddressBlocks.Family family, String text) {
    String small = text.toLowerCase(Locale.ROOT);
    family.require(small);
    return small;
  }

  /**
   * A range of AS numbers as it is kept.
   *
   * @throws IllegalArgumentException if the text is no such range
   */
  public static String asNumbers(String text) {
    return AutonomousSystems.parse(text).text();
  }
}
