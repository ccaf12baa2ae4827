/** Who hears whom: a mesh peers with anything on its channel, planned or not. */
package org.atalaya.planner.peering;
