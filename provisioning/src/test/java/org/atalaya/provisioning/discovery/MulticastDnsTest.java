package org.atalaya.provisioning.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.atalaya.planner.BadInputException;
import org.junit.jupiter.api.Test;

class MulticastDnsTest {
  private static final byte[] SENDER = {(byte) 192, (byte) 168, 1, 1};

  private static InetAddress sender() throws Exception {
    return InetAddress.getByAddress(SENDER);
  }

  /** An answer as a responder sends it: a pointer, a service at port 2222, and the host's address, with names that point back. */
  private static byte[] answer() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0, 0, (byte) 0x84, 0, 0, 0, 0, 3, 0, 0, 0, 0});
    // at 12: _ssh._tcp.local
    name(out, "_ssh", "_tcp", "local");
    // its data at 12 + 17 + 10 = 39: "Nodo" and a pointer to 12
    out.writeBytes(new byte[] {0, 12, 0, 1, 0, 0, 0, 120, 0, 7, 4, 'N', 'o', 'd', 'o', (byte) 0xc0, 12});
    // the service of the instance at 39; its target at 39 + 7 + 2 + 10 + 6 = 64: "nodo" and a pointer to "local" at 12 + 10
    out.writeBytes(new byte[] {(byte) 0xc0, 39, 0, 33, 0, 1, 0, 0, 0, 120, 0, 13, 0, 0, 0, 0, 0x08, (byte) 0xae, 4, 'n', 'o', 'd', 'o',
        (byte) 0xc0, 22});
    out.writeBytes(new byte[] {(byte) 0xc0, 64, 0, 1, 0, 1, 0, 0, 0, 120, 0, 4, 10, 13, 1, 2});
    return out.toByteArray();
  }

  private static void name(ByteArrayOutputStream out, String... labels) {
    for (String label : labels) {
      out.write(label.length());
      out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
    }
    out.write(0);
  }

  @Test
  void anAnswerNamesTheHostAndItsPort() throws Exception {
    assertThat(DnsMessage.parse(answer())).map(DnsMessage.Answer::name)
        .containsExactly("_ssh._tcp.local", "Nodo._ssh._tcp.local", "nodo.local");
    assertThat(MulticastDns.found(answer(), sender())).isEqualTo(
        Map.of(sender(), 2222, InetAddress.getByAddress(new byte[] {10, 13, 1, 2}), 2222));
  }

  @Test
  void theQuestionIsOneThatEveryResponderReads() {
    byte[] question = DnsMessage.question(List.of("_ssh._tcp.local"));
    assertThat(question).startsWith(0, 0, 0, 0, 0, 1).endsWith(0, 0, 12, 0, 1).hasSize(12 + 17 + 4);
    assertThatThrownBy(() -> DnsMessage.parse(question)).isInstanceOf(BadInputException.class);
  }

  @Test
  void aNameThatGoesRoundInCirclesIsRefused() throws Exception {
    byte[] loop = {0, 0, (byte) 0x84, 0, 0, 0, 0, 1, 0, 0, 0, 0, (byte) 0xc0, 12, 0, 12, 0, 1, 0, 0, 0, 0, 0, 0};
    assertThatThrownBy(() -> DnsMessage.parse(loop)).isInstanceOf(BadInputException.class);
    assertThat(MulticastDns.found(loop, sender())).isEmpty();
  }

  @Test
  void damagedAnswersAreRefusedAndNothingElseComesOfThem() throws Exception {
    for (int seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      byte[] damaged = answer();
      if (seed % 3 == 0) {
        damaged = java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length));
      }
      for (int i = 0; i < 1 + random.nextInt(6) && damaged.length > 0; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      assertThat(MulticastDns.found(damaged, sender())).as("seed %d", seed).hasSizeLessThan(10);
    }
  }
}
