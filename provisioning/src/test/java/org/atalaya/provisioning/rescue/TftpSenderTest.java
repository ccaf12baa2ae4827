package org.atalaya.provisioning.rescue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.atalaya.provisioning.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bringing an image to a router that takes it by TFTP. */
class TftpSenderTest {
  @TempDir
  Path folder;

  private Path image(int bytes) throws IOException {
    byte[] content = new byte[bytes];
    new Random(bytes).nextBytes(content);
    return Files.write(folder.resolve("image.bin"), content);
  }

  @Test
  void debiansServerGetsEveryByte() throws Exception {
    assumeTrue(Tool.has("in.tftpd"), "tftpd-hpa missing");
    Path inbox = Files.createDirectory(folder.resolve("inbox"));
    Files.setPosixFilePermissions(inbox, PosixFilePermissions.fromString("rwxrwxrwx"));
    int port;
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Process server = new ProcessBuilder("/usr/sbin/in.tftpd", "-L", "--create", "--user", System.getProperty("user.name"),
        "--address", "127.0.0.1:" + port, inbox.toString()).redirectErrorStream(true).start();
    try {
      for (int size : new int[] {512 * 20, 70_001}) {
        Path image = image(size);
        Files.deleteIfExists(inbox.resolve("sent.bin"));
        Path target = inbox.resolve("sent.bin");
        List<TftpEvent> events = new ArrayList<>();

        TftpSender.send(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), image, target.toString(), events::add);

        Until.holds(Duration.ofMinutes(1), () -> target.toFile().length() == size);
        assertThat(target).hasSameBinaryContentAs(image);
        assertThat(events.getLast()).isEqualTo(new TftpEvent.Done("127.0.0.1", target.toString(), size));
      }
    } finally {
      server.destroy();
    }
  }

  @Test
  void whatTheRouterSaysIsToldWithoutItsControlCharacters() throws Exception {
    try (DatagramSocket router = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> {
        try {
          DatagramPacket request = new DatagramPacket(new byte[600], 600);
          router.receive(request);
          byte[] no = new TftpPacket.Error(0, "Firmware check failed\u001b[2J").bytes();
          router.send(new DatagramPacket(no, no.length, request.getSocketAddress()));
        } catch (IOException closed) {
          // the test is over
        }
      });
      Path image = image(70_000);

      assertThatThrownBy(() -> TftpSender.send((InetSocketAddress) router.getLocalSocketAddress(), image, "a.bin", event -> { }))
          .isInstanceOf(IOException.class).hasMessage("the router says: Firmware check failed?[2J");
    }
  }
}
