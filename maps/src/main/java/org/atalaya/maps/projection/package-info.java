/** Flat coordinates and the earth: closed formulas, no tables, no start-up time. */
package org.atalaya.maps.projection;
