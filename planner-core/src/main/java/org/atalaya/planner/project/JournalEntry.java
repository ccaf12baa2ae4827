package org.atalaya.planner.project;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.atalaya.planner.site.Site;

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
   * did, and so on for power, homes, note, lines and photo; {@code edit.terrain} or
   * {@code edit.firmware} where settings only name other files or another firmware; where the whole list was replaced, {@code edit.remove-sites}, {@code edit.add-sites} or {@code edit.change-sites}
   * where nothing else happened to it.
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
      if (before.withPower(after.power()).equals(after)) {
        return "edit.site-power";
      }
      if (before.withHouseholds(after.households()).equals(after)) {
        return "edit.site-homes";
      }
      if (before.withNotes(after.notes()).equals(after)) {
        return "edit.site-note";
      }
      if (before.withUplinks(after.uplinks()).equals(after)) {
        return "edit.site-lines";
      }
      if (before.withPhoto(after.photo()).equals(after)) {
        return "edit.site-photo";
      }
    }
    if (edit instanceof Edit.ChangeSettings(ProjectSettings after)
        && inverse instanceof Edit.ChangeSettings(ProjectSettings before)) {
      if (before.withTerrain(after.terrain()).equals(after)) {
        return "edit.terrain";
      }
      if (before.withFirmware(after.firmware()).equals(after)) {
        return "edit.firmware";
      }
    }
    return severalSites().map(Several::key).orElseGet(edit::key);
  }

  /** What goes into the title, in its order. */
  public List<String> arguments() {
    return severalSites().map(each -> List.of(Integer.toString(each.count()))).orElseGet(edit::arguments);
  }

  private record Several(String key, int count) {}

  /** What happened to the list of sites where two or more of them were touched in one way. */
  private Optional<Several> severalSites() {
    if (!(edit instanceof Edit.ReplaceSites(List<Site> after) && inverse instanceof Edit.ReplaceSites(List<Site> before))) {
      return Optional.empty();
    }
    int more = after.size() - before.size();
    if (more < -1 && new HashSet<>(before).containsAll(after)) {
      return Optional.of(new Several("edit.remove-sites", -more));
    }
    if (more > 1 && new HashSet<>(after).containsAll(before)) {
      return Optional.of(new Several("edit.add-sites", more));
    }
    int changed = 0;
    for (int i = 0; more == 0 && i < after.size(); i++) {
      if (!after.get(i).name().equals(before.get(i).name())) {
        return Optional.empty();
      }
      changed += after.get(i).equals(before.get(i)) ? 0 : 1;
    }
    return changed > 1 ? Optional.of(new Several("edit.change-sites", changed)) : Optional.empty();
  }
}
