package org.atalaya.planner.linkbudget;

/**
 * What the weather of a place does to radio, as the user read it from the ITU's maps, which may not be passed on.
 *
 * @param rain001MmPerHour rain rate exceeded in 0.01 % of the average year (ITU-R P.837), above 0, at most 300
 * @param geoclimaticFactor K of ITU-R P.530-18, section 2.3.1; above 0, at most 1
 * @param refractivityIncrease dN75 of the same section, N-units, 0 to 2000
 */
public record Climate(double rain001MmPerHour, double geoclimaticFactor, double refractivityIncrease) {

  /** @throws IllegalArgumentException if a number is out of its range */
  public Climate {
    require("rain rate", rain001MmPerHour, rain001MmPerHour > 0 && rain001MmPerHour <= 300, "above 0 mm/h, at most 300");
    require("K", geoclimaticFactor, geoclimaticFactor > 0 && geoclimaticFactor <= 1, "above 0, at most 1");
    require("dN75", refractivityIncrease, refractivityIncrease >= 0 && refractivityIncrease <= 2000, "0 to 2000");
  }

  private static void require(String what, double value, boolean good, String expected) {
    if (!good) {
      throw new IllegalArgumentException(what + " " + value + ", expected " + expected);
    }
  }
}
