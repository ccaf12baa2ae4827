package org.atalaya.firmware.uci;

import java.util.List;
import java.util.Optional;

/**
 * A UCI file: {@code /etc/config/NAME}.
 *
 * @param name letters, digits, underscores and hyphens
 * @param sections in the file's order
 */
public record UciPackage(String name, List<UciSection> sections) {
  public UciPackage {
    sections = List.copyOf(sections);
  }

  public Optional<UciSection> find(String section) {
    return sections.stream().filter(s -> s.name().filter(section::equals).isPresent()).findFirst();
  }
}
