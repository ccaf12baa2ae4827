package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody with a silent router on the table types. */
class RescueCommandTest {
  @TempDir
  Path folder;

  @Test
  void theStepsArePrintedInTheUsersLanguage() {
    CommandRun run = CommandRun.with(Map.of(), Locale.of("es"), "rescue", "librerouter-v1");

    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.out()).contains("YA NO RESPONDE", "Abrí la caja", "cp.b 0x82000000 0x9f050000 $filesize");
  }

  @Test
  void thePageIsWrittenWhereItIsWanted() throws IOException {
    Path page = folder.resolve("steps.html");
    CommandRun run = CommandRun.of("rescue", "TP-Link CPE510 v3", "--out", page.toString());

    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(Files.readString(page)).contains("<svg", "192.168.0.100", "recovery.bin");
  }

  @Test
  void anUnknownModelIsOneLineThatNamesTheKnownOnes() {
    CommandRun run = CommandRun.of("rescue", "toaster");

    assertThat(run.exitCode()).isEqualTo(AtalayaCommand.BAD_INPUT);
    assertThat(run.err()).hasLineCount(1).contains("toaster", "librerouter-v1");
  }

  @Test
  void aWrongImageIsNotHandedOut() throws IOException {
    Path image = Files.write(folder.resolve("openwrt-ath79-generic-tplink_cpe510-v2-squashfs-factory.bin"), new byte[100_000]);
    CommandRun run = CommandRun.of("rescue", "tp-link-cpe510-v3", "--image", image.toString());

    assertThat(run.exitCode()).as(run.toString()).isEqualTo(AtalayaCommand.BAD_INPUT);
    assertThat(run.err()).hasLineCount(1).contains("cpe510-v3");
  }

  @Test
  void aRouterThatAsksGetsTheImageAndTheCommandEnds() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl missing");
    byte[] content = new byte[100_000];
    new Random(7).nextBytes(content);
    Path image = Files.write(folder.resolve("openwrt-ath79-generic-tplink_cpe510-v3-squashfs-factory.bin"), content);
    int port;
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    CompletableFuture<CommandRun> command = CompletableFuture.supplyAsync(() -> CommandRun.of("rescue", "tp-link-cpe510-v3",
        "--image", image.toString(), "--address", "127.0.0.1", "--port", String.valueOf(port)));
    Path got = folder.resolve("got");
    // as a boot loader does: asks again until somebody is there
    Process router = new ProcessBuilder("curl", "-sS", "--retry", "60", "--retry-delay", "1", "--retry-all-errors",
        "tftp://127.0.0.1:" + port + "/recovery.bin", "-o", got.toString()).inheritIO().start();

    assertThat(command.join().exitCode()).as(command.join().toString()).isZero();
    assertThat(router.waitFor()).isZero();
    assertThat(got).hasSameBinaryContentAs(image);
    assertThat(command.join().err()).contains("recovery.bin, 100,000 bytes");
    assertThat(command.join().out()).contains("leave its power on");
  }
}
