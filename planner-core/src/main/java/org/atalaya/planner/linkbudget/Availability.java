package org.atalaya.planner.linkbudget;

/**
 * Share of the time in which a link keeps a rate, 0 to 100 percent.
 *
 * @param worstMonthPercent of the average worst month
 * @param yearPercent of the average year
 */
public record Availability(double worstMonthPercent, double yearPercent) {}
