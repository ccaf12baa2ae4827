/**
 * Plain OpenWrt from 21.02 on, made a mesh by one of several routing protocols. {@code OpenWrtTarget} writes what they
 * share (radios, ports, DHCP, firewall), a {@code MeshProtocol} what is its own.
 */
package org.atalaya.firmware.openwrt;
