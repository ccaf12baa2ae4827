package org.atalaya.maps;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where a computer keeps what can be made or fetched again. */
public final class CacheFolder {
  private CacheFolder() {}

  /** On this computer, for whoever runs the program. It need not exist. */
  public static Path ofThisComputer() {
    return of(System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
  }

  /** @param osName as Java calls it: {@code Windows 11} */
  public static Path of(Map<String, String> environment, String osName, Path home) {
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      String local = environment.get("LOCALAPPDATA");
      return (local == null ? home.resolve("AppData").resolve("Local") : Path.of(local)).resolve("Atalaya").resolve("cache");
    }
    if (os.startsWith("mac")) {
      return home.resolve("Library").resolve("Caches").resolve("Atalaya");
    }
    String xdg = environment.get("XDG_CACHE_HOME");
    return (xdg == null || xdg.isBlank() ? home.resolve(".cache") : Path.of(xdg)).resolve("atalaya");
  }
}
