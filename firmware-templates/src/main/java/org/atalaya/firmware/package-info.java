/**
 * Configuration files of routers, out of a plan: one {@link org.atalaya.firmware.FirmwareTarget} for each firmware
 * family, the check of a whole network, and the tree of files on disk.
 */
package org.atalaya.firmware;
