package org.atalaya.app.ui.profile;

/** Sizes of the profile in pixels, set in the stylesheet. */
enum ProfileSize {
  RAY_WIDTH, EDGE_WIDTH, MAST_WIDTH, AXIS_SIZE, WORST_RADIUS
}
