package org.atalaya.app.ui.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Has the desktop open project files with this program, for one person. Slow: not for the window's thread. On macOS that belongs
 * to a bundle, which the program is not.
 */
public sealed interface FileAssociation permits FreedesktopAssociation, WindowsAssociation {
  /** Where the script that starts the program says where it lies. */
  String LAUNCHER = "atalaya.launcher";

  /** True where project files are opened with this very program. */
  boolean present();

  /** From now on a project file is opened with this program, and has its icon. */
  void add() throws IOException;

  /** Takes away what {@link #add} brought. */
  void remove() throws IOException;

  /** On this computer; empty where the desktop is asked in another way (macOS), or the program was started by none of its scripts. */
  static Optional<FileAssociation> ofThisComputer() {
    return of(System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")),
        Optional.ofNullable(System.getProperty(LAUNCHER)));
  }

  /**
   * For one person.
   *
   * @param system as Java calls it: {@code Linux}, {@code Windows 11}
   * @param launcher what starts the program
   */
  static Optional<FileAssociation> of(Map<String, String> environment, String system, Path home, Optional<String> launcher) {
    Optional<Path> script = launcher.filter(each -> !each.isBlank() && each.chars().noneMatch(Character::isISOControl)).map(Path::of)
        .filter(Files::isExecutable).map(Path::toAbsolutePath);
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("linux")) {
      return script.map(each -> FreedesktopAssociation.of(environment, home, each));
    }
    return name.startsWith("windows") ? script.map(each -> WindowsAssociation.of(environment, home, each)) : Optional.empty();
  }
}
