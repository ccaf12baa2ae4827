package org.atalaya.planner.device;

/** A licence-exempt band, under the name that UCI and LibreMesh give it. */
public enum Band {
  GHZ_2("2ghz"),
  GHZ_5("5ghz");

  private final String id;

  Band(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }
}
