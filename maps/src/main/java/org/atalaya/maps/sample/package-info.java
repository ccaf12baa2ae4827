/** Ground and sites that nobody lives on: the invented valley that the program is tried out with. */
package org.atalaya.maps.sample;
