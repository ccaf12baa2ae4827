package org.atalaya.app.job;

import java.util.Optional;
import java.util.OptionalInt;
import org.atalaya.maps.features.CaseTable;
import org.atalaya.planner.propagation.EvenProfile;
import org.atalaya.planner.propagation.ValidRange;

/**
 * One case: its values by column name.
 *
 * @param profiles where the model needs them
 */
record CaseRow(CaseTable table, int row, Optional<CaseProfiles> profiles) {

  double number(String column) {
    return number(column, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  double number(String column, double least, double most) {
    return table.getNumber(row, table.getColumn(column), least, most);
  }

  double number(String column, ValidRange range) {
    return number(column, range.least(), range.most());
  }

  /** Above 0. */
  double positive(String column) {
    return number(column, Double.MIN_NORMAL, Double.MAX_VALUE);
  }

  int whole(String column, int least, int most) {
    return table.getWhole(row, table.getColumn(column), least, most);
  }

  /** The profile that this column names by its line; line i for case i where there is no such column. */
  EvenProfile profile(String column) {
    return findProfile(column).orElseGet(() -> profiles.orElseThrow().get("case " + (row + 1), row + 1));
  }

  /** The profile that this column names; empty where there is no such column. */
  Optional<EvenProfile> findProfile(String column) {
    OptionalInt found = table.findColumn(column);
    return found.isEmpty() ? Optional.empty() : Optional.of(profiles.orElseThrow().get(table.where(row, found.getAsInt()),
        table.getWhole(row, found.getAsInt(), Integer.MIN_VALUE, Integer.MAX_VALUE)));
  }
}
