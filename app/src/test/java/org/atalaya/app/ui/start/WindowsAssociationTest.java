package org.atalaya.app.ui.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowsAssociationTest {
  private static final Path WINE = Path.of("/usr/bin/wine");

  @TempDir Path folder;

  @Test
  void whatGoesIntoTheRegistryCanBeReadByAPerson() throws Exception {
    Path kept = folder.resolve("kept.reg");
    WindowsAssociation association = association(script("cp \"$2\" " + kept), Path.of("/C/Mis cosas, $5 \\ 100%/atalaya.cmd"));
    association.add();
    assertThat(Files.readAllBytes(kept)).startsWith(0xff, 0xfe);
    assertThat(Files.readString(kept, StandardCharsets.UTF_16).replace(folder.toString(), "FOLDER").replace("\r\n", "\n")).isEqualTo("""
        Windows Registry Editor Version 5.00

        [HKEY_CURRENT_USER\\Software\\Classes\\Atalaya.Project]
        @="Atalaya"

        [HKEY_CURRENT_USER\\Software\\Classes\\Atalaya.Project\\DefaultIcon]
        @="FOLDER/Atalaya/atalaya.ico"

        [HKEY_CURRENT_USER\\Software\\Classes\\Atalaya.Project\\shell\\open\\command]
        @="\\"/C/Mis cosas, $5 \\\\ 100%/atalaya.cmd\\" \\"%1\\""

        [HKEY_CURRENT_USER\\Software\\Classes\\.atalaya]
        @="Atalaya.Project"

        [HKEY_CURRENT_USER\\Software\\Classes\\.atalaya\\OpenWithProgids]
        "Atalaya.Project"=""
        """);
    association.remove();
    assertThat(Files.readString(kept, StandardCharsets.UTF_16)).contains("[-HKEY_CURRENT_USER\\Software\\Classes\\Atalaya.Project]",
        "[-HKEY_CURRENT_USER\\Software\\Classes\\.atalaya]");
    assertThat(folder.resolve("Atalaya/atalaya.ico")).doesNotExist();
  }

  @Test
  void aRegistryThatRefusesIsAFailureAndNotSaidToBeDone() throws Exception {
    WindowsAssociation association = association(script("exit 1"), folder.resolve("atalaya.cmd"));
    assertThatThrownBy(association::add).isInstanceOf(IOException.class);
    assertThat(association.present()).isFalse();
    assertThat(association(folder.resolve("no such program"), folder.resolve("atalaya.cmd")).present()).isFalse();
  }

  @Test
  void theIconHoldsEachSizeAsAPicture() throws Exception {
    ByteBuffer icon = ByteBuffer.wrap(AppIcon.ico()).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(icon.getShort()).isZero();
    assertThat(icon.getShort()).as("an icon").isEqualTo((short) 1);
    int count = icon.getShort();
    assertThat(count).isEqualTo(AppIcon.PIXELS.size());
    for (int i = 0; i < count; i++) {
      int entry = 6 + 16 * i;
      int side = icon.get(entry) == 0 ? 256 : Byte.toUnsignedInt(icon.get(entry));
      int length = icon.getInt(entry + 8);
      int at = icon.getInt(entry + 12);
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(Arrays.copyOfRange(icon.array(), at, at + length)));
      assertThat(picture.getWidth()).isEqualTo(side).isEqualTo(AppIcon.PIXELS.get(i));
      assertThat(picture.getHeight()).isEqualTo(side);
    }
  }

  @Test
  void itIsOfferedOnWindowsWhereTheProgramWasStartedByItsScript() throws Exception {
    Path launcher = script("exit 0");
    assertThat(FileAssociation.of(Map.of(), "Windows 11", folder, Optional.of(launcher.toString()))).containsInstanceOf(WindowsAssociation.class);
    assertThat(FileAssociation.of(Map.of(), "Windows 11", folder, Optional.empty())).isEmpty();
  }

  @Test
  void aRegistryOfWindowsTakesItAndGivesItBack() throws Exception {
    assumeTrue(Files.isExecutable(WINE), "wine, which has a registry of Windows, is missing");
    Path registry = script("""
        export WINEPREFIX='%s' WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml='
        verb=$1; shift
        for each in "$@"; do case "$each" in /tmp/*|/var/*|/home/*|/root/*) set -- "$@" "Z:$each";; *) set -- "$@" "$each";; esac; shift; done
        exec wine reg "$verb" "$@"
        """.formatted(folder.resolve("wine")));
    try {
      WindowsAssociation association = association(registry, Path.of("/C/Mañana, $5 100%/atalaya.cmd"));
      assertThat(association.present()).isFalse();
      association.add();
      assertThat(association.present()).isTrue();
      assertThat(association(registry, Path.of("/C/other/atalaya.cmd")).present()).as("another copy of the program").isFalse();
      association.add();
      association.remove();
      assertThat(association.present()).isFalse();
      association.remove();
    } finally {
      new ProcessBuilder(script("WINEPREFIX='%s' wineserver -k; true".formatted(folder.resolve("wine"))).toString()).start().waitFor();
    }
  }

  private WindowsAssociation association(Path registry, Path launcher) {
    return new WindowsAssociation(List.of(registry.toString()), folder.resolve("Atalaya"), launcher);
  }

  private Path script(String body) throws IOException {
    try (Stream<Path> there = Files.list(folder)) {
      Path script = folder.resolve("script " + there.count());
      Files.writeString(script, "#!/bin/sh\n" + body + "\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
      return script;
    }
  }
}
