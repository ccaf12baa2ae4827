package org.atalaya.firmware.uci;

import java.util.List;

/** One setting of a section. */
public sealed interface UciOption {

  /** Letters, digits and underscores. */
  String name();

  /** {@code option name 'value'}. */
  record Single(String name, String value) implements UciOption {}

  /** {@code list name 'value'}, once for each value. */
  record Many(String name, List<String> values) implements UciOption {
    public Many {
      values = List.copyOf(values);
    }
  }
}
