package org.atalaya.app.ui.map;

/** Sizes of the map in pixels, set in the stylesheet. */
enum MapSize {
  LINK_WIDTH, LINK_SELECTED_WIDTH, LINK_FAINT_WIDTH, CASING_WIDTH, SITE_RADIUS, SITE_SELECTED_RADIUS, SITE_FAINT_RADIUS,
  RIM_WIDTH, LABEL_SIZE, LINK_LABEL_SIZE, HALO_WIDTH, MARKER_RADIUS
}
