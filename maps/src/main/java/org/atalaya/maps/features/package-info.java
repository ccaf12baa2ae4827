/** What people bring along: lists of sites, and later places and networks drawn by other programs. */
package org.atalaya.maps.features;
