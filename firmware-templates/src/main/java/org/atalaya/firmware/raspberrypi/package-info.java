/**
 * Debian on a Raspberry Pi, or another small computer, as a node of a routed mesh: hostapd, wpa_supplicant,
 * systemd-networkd, dnsmasq, nftables and babeld. See docs/firmware/raspberrypi.md.
 */
package org.atalaya.firmware.raspberrypi;
