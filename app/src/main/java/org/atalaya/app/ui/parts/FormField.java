package org.atalaya.app.ui.parts;

import java.util.List;

/**
 * One thing that a form asks for.
 *
 * @param id tells the fields of a form apart
 * @param name in words, with its unit
 * @param hint what it means and what is assumed without it; may be empty
 * @param value as it is today: a text, the id of an option, or file paths with a line each
 * @param kind how it is answered
 */
public record FormField(String id, String name, String hint, String value, Kind kind) {
  /** The same with another value. */
  FormField withValue(String other) {
    return new FormField(id, name, hint, other, kind);
  }

  /** How a field is answered. */
  public sealed interface Kind {
    /** @param example what stands in the empty field */
    record Text(String example) implements Kind {}

    /** One of a list. */
    record Choice(List<Option> options) implements Kind {
      public Choice {
        options = List.copyOf(options);
      }
    }

    /**
     * Files on this computer.
     *
     * @param sort of files, in words
     * @param patterns of their names
     * @param several false where one file is all there can be
     */
    record Files(String sort, List<String> patterns, boolean several) implements Kind {
      public Files {
        patterns = List.copyOf(patterns);
      }
    }
  }

  /** An entry of a list to choose from. */
  public record Option(String id, String name) {}
}
