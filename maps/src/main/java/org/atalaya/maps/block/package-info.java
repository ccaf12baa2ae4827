/** A block diagram: a piece of ground in perspective, with what stands on it and the rays above it. */
package org.atalaya.maps.block;
