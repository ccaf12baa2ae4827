/** Pictures of the ground, in squares of the Web Mercator world: from files and from the net. */
package org.atalaya.maps.tiles;
