package org.atalaya.firmware.uci;

import java.util.List;
import java.util.Optional;

/**
 * A UCI file: {@code /etc/config/NAME}.
 *
 * @param name letters, digits, underscores and hyphens
 * @param sections in the file's order
 * @param header comment lines about the whole file, each without its {@code #}: those at the beginning that an empty
 *     line divides from the first section
 */
public record UciPackage(String name, List<UciSection> sections, List<String> header) {
  public UciPackage {
    sections = List.copyOf(sections);
    header = List.copyOf(header);
  }

  /** Without a header. */
  public UciPackage(String name, List<UciSection> sections) {
    this(name, sections, List.of());
  }

  public Optional<UciSection> find(String section) {
    return sections.stream().filter(s -> s.name().filter(section::equals).isPresent()).findFirst();
  }

  /** This file with other sections; what was noted at its head stays. */
  public UciPackage withSections(List<UciSection> others) {
    return new UciPackage(name, others, header);
  }

  /** What a router reads of it, and what is left when libuci writes it. */
  public UciPackage withoutComments() {
    return new UciPackage(name, sections.stream().map(UciSection::withoutComments).toList());
  }

  /** Name and sections. */
  @Override
  public String toString() {
    return name + " " + sections;
  }
}
