package org.atalaya.planner.power;

import java.util.OptionalDouble;
import org.atalaya.planner.resilience.SitePower;
import org.atalaya.planner.site.PowerSupply;

/**
 * The battery and the panel that a site's load asks for, and whether what stands there will do.
 *
 * @param power of the site
 * @param autonomyDays without grid or sun
 * @param sun of the worst month
 */
public record SiteSizing(SitePower power, double autonomyDays, PanelSun sun) {
  public static final double DEFAULT_AUTONOMY_DAYS = 3;
  public static final double MAX_AUTONOMY_DAYS = 30;
  /** Of what the panel's label promises, what the routers get: dirt, heat, wire, controller, battery. Assumed. */
  public static final double PANEL_YIELD = 0.7;
  /** Within so many days of the worst month an empty battery is full again, beside the load. Assumed. */
  public static final double RECHARGE_DAYS = 10;
  /** Usable share of a battery's label, assumed: half for lead, which dies of more, four fifths for lithium. */
  public static final double LEAD_USABLE = 0.5;
  public static final double LITHIUM_USABLE = 0.8;
  private static final double HOURS_A_DAY = 24;

  /** What becomes of a site without grid or sun. */
  public enum Verdict {
    /** It stops at once: there is nothing but the grid. */
    GRID_ALONE,
    ENOUGH,
    BATTERY_SHORT,
    PANEL_SHORT,
    BOTH_SHORT
  }

  /** @throws IllegalArgumentException if the days are out of range */
  public SiteSizing {
    if (!(autonomyDays > 0 && autonomyDays <= MAX_AUTONOMY_DAYS)) {
      throw new IllegalArgumentException("days " + autonomyDays + ", expected more than 0 and at most " + MAX_AUTONOMY_DAYS);
    }
  }

  public double dailyWattHours() {
    return HOURS_A_DAY * power.loadWatts();
  }

  /** Usable capacity that carries the load through the days of autonomy. */
  public double neededWattHours() {
    return power.neededWattHours(HOURS_A_DAY * autonomyDays);
  }

  /** Panel that, in the worst month, carries the load and fills the battery; empty where the sun does not rise then. */
  public OptionalDouble neededWattPeak() {
    double hours = sun.panelKwh();
    return hours > 0 ? OptionalDouble.of((dailyWattHours() + neededWattHours() / RECHARGE_DAYS) / (hours * PANEL_YIELD))
        : OptionalDouble.empty();
  }

  public OptionalDouble presentWattHours() {
    return power.supply() instanceof PowerSupply.Grid ? OptionalDouble.empty() : OptionalDouble.of(power.supply().wattHours());
  }

  public OptionalDouble presentWattPeak() {
    return power.supply() instanceof PowerSupply.Solar solar ? OptionalDouble.of(solar.wattPeak()) : OptionalDouble.empty();
  }

  public Verdict verdict() {
    if (presentWattHours().isEmpty()) {
      return Verdict.GRID_ALONE;
    }
    boolean battery = presentWattHours().getAsDouble() >= neededWattHours();
    boolean panel = presentWattPeak().isEmpty() || presentWattPeak().getAsDouble() >= neededWattPeak().orElse(Double.POSITIVE_INFINITY);
    return battery ? panel ? Verdict.ENOUGH : Verdict.PANEL_SHORT : panel ? Verdict.BATTERY_SHORT : Verdict.BOTH_SHORT;
  }
}
