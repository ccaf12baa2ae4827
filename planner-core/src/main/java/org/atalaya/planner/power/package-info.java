/** What a site needs to run by itself: battery and panel, from its load and the sun of its worst month. */
package org.atalaya.planner.power;
