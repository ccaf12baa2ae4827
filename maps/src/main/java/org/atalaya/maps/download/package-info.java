/** Elevation tiles from the internet, fetched with a bad line in mind: resumed, checked, never fetched twice. */
package org.atalaya.maps.download;
