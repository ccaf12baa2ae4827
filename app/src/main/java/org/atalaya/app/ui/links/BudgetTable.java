package org.atalaya.app.ui.links;

import java.util.List;
import java.util.Optional;

/**
 * A link budget as it is shown: what it was reckoned with, then its numbers each way, then what should be known of them.
 *
 * @param title of the table
 * @param with which radios on which channel
 * @param ways what the arrows over the two columns of numbers mean
 * @param lines numbers with units
 * @param remarks sentences
 */
public record BudgetTable(String title, String with, String ways, List<Line> lines, List<String> remarks) {
  public BudgetTable {
    lines = List.copyOf(lines);
    remarks = List.copyOf(remarks);
  }

  /**
   * @param there value of the way there, or of both ways
   * @param back value of the way back; empty where one value holds for both
   */
  public record Line(String label, String there, Optional<String> back) {}
}
