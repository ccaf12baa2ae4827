/** What stands on the ground: surface models, land cover, buildings, the surroundings of sites. */
package org.atalaya.planner.clutter;
