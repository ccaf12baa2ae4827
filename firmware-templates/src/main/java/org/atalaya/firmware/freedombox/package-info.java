/**
 * FreedomBox, or plain Debian with services for the neighbourhood, joined to the mesh. See
 * docs/firmware/freedombox.md.
 */
package org.atalaya.firmware.freedombox;
