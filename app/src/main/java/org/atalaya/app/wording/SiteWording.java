package org.atalaya.app.wording;

import java.util.Locale;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;

/** What is said of a site, on the screen and on paper. */
public final class SiteWording {
  private SiteWording() {}

  /** A role as people call it. */
  public static String role(Wording wording, Role role) {
    return wording.get("role." + role.name().toLowerCase(Locale.ROOT));
  }

  /** Where its power comes from, with what a battery and a panel give. */
  public static String power(Wording wording, PowerSupply power) {
    Quantities units = wording.quantities();
    return switch (power) {
      case PowerSupply.Grid grid -> wording.get("power.grid");
      case PowerSupply.Battery(double wattHours) -> wording.get("power.battery", units.number(wattHours, 0));
      case PowerSupply.Solar(double wattPeak, double wattHours) ->
          wording.get("power.solar", units.number(wattPeak, 0), units.number(wattHours, 0));
    };
  }
}
