/**
 * What still works when something fails: a site, a link, the power, the line to the internet. All of it is judged at
 * the level of sites: the routers of one site are joined by cable and fed from one supply, and fail together.
 */
package org.atalaya.planner.resilience;
