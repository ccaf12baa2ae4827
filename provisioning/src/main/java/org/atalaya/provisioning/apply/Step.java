package org.atalaya.provisioning.apply;

/** What is done to one router, in this order. Up to CONSENT nothing is written. */
public enum Step {
  /** Log in. */
  CONNECT,
  /** Read what it says about itself. */
  IDENTIFY,
  /** Is it the device that was planned for the site, and in a state to be changed? */
  CHECK,
  /** Compare what is on it with what was rendered. */
  DIFFERENCE,
  /** Someone says yes to the difference. */
  CONSENT,
  /** Fetch its configuration, check it, keep it here. */
  BACK_UP,
  /** Send the image into its memory, from where it was cut off, and compare SHA-256. */
  UPLOAD,
  /** Have the router's own {@code sysupgrade} look at the image. */
  TEST_IMAGE,
  /** From here on the firmware is replaced; only the router can end that. */
  FLASH,
  /** Wait until it is back; make sure that it is the same router, with the image's release. */
  REIDENTIFY,
  /** From here on the router takes its old configuration back unless confirmed. */
  ARM,
  /** Write the files, set the password. */
  WRITE,
  /** Have lime-config compute, and look at what it computed. */
  APPLY,
  REBOOT,
  /** Find it again, over a new session, and make sure that it is the same router. */
  RECONNECT,
  /** Tell it that the new configuration stays. */
  CONFIRM,
  /** Read everything again over one more session. */
  VERIFY
}
