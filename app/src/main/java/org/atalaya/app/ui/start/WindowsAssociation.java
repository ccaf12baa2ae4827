package org.atalaya.app.ui.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * For one person on Windows, by the registry's {@code HKEY_CURRENT_USER\\Software\\Classes} ("File Types" and "Programmatic
 * Identifiers" in Microsoft's documentation of the shell). What is written goes through a registry file, where quotes and signs of a path have one
 * meaning only. Touches nothing but its own two keys and its icon.
 */
final class WindowsAssociation implements FileAssociation {
  private static final String CLASSES = "HKEY_CURRENT_USER\\Software\\Classes\\";
  private static final String KIND = CLASSES + "Atalaya.Project";
  private static final String ENDING = CLASSES + ".atalaya";
  private static final String HEAD = "Windows Registry Editor Version 5.00\r\n\r\n";
  private static final int LARGEST_EXPORT = 1_000_000;

  private final List<String> registry;
  private final Path folder;
  private final Path launcher;

  /**
   * @param registry the command line of {@code reg}
   * @param folder for the icon
   */
  WindowsAssociation(List<String> registry, Path folder, Path launcher) {
    this.registry = List.copyOf(registry);
    this.folder = folder;
    this.launcher = launcher;
  }

  /** @param launcher what starts the program */
  static WindowsAssociation of(Map<String, String> environment, Path home, Path launcher) {
    Path local = ConfigFolder.absolute(environment.get("LOCALAPPDATA")).orElse(home.resolve("AppData").resolve("Local"));
    Path system = ConfigFolder.absolute(environment.get("SystemRoot")).orElse(Path.of("C:\\Windows"));
    return new WindowsAssociation(List.of(system.resolve("System32").resolve("reg.exe").toString()), local.resolve("Atalaya"), launcher);
  }

  @Override
  public boolean present() {
    try {
      Path answer = Files.createTempFile("atalaya", ".reg");
      try {
        return reg("export", KIND, answer.toString(), "/y") && Files.size(answer) < LARGEST_EXPORT
            && Files.readString(answer, StandardCharsets.UTF_16).contains(openLine());
      } finally {
        Files.deleteIfExists(answer);
      }
    } catch (IOException none) {
      return false;
    }
  }

  @Override
  public void add() throws IOException {
    Files.createDirectories(folder);
    Files.write(icon(), AppIcon.ico());
    change(HEAD + "[" + KIND + "]\r\n@=\"Atalaya\"\r\n\r\n[" + KIND + "\\DefaultIcon]\r\n@=\"" + escaped(icon().toString()) + "\"\r\n\r\n["
        + KIND + "\\shell\\open\\command]\r\n" + openLine() + "\r\n\r\n[" + ENDING + "]\r\n@=\"Atalaya.Project\"\r\n\r\n[" + ENDING
        + "\\OpenWithProgids]\r\n\"Atalaya.Project\"=\"\"\r\n");
  }

  @Override
  public void remove() throws IOException {
    change(HEAD + "[-" + KIND + "]\r\n\r\n[-" + ENDING + "]\r\n");
    Files.deleteIfExists(icon());
  }

  private Path icon() {
    return folder.resolve("atalaya.ico");
  }

  /** The value that says what opens a project file, as a registry file has it. */
  private String openLine() {
    return "@=\"" + escaped("\"" + launcher + "\" \"%1\"") + "\"";
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private void change(String text) throws IOException {
    Path file = Files.createTempFile("atalaya", ".reg");
    try {
      // with its byte order mark, as the registry's own tools write it
      Files.write(file, ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE));
      if (!reg("import", file.toString())) {
        throw new IOException("the registry did not take the change");
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private boolean reg(String... arguments) throws IOException {
    return DesktopTool.run(Map.of(), Stream.concat(registry.stream(), Stream.of(arguments)).toArray(String[]::new));
  }
}
