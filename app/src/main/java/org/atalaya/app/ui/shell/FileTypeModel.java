package org.atalaya.app.ui.shell;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.atalaya.app.ui.start.FileAssociation;

/** Whether the desktop opens project files with this program. */
public final class FileTypeModel {
  private final ProjectDesk desk;
  private final FileAssociation association;
  private final ReadOnlyBooleanWrapper ours = new ReadOnlyBooleanWrapper();

  FileTypeModel(ProjectDesk desk, FileAssociation association) {
    this.desk = desk;
    this.association = association;
    desk.work().aside(association::present, ours::set);
  }

  /** True where a project file in a folder is opened with this very program; known a moment after the start. */
  public ReadOnlyBooleanProperty oursProperty() {
    return ours.getReadOnlyProperty();
  }

  /** Has the desktop open project files with this program, or no longer. */
  public void set(boolean wanted) {
    desk.work().aside(() -> {
      if (wanted) {
        association.add();
      } else {
        association.remove();
      }
      return association.present();
    }, now -> {
      ours.set(now);
      desk.tell(Notice.done(now ? "notice.file-type.ours" : "notice.file-type.not-ours"));
    });
  }
}
