/**
 * Gluon, the firmware of Freifunk's communities: the site that its images are built from, the rules it is checked by,
 * and what each node is told in its set-up mode. See docs/firmware/gluon.md.
 */
package org.atalaya.firmware.gluon;
