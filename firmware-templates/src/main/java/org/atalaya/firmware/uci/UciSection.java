package org.atalaya.firmware.uci;

import java.util.List;
import java.util.Optional;

/**
 * A section of a package.
 *
 * @param type without a space
 * @param name letters, digits and underscores; empty for an anonymous section
 * @param options in the file's order, each name once
 */
public record UciSection(String type, Optional<String> name, List<UciOption> options) {
  public UciSection {
    options = List.copyOf(options);
  }

  public Optional<UciOption> find(String option) {
    return options.stream().filter(o -> o.name().equals(option)).findFirst();
  }
}
