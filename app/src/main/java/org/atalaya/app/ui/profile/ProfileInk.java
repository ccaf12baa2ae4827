package org.atalaya.app.ui.profile;

/** Colours of the profile, set in the stylesheet. */
enum ProfileInk {
  GROUND, GROUND_EDGE, TREES, RAY, ZONE, ZONE_EDGE, BITE, WORST_CLEAR, WORST_FRESNEL, WORST_BLOCKED, MAST, GRID, AXIS,
  CURSOR
}
