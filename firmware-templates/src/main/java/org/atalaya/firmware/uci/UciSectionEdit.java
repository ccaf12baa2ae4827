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
  private final UciComments comments;
  private final List<String> below;

  private UciSectionEdit(String type, Optional<String> name, UciComments comments, List<String> below) {
    this.type = type;
    this.name = name;
    this.comments = comments;
    this.below = below;
  }

  /** A new section, still empty. */
  public UciSectionEdit(String type, String name) {
    this(type, Optional.of(name), UciComments.NONE, List.of());
  }

  /** A copy of a section, with what is noted in it. */
  public UciSectionEdit(UciSection section) {
    this(section.type(), section.name(), section.comments(), section.below());
    section.options().forEach(this::set);
  }

  /** A new section without a name. */
  public static UciSectionEdit anonymous(String type) {
    return new UciSectionEdit(type, Optional.empty(), UciComments.NONE, List.of());
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

  /** Sets an option or list; what was noted at an earlier value stays, unless something is noted at this one. */
  public UciSectionEdit set(UciOption option) {
    options.merge(option.name(), option, (before, fresh) -> fresh.inPlaceOf(before));
    return this;
  }

  public UciSection done() {
    return new UciSection(type, name, List.copyOf(options.values()), comments, below);
  }
}
