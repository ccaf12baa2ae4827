package org.atalaya.provisioning.apply;

/** In what state a router was left by work that did not end well. */
public enum RouterState {
  /** Nothing was written. */
  UNCHANGED,
  /** Its switch is armed: it takes its old configuration back by itself. */
  RESTORES_ITSELF,
  /**
   * It has its new firmware, with the configuration that it had, or with the firmware's own where the old one could not
   * be brought over. Nothing of the plan is on it.
   */
  FLASHED,
  /** The new configuration is on it and was confirmed. */
  CHANGED,
  /** Nobody knows: look again. */
  UNKNOWN
}
