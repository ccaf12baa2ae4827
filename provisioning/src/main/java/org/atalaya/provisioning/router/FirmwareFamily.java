package org.atalaya.provisioning.router;

/** What kind of system a router runs, as far as it changes how we speak to it. */
public enum FirmwareFamily {
  /** OpenWrt with LibreMesh's packages: configured by layers and {@code lime-config}. */
  LIBREMESH,
  /** OpenWrt without them. */
  OPENWRT,
  /** Debian or a child of it, Raspberry Pi OS say, started by systemd. */
  DEBIAN,
  /** Anything else. */
  UNKNOWN
}
