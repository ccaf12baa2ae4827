package org.atalaya.app.ui.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * For one person on a desktop that follows freedesktop.org's Desktop Entry, Shared MIME-info and Icon Theme specifications.
 * Touches nothing but its own files and the person's list of defaults.
 */
final class FreedesktopAssociation implements FileAssociation {
  private static final String MIME_TYPE = "application/x-atalaya-project";
  private static final String DESKTOP_FILE = "atalaya.desktop";

  private final Path dataHome;
  private final Path configHome;
  private final Path launcher;

  private FreedesktopAssociation(Path dataHome, Path configHome, Path launcher) {
    this.dataHome = dataHome;
    this.configHome = configHome;
    this.launcher = launcher;
  }

  /** @param launcher what starts the program */
  static FreedesktopAssociation of(Map<String, String> environment, Path home, Path launcher) {
    return new FreedesktopAssociation(ConfigFolder.absolute(environment.get("XDG_DATA_HOME")).orElse(home.resolve(".local").resolve("share")),
        ConfigFolder.absolute(environment.get("XDG_CONFIG_HOME")).orElse(home.resolve(".config")), launcher);
  }

  @Override
  public boolean present() {
    try {
      return Files.exists(mimeFile()) && Files.readString(desktopFile()).equals(desktopEntry());
    } catch (IOException | UncheckedIOException none) {
      return false;
    }
  }

  @Override
  public void add() throws IOException {
    for (int pixels : AppIcon.PIXELS) {
      for (Path icon : icons(pixels)) {
        Files.createDirectories(icon.getParent());
        try (InputStream picture = AppIcon.open(pixels)) {
          Files.copy(picture, icon, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    write(mimeFile(), """
        <?xml version="1.0" encoding="UTF-8"?>
        <mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
          <mime-type type="%s">
            <comment>Atalaya project</comment>
            <comment xml:lang="es">Proyecto de Atalaya</comment>
            <comment xml:lang="pt">Projeto do Atalaya</comment>
            <comment xml:lang="sq">Projekt i Atalaya-s</comment>
            <glob pattern="*.atalaya"/>
          </mime-type>
        </mime-info>
        """.formatted(MIME_TYPE));
    write(desktopFile(), desktopEntry());
    tellDesktop();
    run("xdg-mime", "default", DESKTOP_FILE, MIME_TYPE);
  }

  @Override
  public void remove() throws IOException {
    Files.deleteIfExists(desktopFile());
    Files.deleteIfExists(mimeFile());
    for (int pixels : AppIcon.PIXELS) {
      for (Path icon : icons(pixels)) {
        Files.deleteIfExists(icon);
      }
    }
    tellDesktop();
  }

  private Path desktopFile() {
    return dataHome.resolve("applications").resolve(DESKTOP_FILE);
  }

  private Path mimeFile() {
    return dataHome.resolve("mime").resolve("packages").resolve("atalaya.xml");
  }

  /** The program's, and that of its files. */
  private List<Path> icons(int pixels) {
    Path folder = dataHome.resolve("icons").resolve("hicolor").resolve(pixels + "x" + pixels);
    return List.of(folder.resolve("apps").resolve("atalaya.png"),
        folder.resolve("mimetypes").resolve(MIME_TYPE.replace('/', '-') + ".png"));
  }

  private String desktopEntry() {
    return """
        [Desktop Entry]
        Type=Application
        Name=Atalaya
        Comment=Plan a community's wireless mesh
        Comment[es]=Planificar la red inalámbrica de una comunidad
        Comment[pt]=Planejar a rede sem fio de uma comunidade
        Comment[sq]=Planifiko rrjetin pa tel të një komuniteti
        Exec=%s %%f
        Icon=atalaya
        Terminal=false
        Categories=Network;
        MimeType=%s;
        StartupWMClass=Atalaya
        """.formatted(quoted(launcher.toString()), MIME_TYPE);
  }

  /**
   * An argument of {@code Exec}: in quotes, what means something there escaped, a percent sign doubled; then the
   * backslashes once more, as in every string of a desktop entry (Desktop Entry Specification, "The Exec key").
   */
  static String quoted(String argument) {
    String inQuotes = argument.replaceAll("([\\\\\"`$])", "\\\\$1").replace("%", "%%");
    return '"' + inQuotes.replace("\\", "\\\\") + '"';
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void tellDesktop() throws IOException {
    run("update-mime-database", dataHome.resolve("mime").toString());
    run("update-desktop-database", dataHome.resolve("applications").toString());
  }

  /** Where a tool is not there, the desktop looks at the files by itself, sooner or later. */
  private void run(String... command) throws IOException {
    DesktopTool.run(Map.of("XDG_DATA_HOME", dataHome.toString(), "XDG_CONFIG_HOME", configHome.toString()), command);
  }
}
