package org.atalaya.planner.site;

/** What feeds the routers of a site. */
public sealed interface PowerSupply {

  /** Usable capacity of what stands there, 0 on the grid alone. */
  double wattHours();

  /** The public grid (fails in a blackout). */
  record Grid() implements PowerSupply {
    @Override
    public double wattHours() {
      return 0;
    }
  }

  /** @param wattHours usable capacity, above 0 */
  record Battery(double wattHours) implements PowerSupply {}

  /**
   * @param wattPeak of the panel, above 0
   * @param wattHours usable capacity of the battery, above 0
   */
  record Solar(double wattPeak, double wattHours) implements PowerSupply {}
}
