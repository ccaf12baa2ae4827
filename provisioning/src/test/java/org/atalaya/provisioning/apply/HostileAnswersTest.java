package org.atalaya.provisioning.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.atalaya.firmware.image.FirmwareFile;
import org.atalaya.provisioning.Kit;
import org.atalaya.provisioning.lab.LabImage;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.atalaya.provisioning.router.RouterCommands;
import org.atalaya.provisioning.ssh.RouterAddress;
import org.atalaya.provisioning.ssh.SshSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A router that answers without end, too slowly, too much, or with names that lead elsewhere. */
@Timeout(120)
class HostileAnswersTest {
  private static final LabOptions LAB = LabOptions.DEFAULT.withDowntime(Duration.ofMillis(300));
  private static final int LARGEST_ANSWER = 1 << 20;

  @TempDir
  Path folder;

  private static ProvisionOptions impatient() {
    return new ProvisionOptions(false, 8, Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofMillis(100),
        Duration.ofSeconds(4), new SshSettings(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(4), 3, 1,
            Duration.ofMillis(100), LARGEST_ANSWER));
  }

  private Outcome provision(RouterAddress address, boolean withImage) throws Exception {
    RouterTask task = Kit.task(0, address);
    if (withImage) {
      task = task.withImage(FirmwareFile.read(LabImage.write(folder.resolve("lime.bin"), 100_000, LAB.boardName(), "23.05.5", "1.0")));
    }
    return new Provisioner(impatient(), PinnedKeys.NONE, new FolderBackups(folder.resolve("backups"))).provision(
        List.of(task), Consent.YES, StepJournal.NONE, ProvisioningListener.NONE).getFirst();
  }

  private static void failsUnchanged(Outcome outcome) {
    assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
      assertThat(failed.state()).isEqualTo(RouterState.UNCHANGED);
      assertThat(failed.reason()).isNotBlank().hasSizeLessThan(400);
      assertThat(failed.reason().chars().noneMatch(Character::isISOControl)).isTrue();
    });
  }

  static Stream<String> questions() {
    return Stream.of(RouterCommands.BOARD, RouterCommands.INTERFACES, RouterCommands.TOOLS, RouterCommands.MEMORY,
        RouterCommands.BOOT_ID, RouterCommands.DEAD_MAN_STATE, RouterCommands.CONFIG_NAMES, RouterCommands.STAGED,
        RouterCommands.IMAGE_SIZE, RouterCommands.COMPAT_VERSION, RouterCommands.read("/etc/config/wireless"),
        RouterCommands.read(RouterCommands.BACK_UP_FILE));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void anEndlessAnswerEndsAfterOneMebibyte(String question) throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      router.answerInstead(question, "\u001b[31m0123456789 ", true);
      Outcome outcome = provision(router.address(), true);
      failsUnchanged(outcome);
      assertThat(outcome.toString()).contains("more than " + LARGEST_ANSWER + " bytes of output");
      assertThat(router.flashCount()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void anAnswerByteByByteEndsWithThePatience(String question) throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      router.answerDripping(question);
      Outcome outcome = provision(router.address(), true);
      failsUnchanged(outcome);
      assertThat(outcome.toString()).contains("no end within 4 s");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SSH-2.0-x\r\n"})
  void aLoginThatNeverComesAboutEndsWithThePatience(String banner) throws Exception {
    List<Socket> accepted = new ArrayList<>();
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> {
        try {
          while (true) {
            Socket socket = server.accept();
            accepted.add(socket);
            OutputStream out = socket.getOutputStream();
            out.write(banner.getBytes(StandardCharsets.US_ASCII));
            Thread.ofVirtual().start(() -> drip(out));
          }
        } catch (IOException e) {
          // the test is over
        }
      });
      failsUnchanged(provision(new RouterAddress("127.0.0.1", server.getLocalPort()), false));
    } finally {
      for (Socket socket : accepted) {
        socket.close();
      }
    }
  }

  private static void drip(OutputStream out) {
    try {
      while (true) {
        out.write('.');
        out.flush();
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    } catch (IOException e) {
      // nobody listens any more
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../outside", "/etc/config/wireless", "etc/config/../../outside", "etc/config/a\u001b[2Jb"})
  void aBackupWithNamesThatLeadElsewhereIsRefused(String name) throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      router.answerInstead(RouterCommands.BACK_UP, "", false);
      router.putBytes(RouterCommands.BACK_UP_FILE, archive(name, 10, 10));
      failsUnchanged(provision(router.address(), false));
      assertThat(filesBelow(folder.getParent().resolve("outside"))).isEmpty();
      assertThat(filesBelow(folder)).isEmpty();
    }
  }

  /** A few kilobytes that unpack to a gigabyte, and a header that promises one. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBackupThatUnpacksToAGigabyteIsRefused(boolean zeros) throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      router.answerInstead(RouterCommands.BACK_UP, "", false);
      router.putBytes(RouterCommands.BACK_UP_FILE, archive("etc/config/wireless", 1 << 30, zeros ? 100 << 20 : 10));
      Outcome outcome = provision(router.address(), false);
      failsUnchanged(outcome);
      assertThat(outcome.toString()).contains("16 MiB");
    }
  }

  @Test
  void aHostNameWithAPathInItNamesNoFile() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      router.answerInstead(RouterCommands.BOARD, "{\"board_name\":\"" + LAB.boardName()
          + "\",\"hostname\":\"../../outside\",\"release\":{\"description\":\"../../x\"}}", false);
      assertThat(provision(router.address(), false)).isInstanceOf(Outcome.Verified.class);
      assertThat(filesBelow(folder)).hasSize(1).allSatisfy(file ->
          assertThat(folder.relativize(file).toString()).matches("backups/Escuela-[0-9a-f]{12}\\.tar\\.gz"));
    }
  }

  private static List<Path> filesBelow(Path start) throws IOException {
    if (!Files.exists(start)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(start)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /** tar.gz with one file that says it has so many bytes. */
  private static byte[] archive(String name, int claimed, int zeros) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      byte[] header = new byte[512];
      byte[] text = name.getBytes(StandardCharsets.UTF_8);
      System.arraycopy(text, 0, header, 0, text.length);
      byte[] size = String.format(java.util.Locale.ROOT, "%011o", claimed).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(size, 0, header, 124, size.length);
      header[156] = '0';
      out.write(header);
      byte[] block = new byte[1 << 16];
      for (int written = 0; written < zeros; written += block.length) {
        out.write(block, 0, Math.min(block.length, zeros - written));
      }
      out.write(new byte[1024]);
    }
    return bytes.toByteArray();
  }
}
