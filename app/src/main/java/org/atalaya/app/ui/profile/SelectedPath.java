package org.atalaya.app.ui.profile;

import org.atalaya.planner.linkbudget.PathAnalysis;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.TerrainProfile;

/** The pair of sites that is looked at, with the ground between them as it is now. */
public record SelectedPath(Site a, Site b, TerrainProfile profile, PathAnalysis analysis) {}
