package org.atalaya.app.ui.parts;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks a person for files. */
@FunctionalInterface
public interface FileDialogs {
  /** The system's own. */
  FileDialogs SYSTEM = (owner, title, kind, patterns) -> {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, patterns));
    List<File> chosen = chooser.showOpenMultipleDialog(owner);
    return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
  };

  /**
   * Waits for an answer.
   *
   * @param kind of the files, in words
   * @param patterns of their names: {@code *.bin}
   * @return none where the person thought better of it
   */
  List<Path> open(Window owner, String title, String kind, List<String> patterns);

  /** Asks for a folder; empty where the person thought better of it. */
  default Optional<Path> folder(Window owner, String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
  }
}
