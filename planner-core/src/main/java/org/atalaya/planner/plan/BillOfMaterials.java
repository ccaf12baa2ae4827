package org.atalaya.planner.plan;

import java.util.List;

/**
 * What the network costs.
 *
 * @param lines devices first, then what sites cost
 * @param total of all lines
 * @param currency ISO 4217
 */
public record BillOfMaterials(List<Line> lines, double total, String currency) {
  public BillOfMaterials {
    lines = List.copyOf(lines);
  }

  /**
   * @param item name of a device, or of a site for what building there costs
   * @param quantity 1 or more
   * @param unitPrice of one
   */
  public record Line(String item, int quantity, double unitPrice) {}
}
