package org.atalaya.provisioning.rescue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What boot loaders get from the program, asked for by real clients and by a bad cable. */
class TftpServerTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final String NAME = "recovery.bin";

  @TempDir
  Path folder;

  private final BlockingQueue<TftpEvent> events = new LinkedBlockingQueue<>();

  private Path image(int bytes) throws IOException {
    byte[] content = new byte[bytes];
    new Random(bytes).nextBytes(content);
    return Files.write(folder.resolve("image-" + bytes), content);
  }

  private TftpServer serve(Path image) throws IOException {
    return TftpServer.start(HERE, 0, image, List.of(NAME), events::add);
  }

  static Stream<List<String>> realClients() {
    return Stream.of(
        List.of("curl", "-sS", "tftp://127.0.0.1:PORT/" + NAME, "-o", "OUT"),
        List.of("curl", "-sS", "--tftp-blksize", "1400", "tftp://127.0.0.1:PORT/" + NAME, "-o", "OUT"),
        List.of("curl", "-sS", "--tftp-no-options", "tftp://127.0.0.1:PORT/" + NAME, "-o", "OUT"),
        List.of("busybox", "tftp", "-g", "-r", NAME, "-l", "OUT", "127.0.0.1", "PORT"),
        List.of("busybox", "tftp", "-b", "8192", "-g", "-r", NAME, "-l", "OUT", "127.0.0.1", "PORT"),
        List.of("tftp", "-m", "binary", "127.0.0.1", "PORT", "-c", "get", NAME, "OUT"));
  }

  @ParameterizedTest
  @MethodSource("realClients")
  void realClientsGetEveryByte(List<String> client) throws Exception {
    assumeTrue(Tool.has(client.getFirst()), client.getFirst() + " missing");
    for (int size : new int[] {1, 511, 512, 513, 512 * 40, 1400 * 9, 300_000}) {
      Path image = image(size);
      Path got = folder.resolve("got-" + size);
      try (TftpServer server = serve(image)) {
        List<String> command = client.stream().map(word -> word.replace("PORT", String.valueOf(server.address().getPort()))
            .replace("OUT", got.toString())).toList();
        Tool run = Tool.run(command);

        assertThat(run.exitCode()).as("%s: %s", command, run.output()).isZero();
        assertThat(got).hasSameBinaryContentAs(image);
        assertThat(ended()).isEqualTo(new TftpEvent.Done("127.0.0.1", NAME, size));
      }
    }
  }

  /** The event that ends a transfer. */
  private TftpEvent ended() throws InterruptedException {
    for (TftpEvent event = next(); ; event = next()) {
      if (event instanceof TftpEvent.Done || event instanceof TftpEvent.Broke) {
        return event;
      }
    }
  }

  private TftpEvent next() throws InterruptedException {
    TftpEvent event = events.poll(60, TimeUnit.SECONDS);
    assertThat(event).as("an event").isNotNull();
    return event;
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 6);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aBadCableLosesNothing(long seed) throws Exception {
    Random random = new Random(seed);
    Path image = image(512 * (3 + random.nextInt(5)) + random.nextInt(2) * random.nextInt(512));
    try (TftpServer server = serve(image); DatagramSocket client = new DatagramSocket(0, HERE);
        DatagramSocket stranger = new DatagramSocket(0, HERE)) {
      assertThat(fetch(client, stranger, server.address(), random)).as("seed " + seed).isEqualTo(Files.readAllBytes(image));
    }
  }

  /** Forgets to confirm, confirms twice, confirms old blocks, and lets a stranger speak. */
  private static byte[] fetch(DatagramSocket client, DatagramSocket stranger, SocketAddress server, Random random) throws IOException {
    client.setSoTimeout(2000);
    TftpPacket request = new TftpPacket.Request(false, NAME, "octet", Map.of());
    send(client, request, server);
    List<Byte> content = new ArrayList<>();
    int silent = 0;
    for (int expected = 1; ; ) {
      DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
      try {
        client.receive(packet);
      } catch (SocketTimeoutException nothing) {
        // a loader whose request drowned in the noise asks again; blocks come again by themselves
        assertThat(++silent).as("silences in a row").isLessThan(30);
        if (expected == 1) {
          send(client, request, server);
        }
        continue;
      }
      silent = 0;
      if (!(TftpPacket.parse(packet.getData(), packet.getLength()).orElseThrow() instanceof TftpPacket.Data data)) {
        throw new AssertionError("no data");
      }
      SocketAddress from = packet.getSocketAddress();
      if (random.nextInt(4) == 0) {
        send(stranger, new TftpPacket.Ack(data.block()), from);
      }
      if (random.nextInt(6) == 0) {
        continue;
      }
      if (random.nextInt(3) == 0) {
        send(client, new TftpPacket.Ack(Math.max(0, data.block() - 1)), from);
      }
      send(client, new TftpPacket.Ack(data.block()), from);
      if (random.nextInt(3) == 0) {
        send(client, new TftpPacket.Ack(data.block()), from);
      }
      if (data.block() == expected) {
        for (byte b : data.content()) {
          content.add(b);
        }
        expected++;
        if (data.content().length < 512) {
          byte[] all = new byte[content.size()];
          for (int i = 0; i < all.length; i++) {
            all[i] = content.get(i);
          }
          return all;
        }
      }
    }
  }

  private static void send(DatagramSocket socket, TftpPacket packet, SocketAddress to) throws IOException {
    byte[] bytes = packet.bytes();
    socket.send(new DatagramPacket(bytes, bytes.length, to));
  }

  @Test
  void blockNumbersGoRoundBeyond65535() throws Exception {
    assumeTrue(Tool.has("curl"), "curl missing");
    Path image = image(8 * 65_600 + 3);
    Path got = folder.resolve("got");
    try (TftpServer server = serve(image)) {
      Tool run = Tool.run(List.of("curl", "-sS", "--tftp-blksize", "8", "tftp://127.0.0.1:" + server.address().getPort() + "/" + NAME,
          "-o", got.toString()));

      assertThat(run.exitCode()).as(run.output()).isZero();
      assertThat(got).hasSameBinaryContentAs(image);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"other.bin", "../../../etc/passwd", "/etc/passwd", "recovery.bin/../../etc/passwd", "..\\recovery.bin",
      "\u001b[31mrecovery.bin", "image-70000"})
  void nothingElseIsHandedOut(String name) throws Exception {
    try (TftpServer server = serve(image(70_000)); DatagramSocket client = new DatagramSocket(0, HERE)) {
      client.setSoTimeout(60_000);
      send(client, new TftpPacket.Request(false, name, "octet", Map.of()), server.address());
      DatagramPacket answer = new DatagramPacket(new byte[600], 600);
      client.receive(answer);

      assertThat(TftpPacket.parse(answer.getData(), answer.getLength())).contains(new TftpPacket.Error(1, "no such file"));
      assertThat(next()).isInstanceOfSatisfying(TftpEvent.Refused.class,
          refused -> assertThat(refused.file()).doesNotContain("\u001b"));
    }
  }

  @Test
  void nothingIsTaken() throws Exception {
    try (TftpServer server = serve(image(70_000)); DatagramSocket client = new DatagramSocket(0, HERE)) {
      client.setSoTimeout(60_000);
      send(client, new TftpPacket.Request(true, NAME, "octet", Map.of()), server.address());
      DatagramPacket answer = new DatagramPacket(new byte[600], 600);
      client.receive(answer);

      assertThat(TftpPacket.parse(answer.getData(), answer.getLength())).containsInstanceOf(TftpPacket.Error.class);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noiseDoesNotStopIt(long seed) throws Exception {
    Random random = new Random(seed);
    try (TftpServer server = serve(image(600)); DatagramSocket client = new DatagramSocket(0, HERE);
        DatagramSocket noise = new DatagramSocket(0, HERE)) {
      for (int i = 0; i < 200; i++) {
        byte[] bytes = new byte[random.nextInt(600)];
        random.nextBytes(bytes);
        if (bytes.length > 1) {
          bytes[0] = 0;
          bytes[1] = (byte) random.nextInt(8);
        }
        noise.send(new DatagramPacket(bytes, bytes.length, server.address()));
      }
      assertThat(fetch(client, noise, server.address(), new Random(seed))).as("seed " + seed).hasSize(600);
    }
  }

  @Test
  void theFileMayBeAskedForWithASlashAndInCapitals() throws Exception {
    Path image = image(600);
    try (TftpServer server = serve(image); DatagramSocket client = new DatagramSocket(0, HERE)) {
      client.setSoTimeout(60_000);
      send(client, new TftpPacket.Request(false, "/RECOVERY.BIN", "octet", Map.of("tsize", "0")), server.address());
      DatagramPacket answer = new DatagramPacket(new byte[600], 600);
      client.receive(answer);

      assertThat(TftpPacket.parse(answer.getData(), answer.getLength()))
          .contains(new TftpPacket.OptionAck(Collections.singletonMap("tsize", "600")));
    }
  }
}
