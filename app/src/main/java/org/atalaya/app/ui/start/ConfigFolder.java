package org.atalaya.app.ui.start;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where this system keeps a program's settings for one person. */
public final class ConfigFolder {
  private ConfigFolder() {}

  /** On this computer, for whoever runs the program. */
  public static Path ofThisComputer() {
    return of(System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
  }

  /**
   * {@code %APPDATA%\Atalaya} on Windows, {@code Library/Application Support/Atalaya} on macOS, elsewhere what the XDG
   * Base Directory Specification says: {@code $XDG_CONFIG_HOME/atalaya} where that is an absolute path, else
   * {@code ~/.config/atalaya}.
   *
   * @param system as Java calls it: {@code Windows 11}
   */
  static Path of(Map<String, String> environment, String system, Path home) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return absolute(environment.get("APPDATA")).orElse(home.resolve("AppData").resolve("Roaming")).resolve("Atalaya");
    }
    if (name.startsWith("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve("Atalaya");
    }
    return absolute(environment.get("XDG_CONFIG_HOME")).orElse(home.resolve(".config")).resolve("atalaya");
  }

  static Optional<Path> absolute(String text) {
    return Optional.ofNullable(text).filter(each -> !each.isBlank()).map(Path::of).filter(Path::isAbsolute);
  }
}
