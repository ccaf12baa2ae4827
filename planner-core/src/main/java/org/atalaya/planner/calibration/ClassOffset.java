package org.atalaya.planner.calibration;

/**
 * By how much the air differs from the model over one class of ground.
 *
 * @param clutter the class
 * @param offsetDb to be added to a predicted signal: the estimate for links that were not measured
 * @param halfWidthDb of the interval around {@code offsetDb} that holds the class's true offset in 95 % of cases
 * @param scatterDb standard deviation of one link around it: what calibration can't take away
 * @param links that it rests on
 */
public record ClassOffset(String clutter, double offsetDb, double halfWidthDb, double scatterDb, int links) {}
