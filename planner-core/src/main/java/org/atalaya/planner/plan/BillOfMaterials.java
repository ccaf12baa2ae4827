package org.atalaya.planner.plan;

import java.util.List;

/**
 * What the network costs.
 *
 * @param lines devices first, then mounting, then what sites cost
 * @param total of all lines
 * @param currency ISO 4217
 */
public record BillOfMaterials(List<Line> lines, double total, String currency) {
  /** The line for putting routers up. */
  public static final String MOUNTING = "mounting";

  public BillOfMaterials {
    lines = List.copyOf(lines);
  }

  /**
   * @param item name of a device, or of a site for what building there costs, or {@link #MOUNTING}
   * @param quantity 1 or more
   * @param unitPrice of one
   */
  public record Line(String item, int quantity, double unitPrice) {}
}
