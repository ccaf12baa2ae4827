package org.atalaya.planner.project;

import java.util.Optional;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * Measurements of the air where no site of the project stands now: no plan counts them.
 *
 * @param site as the place was called then
 * @param position empty where it is not known any more
 * @param measurements how many
 */
public record SurveyedElsewhere(String site, Optional<GeoPoint> position, int measurements) {}
