package org.atalaya.firmware.bridge;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.atalaya.firmware.node.Channels;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.plan.Neighbour;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.plan.Secret;

/**
 * One end of a bridge.
 *
 * @param node at this end
 * @param task of its radio
 * @param other the one router at the other end
 */
record BridgeLink(NodeConfig node, PlannedRadio task, Neighbour other) {
  /** Without what looks like another letter. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int KEY_LENGTH = 24;

  /** True for the end that begins: one of the two must, and the lower number does. */
  boolean leads() {
    return node.number() < other.number();
  }

  /** {@code bridge-17-245}: the same at both ends. */
  String name() {
    return "bridge-" + Math.min(node.number(), other.number()) + "-" + Math.max(node.number(), other.number());
  }

  /**
   * What the radio gives to its antenna, dBm, rounded down. Vendors' firmware counts in it; the plan's number is what
   * Linux's driver would be set to, which some boards' amplifiers are behind.
   */
  int powerDbm() {
    return (int) Math.floor(task.transmitPowerDbm() + node.device().getRadio(task.uciName()).powerOffsetDb() + 1e-9);
  }

  /** MHz, of the whole channel. */
  int centreMhz() {
    Radio radio = node.device().getRadio(task.uciName());
    int[] block = Channels.block(radio.band(), task.channel(), task.widthMhz()).orElseThrow();
    return (Channels.frequencyMhz(radio.band(), block[0]) + Channels.frequencyMhz(radio.band(), block[block.length - 1])) / 2;
  }

  /** The link's own, made of the mesh key, of which nothing can be learnt from it: a vendor's radio never has that. */
  Secret key() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(node.meshKey().orElseThrow().reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] bytes = mac.doFinal(("atalaya bridge 1\n" + Stream.of(node.router().hostName(), other.hostName()).sorted()
          .collect(Collectors.joining("\n"))).getBytes(StandardCharsets.UTF_8));
      return new Secret(IntStream.range(0, KEY_LENGTH)
          .mapToObj(i -> String.valueOf(LETTERS.charAt((bytes[i] & 0xFF) % LETTERS.length())))
          .collect(Collectors.joining()));
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("every Java platform has HmacSHA256", absent);
    }
  }
}
