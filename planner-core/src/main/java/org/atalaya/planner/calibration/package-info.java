/** What measured links teach about predicted ones. */
package org.atalaya.planner.calibration;
