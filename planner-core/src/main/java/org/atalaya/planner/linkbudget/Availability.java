package org.atalaya.planner.linkbudget;

/**
 * Share of the time in which a link keeps a rate, 0 to 100 percent.
 *
 * @param worstMonthPercent of the average worst month
 * @param yearPercent of the average year
 */
public record Availability(double worstMonthPercent, double yearPercent) {

  /** To three digits behind the point, rounded down: no link is up more often than was computed. */
  public double worstMonthShownPercent() {
    return shown(worstMonthPercent);
  }

  /** As {@link #worstMonthShownPercent()}, of the year. */
  public double yearShownPercent() {
    return shown(yearPercent);
  }

  private static double shown(double percent) {
    return Math.floor(percent * 1000) / 1000;
  }
}
