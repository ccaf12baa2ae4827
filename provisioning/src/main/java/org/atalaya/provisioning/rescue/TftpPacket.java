package org.atalaya.provisioning.rescue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A packet of TFTP (RFC 1350) with options (RFC 2347). What comes from the cable is hostile until it is one of these. */
sealed interface TftpPacket {
  int MAX_NAME = 200;
  int MAX_OPTIONS = 8;

  /** A request to read or to write a file. Options are in lower case. */
  record Request(boolean write, String file, String mode, Map<String, String> options) implements TftpPacket {}

  /** One block of a file; numbers wrap at 65,536. */
  record Data(int block, byte[] content) implements TftpPacket {}

  /** A block has come. */
  record Ack(int block) implements TftpPacket {}

  /** The end of a transfer. */
  record Error(int code, String message) implements TftpPacket {}

  /** Which of the asked options are granted. */
  record OptionAck(Map<String, String> options) implements TftpPacket {}

  int NOT_DEFINED = 0;
  int NOT_FOUND = 1;
  int ACCESS_VIOLATION = 2;
  int ILLEGAL = 4;
  int UNKNOWN_TRANSFER = 5;

  /** Empty where it is none. */
  static Optional<TftpPacket> parse(byte[] bytes, int length) {
    if (length < 4 || bytes[0] != 0) {
      return Optional.empty();
    }
    int number = (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
    return switch (bytes[1]) {
      case 1, 2 -> request(bytes[1] == 2, bytes, length);
      case 3 -> Optional.of(new Data(number, Arrays.copyOfRange(bytes, 4, length)));
      case 4 -> Optional.of(new Ack(number));
      case 5 -> Optional.of(new Error(number, texts(bytes, 4, length).stream().findFirst().orElse("")));
      case 6 -> Optional.of(new OptionAck(options(texts(bytes, 2, length), 0)));
      default -> Optional.empty();
    };
  }

  private static Optional<TftpPacket> request(boolean write, byte[] bytes, int length) {
    List<String> texts = texts(bytes, 2, length);
    if (texts.size() < 2 || texts.getFirst().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Request(write, texts.getFirst(), texts.get(1).toLowerCase(Locale.ROOT), options(texts, 2)));
  }

  private static Map<String, String> options(List<String> texts, int from) {
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = from; i + 1 < texts.size() && options.size() < MAX_OPTIONS; i += 2) {
      options.put(texts.get(i).toLowerCase(Locale.ROOT), texts.get(i + 1));
    }
    return options;
  }

  /** Texts that end with a zero byte; what has no end is none. */
  private static List<String> texts(byte[] bytes, int from, int length) {
    List<String> texts = new ArrayList<>();
    int start = from;
    for (int i = from; i < length; i++) {
      if (bytes[i] == 0) {
        if (i - start > MAX_NAME) {
          return List.of();
        }
        texts.add(new String(bytes, start, i - start, StandardCharsets.UTF_8));
        start = i + 1;
      }
    }
    return texts;
  }

  /** As it goes onto the cable. */
  default byte[] bytes() {
    return switch (this) {
      case Request request -> {
        List<String> texts = new ArrayList<>(List.of(request.file, request.mode));
        request.options.forEach((name, value) -> texts.addAll(List.of(name, value)));
        yield packet(request.write ? 2 : 1, texts);
      }
      case Data data -> ByteBuffer.allocate(4 + data.content.length).putShort((short) 3).putShort((short) data.block)
          .put(data.content).array();
      case Ack ack -> ByteBuffer.allocate(4).putShort((short) 4).putShort((short) ack.block).array();
      case Error error -> {
        byte[] message = error.message.getBytes(StandardCharsets.UTF_8);
        yield ByteBuffer.allocate(5 + message.length).putShort((short) 5).putShort((short) error.code).put(message).array();
      }
      case OptionAck ack -> {
        List<String> texts = new ArrayList<>();
        ack.options.forEach((name, value) -> texts.addAll(List.of(name, value)));
        yield packet(6, texts);
      }
    };
  }

  private static byte[] packet(int operation, List<String> texts) {
    byte[] all = String.join("\0", texts).getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(3 + all.length).putShort((short) operation).put(all).array();
  }
}
