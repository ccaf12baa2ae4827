package org.atalaya.planner.device;

/** Up to which generation of IEEE 802.11 a radio goes; each includes the ones before it. */
public enum WifiStandard {
  DOT11N("802.11n", 40),
  DOT11AC("802.11ac", 160);

  private final String id;
  private final int widestMhz;

  WifiStandard(String id, int widestMhz) {
    this.id = id;
    this.widestMhz = widestMhz;
  }

  public String id() {
    return id;
  }

  /** Width of the widest channel that the standard knows. */
  public int widestMhz() {
    return widestMhz;
  }
}
