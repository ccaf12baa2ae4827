package org.atalaya.provisioning.discovery;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.atalaya.planner.BadInputException;
import org.atalaya.provisioning.ssh.PlainText;

/** As much of a DNS message (RFC 1035) as multicast DNS (RFC 6762) needs to find who offers a service. */
final class DnsMessage {
  static final int A = 1;
  static final int PTR = 12;
  static final int AAAA = 28;
  static final int SRV = 33;
  private static final int CLASS_IN = 1;
  private static final int MAX_RECORDS = 128;
  private static final int MAX_NAME = 255;

  private DnsMessage() {}

  /** A record of an answer. */
  sealed interface Answer {
    String name();

    /** A host's address. */
    record Host(String name, InetAddress address) implements Answer {}

    /** A service's instance. */
    record Pointer(String name, String target) implements Answer {}

    /** Where an instance answers. */
    record Service(String name, String host, int port) implements Answer {}
  }

  /** A question for the instances of each of these services. */
  static byte[] question(List<String> services) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    // id 0, no flags, then how many questions, answers, authorities and additional records
    message.writeBytes(new byte[] {0, 0, 0, 0, 0, (byte) services.size(), 0, 0, 0, 0, 0, 0});
    for (String service : services) {
      for (String label : service.split("\\.")) {
        message.write(label.length());
        message.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
      }
      message.writeBytes(new byte[] {0, 0, PTR, 0, CLASS_IN});
    }
    return message.toByteArray();
  }

  /**
   * Reads the answers of a message.
   *
   * @param bytes that anyone on the cable may have sent
   * @throws BadInputException if it is no such message
   */
  static List<Answer> parse(byte[] bytes) {
    return new Reader(bytes).answers();
  }

  private static final class Reader {
    private final byte[] bytes;
    private int at;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    List<Answer> answers() {
      at = 2;
      if ((number(2) & 0x8000) == 0) {
        throw bad("a question");
      }
      int questions = number(2);
      int records = number(2) + number(2) + number(2);
      if (questions > MAX_RECORDS || records > MAX_RECORDS) {
        throw bad(records + " records");
      }
      for (int i = 0; i < questions; i++) {
        name();
        number(4);
      }
      List<Answer> answers = new ArrayList<>();
      for (int i = 0; i < records; i++) {
        record(answers);
      }
      return answers;
    }

    private void record(List<Answer> answers) {
      String name = name();
      int type = number(2);
      number(2);
      number(4);
      int length = number(2);
      int end = at + length;
      if (end > bytes.length) {
        throw bad("a record that is cut off");
      }
      switch (type) {
        case A, AAAA -> answers.add(new Answer.Host(name, address(end, type == A ? 4 : 16)));
        case PTR -> answers.add(new Answer.Pointer(name, name()));
        case SRV -> {
          number(4);
          int port = number(2);
          answers.add(new Answer.Service(name, name(), port));
        }
        default -> { }
      }
      at = end;
    }

    private InetAddress address(int end, int length) {
      if (end - at != length) {
        throw bad("an address of " + (end - at) + " bytes");
      }
      try {
        return InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, end));
      } catch (UnknownHostException e) {
        throw new IllegalStateException(e);
      }
    }

    /** A name, whose end may stand earlier in the message: only earlier, so that it can't go round in circles. */
    private String name() {
      StringBuilder name = new StringBuilder();
      int after = -1;
      int position = at;
      while (true) {
        int length = byteAt(position++);
        if (length == 0) {
          break;
        }
        if ((length & 0xc0) == 0xc0) {
          int target = (length & 0x3f) << 8 | byteAt(position++);
          if (after < 0) {
            after = position;
          }
          if (target >= position - 2) {
            throw bad("a name that points forward");
          }
          position = target;
          continue;
        }
        if (length > 63 || name.length() + length > MAX_NAME || position + length > bytes.length) {
          throw bad("a name that is too long");
        }
        name.append(name.isEmpty() ? "" : ".")
            .append(PlainText.of(new String(bytes, position, length, StandardCharsets.UTF_8), 63));
        position += length;
      }
      at = after < 0 ? position : after;
      return name.toString();
    }

    private int byteAt(int position) {
      if (position >= bytes.length) {
        throw bad("a message that is cut off");
      }
      return bytes[position] & 0xff;
    }

    private int number(int length) {
      int value = 0;
      for (int i = 0; i < length; i++) {
        value = value << 8 | byteAt(at++);
      }
      return value;
    }

    private BadInputException bad(String found) {
      return new BadInputException("multicast DNS", found, "an answer of at most " + MAX_RECORDS + " records");
    }
  }
}
