package org.atalaya.firmware.uci;

import java.util.Optional;

/** One step from a UCI file to another. */
public sealed interface UciChange {

  /** The section that it is about. */
  SectionId section();

  /**
   * Which section of a file.
   *
   * @param type of the section
   * @param name empty for an anonymous one
   * @param index of an anonymous section among the anonymous ones of its type, from 0: in the file before, and for one
   *     that is new in the file after; 0 for a named one
   */
  record SectionId(String type, Optional<String> name, int index) {
    /** As a line of the file, with the index where there is no name: {@code config wifi radio1}, {@code config rule [2]}. */
    public String header() {
      return "config " + type + " " + name.orElse("[" + index + "]");
    }
  }

  /** A section that was not there, with all its options. */
  record SectionAdded(SectionId section, UciSection added) implements UciChange {}

  /** A section that is there no more. */
  record SectionRemoved(SectionId section, UciSection removed) implements UciChange {}

  /** An option or list with another value, or a new one. */
  record OptionSet(SectionId section, String option, Optional<UciOption> before, UciOption after)
      implements UciChange {}

  /** An option or list that is there no more. */
  record OptionRemoved(SectionId section, UciOption before) implements UciChange {
    public String option() {
      return before.name();
    }
  }
}
