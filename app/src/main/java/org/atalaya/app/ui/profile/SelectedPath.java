package org.atalaya.app.ui.profile;

import java.util.Optional;
import org.atalaya.app.job.BudgetJob.Budget;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.linkbudget.PathAnalysis;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.TerrainProfile;

/**
 * The pair of sites that is looked at, with the ground between them as it is now.
 *
 * @param budget of the radios that hang there, or would; empty where the two have no radio or lawful channel in common
 * @param objection why there is no budget besides: a device that nobody knows, a file of devices that is wrong
 */
public record SelectedPath(Site a, Site b, TerrainProfile profile, PathAnalysis analysis, Optional<Budget> budget,
    Optional<BadInputException> objection) {}
