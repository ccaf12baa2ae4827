package org.atalaya.app.ui.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.atalaya.app.ui.shell.Engines;
import org.atalaya.app.ui.shell.FileTypeModel;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.wording.Wording;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileAssociationTest {
  @TempDir
  private Path home;
  private Path launcher;

  @BeforeEach
  void launcher() throws IOException {
    launcher = Files.createDirectories(home.resolve("My programs, $5 \"new\"")).resolve("atalaya");
    Files.writeString(launcher, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private FileAssociation association(Path by) {
    return FileAssociation.of(Map.of(), "Linux", home, Optional.of(by.toString())).orElseThrow();
  }

  @Test
  void whatIsAddedIsThereAndWhatIsRemovedLeavesNothing() throws Exception {
    FileAssociation association = association(launcher);
    assertThat(association.present()).isFalse();
    association.add();
    assertThat(association.present()).isTrue();
    Path data = home.resolve(".local/share");
    assertThat(data.resolve("applications/atalaya.desktop")).content().contains("MimeType=application/x-atalaya-project;");
    assertThat(data.resolve("icons/hicolor/256x256/mimetypes/application-x-atalaya-project.png")).isNotEmptyFile();
    association.add();
    association.remove();
    assertThat(association.present()).isFalse();
    try (Stream<Path> left = Files.walk(data)) {
      assertThat(left.filter(Files::isRegularFile).map(data::relativize).map(Path::toString)
          .filter(name -> name.contains("atalaya"))).isEmpty();
    }
    association.remove();
  }

  @Test
  void anotherCopyOfTheProgramIsNotThisOne() throws Exception {
    association(launcher).add();
    Path other = Files.copy(launcher, home.resolve("other"), StandardCopyOption.COPY_ATTRIBUTES);
    assertThat(association(other).present()).isFalse();
    association(other).add();
    assertThat(association(other).present()).isTrue();
    assertThat(association(launcher).present()).isFalse();
  }

  @Test
  void itIsOfferedOnlyWhereTheDesktopCanBeAskedThisWay() {
    Optional<String> given = Optional.of(launcher.toString());
    assertThat(FileAssociation.of(Map.of(), "Mac OS X", home, given)).isEmpty();
    assertThat(FileAssociation.of(Map.of(), "Linux", home, Optional.empty())).isEmpty();
    assertThat(FileAssociation.of(Map.of(), "Linux", home, Optional.of(home.resolve("gone").toString()))).isEmpty();
    assertThat(FileAssociation.of(Map.of(), "Linux", home, given.map(path -> path + "\nExec=other"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '\0', value = {"/opt/atalaya, \"/opt/atalaya\"", "/my programs/a, \"/my programs/a\"",
      "/100%/a, \"/100%%/a\"", "/$HOME/a, \"/\\\\$HOME/a\"", "/a\"b, \"/a\\\\\"b\"", "/a\\b, \"/a\\\\\\\\b\""})
  void theLauncherIsQuotedAsDesktopEntriesAskFor(String path, String expected) {
    assertThat(FreedesktopAssociation.quoted(path)).isEqualTo(expected);
  }

  @Test
  void theWindowOffersItTicksItAndSaysWhatWasDone() throws Exception {
    BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    try (WindowModel model = new WindowModel(window::add, new Engines((project, ground, progress) -> {
      throw new IllegalStateException("not asked for");
    }, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()), Wording.of(Locale.ENGLISH),
        Optional.empty(), Optional.of(association(launcher)))) {
      FileTypeModel type = model.fileType().orElseThrow();
      window.take().run();
      assertThat(type.oursProperty().get()).isFalse();
      for (boolean wanted : List.of(true, false)) {
        type.set(wanted);
        window.take().run();
        assertThat(type.oursProperty().get()).isEqualTo(wanted);
        assertThat(model.desk().noticeProperty().get()).get().extracting(Notice::kind).isEqualTo(Notice.Kind.DONE);
        assertThat(association(launcher).present()).isEqualTo(wanted);
      }
    }
  }

  @Test
  void theDesktopsOwnToolsFindTheProgramForAProjectFile() throws Exception {
    assumeTrue(List.of("xdg-mime", "update-mime-database", "desktop-file-validate").stream()
        .allMatch(tool -> Files.isExecutable(Path.of("/usr/bin", tool))), "xdg-utils, shared-mime-info or desktop-file-utils is missing");
    association(launcher).add();
    assertThat(run("desktop-file-validate", home.resolve(".local/share/applications/atalaya.desktop").toString())).isEmpty();
    assertThat(home.resolve(".local/share/mime/globs2")).content().contains("application/x-atalaya-project:*.atalaya");
    assertThat(run("xdg-mime", "query", "default", "application/x-atalaya-project")).isEqualTo("atalaya.desktop");
  }

  private String run(String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HOME", home.toString());
    builder.environment().put("XDG_CONFIG_HOME", home.resolve(".config").toString());
    builder.environment().put("XDG_DATA_HOME", home.resolve(".local/share").toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return said.strip();
  }
}
