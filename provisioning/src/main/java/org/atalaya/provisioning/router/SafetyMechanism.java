package org.atalaya.provisioning.router;

/** What a router's own firmware has against a change that goes wrong. */
public enum SafetyMechanism {
  /** Two halves of flash: a new image that nobody confirms gives way to the old one (LibreRouter). */
  SAFE_UPGRADE,
  /** {@code /etc} is restored after a reboot that nobody confirms (LibreMesh). */
  SAFE_REBOOT,
  /** rpcd undoes a UCI change that nobody confirms; its state is in RAM, so that a reboot keeps the change (OpenWrt). */
  CONFIRMED_COMMIT,
  /** {@code sysupgrade -T} says whether an image is for this board before anything is written (OpenWrt). */
  IMAGE_TEST
}
