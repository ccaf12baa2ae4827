package org.atalaya.planner.advice;

/** What the program can configure, in the order in which it is preferred where nothing else decides. */
public enum Protocol {
  /** LibreMesh: batman-adv among near nodes, Babel between such clouds. */
  LIBREMESH("libremesh"),
  BABEL("openwrt-babel"),
  BATMAN("openwrt-batman"),
  OLSR("openwrt-olsrd2"),
  BMX("openwrt-bmx7"),
  GLUON("gluon"),
  BGP("awmn-bird");

  private final String firmware;

  Protocol(String firmware) {
    this.firmware = firmware;
  }

  /** Id of the firmware target that brings it. */
  public String firmware() {
    return firmware;
  }
}
