package org.atalaya.app.ui.start;

import java.nio.file.Path;

/** Where {@link WindowSettings} are kept: {@code desktop.txt}. May be used by any thread. */
public final class SettingsFile {
  private final KeptFile kept;

  /** @param folder of the person's settings; made when there is something to keep */
  public SettingsFile(Path folder) {
    kept = new KeptFile(folder.resolve("desktop.txt"));
  }

  public synchronized WindowSettings read() {
    return WindowSettings.of(kept.read());
  }

  public synchronized void write(WindowSettings settings) {
    kept.write(settings.lines());
  }
}
