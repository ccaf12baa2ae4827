/** Elevation files: .hgt, GeoTIFF and ArcGrid become grids of height posts. The only room that knows GeoTools. */
package org.atalaya.maps.elevation;
