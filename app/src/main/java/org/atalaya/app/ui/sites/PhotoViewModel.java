package org.atalaya.app.ui.sites;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.atalaya.app.job.RoofPhoto;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.site.Site;

/** The photo of the selected site's roof; read, scaled and decoded behind the window. */
public final class PhotoViewModel {
  private final ProjectDesk desk;
  private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Wanted> wanted = Optional.empty();

  /** @param fingerprint of the picture */
  public record Shown(String site, String fingerprint, RoofPhoto.Picture picture) {}

  private record Wanted(Project project, String site, String fingerprint) {}

  public PhotoViewModel(ProjectDesk desk) {
    this.desk = desk;
    desk.snapshotProperty().subscribe(now -> follow());
    desk.selectionProperty().subscribe(now -> follow());
  }

  /** Empty where none is selected, it has no photo, or the photo is being read. */
  public ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  private void follow() {
    Optional<Wanted> next = desk.project().flatMap(open -> selected().flatMap(site -> site.photo()
        .map(fingerprint -> new Wanted(open, site.name(), fingerprint))));
    if (next.equals(wanted)) {
      return;
    }
    wanted = next;
    shown.set(Optional.empty());
    next.ifPresent(photo -> desk.work().aside(() -> RoofPhoto.find(photo.project, photo.fingerprint), found -> {
      if (wanted.equals(next)) {
        shown.set(found.map(picture -> new Shown(photo.site, photo.fingerprint, picture)));
        if (found.isEmpty()) {
          desk.tell(Notice.hint("notice.photo-lost", photo.site));
        }
      }
    }));
  }

  private Optional<Site> selected() {
    return desk.selectionProperty().get() instanceof Selection.OfSite(String name)
        ? desk.state().flatMap(state -> state.findSite(name)) : Optional.empty();
  }

  /** True where a drop of these files is a photo for the selected site. */
  public boolean takes(List<Path> files) {
    return files.size() == 1 && RoofPhoto.isOne(files.getFirst()) && selected().isPresent();
  }

  /** Copies a photo into the project for the selected site, in place of the one that it has; as an edit. */
  public void take(Path file) {
    Optional<Project> open = desk.project();
    // a large picture takes its time, and edits do not wait for it
    selected().map(Site::name).ifPresent(site -> desk.work().aside(() -> RoofPhoto.small(file), jpeg -> {
      if (desk.project().equals(open)) {
        desk.changeThen(project -> {
          RoofPhoto.put(project, site, jpeg);
          return site;
        }, done -> { });
      }
    }));
  }

  /** Takes the photo off the selected site; as an edit. */
  public void remove() {
    selected().filter(site -> site.photo().isPresent())
        .ifPresent(site -> desk.apply(List.of(new Edit.ReplaceSite(site.name(), site.withPhoto(Optional.empty())))));
  }
}
