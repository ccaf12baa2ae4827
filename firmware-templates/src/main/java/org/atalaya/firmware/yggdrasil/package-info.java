/**
 * Yggdrasil, an encrypted IPv6 overlay, beside whatever makes the mesh. See docs/firmware/yggdrasil.md.
 */
package org.atalaya.firmware.yggdrasil;
