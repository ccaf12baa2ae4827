package org.atalaya.app.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.site.Site;

/**
 * Sites with those of files among them. New names are added at the end; a site of a name that is there becomes as the file
 * says, and keeps its lines to the internet, its services and its photo, of which a file knows nothing.
 *
 * @param sites all, in the project's order
 * @param added how many are new
 * @param changed how many became others
 */
public record SiteImport(List<Site> sites, int added, int changed) {
  public SiteImport {
    sites = List.copyOf(sites);
  }

  /** Takes them into the project; as one edit, where there is anything new. */
  public static SiteImport take(Project project, List<Site> read) {
    SiteImport merged = of(project.state().sites(), read);
    if (merged.added + merged.changed > 0) {
      project.apply(new Edit.ReplaceSites(merged.sites));
    }
    return merged;
  }

  private static SiteImport of(List<Site> present, List<Site> read) {
    Map<String, Site> merged = new LinkedHashMap<>();
    present.forEach(site -> merged.put(site.name(), site));
    for (Site site : read) {
      Site old = merged.get(site.name());
      merged.put(site.name(), old == null ? site : site.withUplinks(old.uplinks()).withServices(old.services()).withPhoto(old.photo()));
    }
    long changed = present.stream().filter(site -> !site.equals(merged.get(site.name()))).count();
    return new SiteImport(List.copyOf(merged.values()), merged.size() - present.size(), (int) changed);
  }
}
