/**
 * guifi.net: nodes with qMp, which make a mesh by BMX6, and CNML, the description of the network for guifi.net's map.
 * See docs/firmware/guifi.md.
 */
package org.atalaya.firmware.guifi;
