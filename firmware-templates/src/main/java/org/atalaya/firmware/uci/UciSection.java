package org.atalaya.firmware.uci;

import java.util.List;
import java.util.Optional;

/**
 * A section of a package.
 *
 * @param type without a space
 * @param name letters, digits and underscores; empty for an anonymous section
 * @param options in the file's order, each name once
 * @param comments at the section's first line
 * @param below comment lines behind the last option, each without its {@code #}
 */
public record UciSection(String type, Optional<String> name, List<UciOption> options, UciComments comments,
    List<String> below) {
  public UciSection {
    options = List.copyOf(options);
    below = List.copyOf(below);
  }

  /** Without comments of its own; its options have theirs. */
  public UciSection(String type, Optional<String> name, List<UciOption> options) {
    this(type, name, options, UciComments.NONE, List.of());
  }

  public Optional<UciOption> find(String option) {
    return options.stream().filter(o -> o.name().equals(option)).findFirst();
  }

  /** This section with other options; what was noted at the section stays. */
  public UciSection withOptions(List<UciOption> others) {
    return new UciSection(type, name, others, comments, below);
  }

  /** What a router reads of it. */
  public UciSection withoutComments() {
    return new UciSection(type, name, options.stream().map(UciOption::withoutComments).toList());
  }

  /** Type, name and options. */
  @Override
  public String toString() {
    return "config " + type + name.map(text -> " " + text).orElse("") + " " + options;
  }
}
