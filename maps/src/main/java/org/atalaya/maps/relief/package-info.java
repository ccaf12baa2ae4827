/** Pictures of the ground: colour by height, light and shade by slope. */
package org.atalaya.maps.relief;
