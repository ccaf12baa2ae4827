/** The numbers by which mesh routing protocols compare routes, computed as the protocols compute them. */
package org.atalaya.planner.routing;
