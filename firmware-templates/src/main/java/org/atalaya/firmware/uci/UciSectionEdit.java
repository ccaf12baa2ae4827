package org.atalaya.firmware.uci;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A section being written: options keep the place where they were set first. */
public final class UciSectionEdit {
  private final String type;
  private final Optional<String> name;
  private final Map<String, UciOption> options = new LinkedHashMap<>();

  private UciSectionEdit(String type, Optional<String> name) {
    this.type = type;
    this.name = name;
  }

  /** A new section, still empty. */
  public UciSectionEdit(String type, String name) {
    this(type, Optional.of(name));
  }

  /** A copy of a section. */
  public UciSectionEdit(UciSection section) {
    this(section.type(), section.name());
    section.options().forEach(this::set);
  }

  /** A new section without a name. */
  public static UciSectionEdit anonymous(String type) {
    return new UciSectionEdit(type, Optional.empty());
  }

  public UciSectionEdit set(String option, String value) {
    return set(new UciOption.Single(option, value));
  }

  public UciSectionEdit set(String option, int value) {
    return set(option, Integer.toString(value));
  }

  /** Sets a list; one without values is left out, for libuci would drop it. */
  public UciSectionEdit list(String option, List<String> values) {
    return values.isEmpty() ? this : set(new UciOption.Many(option, values));
  }

  public UciSectionEdit list(String option, String... values) {
    return list(option, List.of(values));
  }

  public UciSectionEdit set(UciOption option) {
    options.put(option.name(), option);
    return this;
  }

  public UciSection done() {
    return new UciSection(type, name, List.copyOf(options.values()));
  }
}
