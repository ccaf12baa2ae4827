package org.atalaya.firmware.uci;

import java.util.List;

/**
 * One setting of a section. {@code option x 'a'} and {@code list x 'a'} are different settings: programs that read a
 * list often take an option too, the reverse rarely holds.
 */
public sealed interface UciOption {

  /** Letters, digits and underscores. */
  String name();

  /** The values in order: one of an option, each of a list. */
  List<String> values();

  /** {@code option name 'value'}. libuci drops an option with an empty value when it reads a file. */
  record Single(String name, String value) implements UciOption {
    @Override
    public List<String> values() {
      return List.of(value);
    }

    /** The value of a secret does not show. */
    @Override
    public String toString() {
      return "option " + name + " '" + (UciSecrets.isSecret(name) ? UciSecrets.MASK : value) + "'";
    }
  }

  /** {@code list name 'value'}, once for each value. */
  record Many(String name, List<String> values) implements UciOption {
    public Many {
      values = List.copyOf(values);
    }

    /** The values of a secret do not show. */
    @Override
    public String toString() {
      return "list " + name + " " + (UciSecrets.isSecret(name) ? UciSecrets.MASK : values);
    }
  }
}
