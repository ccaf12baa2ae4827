package org.atalaya.planner.plan;

import org.atalaya.planner.linkbudget.LinkForecast;

/**
 * A radio link of the plan.
 *
 * @param hostA host name of the router at one end
 * @param radioA its radio
 * @param hostB host name of the router at the other end
 * @param radioB its radio
 * @param distanceMeters between them
 * @param forecast signal and rate each way, a to b forward
 */
public record PlannedLink(String hostA, String radioA, String hostB, String radioB, double distanceMeters,
    LinkForecast forecast) {}
