package org.atalaya.provisioning.apply;

/** In what state a router was left by work that did not end well. */
public enum RouterState {
  /** Nothing was written. */
  UNCHANGED,
  /** Its switch is armed: it takes its old configuration back by itself. */
  RESTORES_ITSELF,
  /** The new configuration is on it and was confirmed. */
  CHANGED,
  /** Nobody knows: look again. */
  UNKNOWN
}
