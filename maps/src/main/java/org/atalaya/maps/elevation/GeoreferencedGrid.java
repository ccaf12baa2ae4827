package org.atalaya.maps.elevation;

import org.atalaya.planner.terrain.ElevationGrid;

/** A grid and the name of the coordinate system its file is in. */
record GeoreferencedGrid(String crs, ElevationGrid grid) {}
