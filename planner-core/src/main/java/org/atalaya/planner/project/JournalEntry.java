package org.atalaya.planner.project;

import java.time.Instant;
import java.util.List;

/**
 * An edit as the journal keeps it.
 *
 * @param id ascending in the order in which edits were made, never used twice
 * @param at when it was made
 * @param edit what was done
 * @param inverse what undoes it
 * @param applied false where it is undone and can be redone
 */
public record JournalEntry(long id, Instant at, Edit edit, Edit inverse, boolean applied) {

  /**
   * Key of the title in the resource bundles, more exact than the edit's own: {@code edit.move-site} where only the
   * position changed, {@code edit.raise-site} where only the height did, {@code edit.site-role} where only the role
   * did.
   */
  public String key() {
    if (edit instanceof Edit.ReplaceSite(String name, var after)
        && inverse instanceof Edit.ReplaceSite(String same, var before) && name.equals(same)) {
      if (before.withPosition(after.position()).equals(after)) {
        return "edit.move-site";
      }
      if (before.withHeightMeters(after.heightMeters()).equals(after)) {
        return "edit.raise-site";
      }
      if (before.withRole(after.role()).equals(after)) {
        return "edit.site-role";
      }
    }
    return edit.key();
  }

  /** What goes into the title, in its order. */
  public List<String> arguments() {
    return edit.arguments();
  }
}
