package org.atalaya.planner.device;

/** The built-in shapes that a synthetic pattern may have. */
public enum AntennaType {
  /** Alike all around, a lobe in the vertical plane. */
  OMNIDIRECTIONAL("omni"),
  /** A panel, sector, patch or yagi: one lobe in either plane. */
  PANEL("panel"),
  /** A reflector: a narrow lobe and the side lobes of ITU-R F.699. */
  DISH("dish");

  private final String id;

  AntennaType(String id) {
    this.id = id;
  }

  /** As in a device's file. */
  public String id() {
    return id;
  }
}
