/**
 * Images of OpenWrt as files: what they say of themselves, whether they are the ones that their publisher made,
 * whether they fit a board, and how one is built for each router. Files are hostile until parsed.
 */
package org.atalaya.firmware.image;
