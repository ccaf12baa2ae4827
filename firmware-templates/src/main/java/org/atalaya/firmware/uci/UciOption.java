package org.atalaya.firmware.uci;

import java.util.ArrayList;
import java.util.Collections;
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

  /** What is noted at each of the values, in their order. */
  List<UciComments> notes();

  /** True where a router sees no difference between this and another: comments aside, they are equal. */
  default boolean means(UciOption other) {
    return withoutComments().equals(other.withoutComments());
  }

  /** The setting alone. */
  default UciOption withoutComments() {
    return switch (this) {
      case Single(String name, String value, UciComments _) -> new Single(name, value);
      case Many(String name, List<String> values, List<UciComments> _) -> new Many(name, values);
    };
  }

  /** This value in the place of another one: what was noted there stays, where nothing is noted here. */
  default UciOption inPlaceOf(UciOption before) {
    boolean bare = notes().stream().allMatch(UciComments::isEmpty);
    if (!bare || before.notes().stream().allMatch(UciComments::isEmpty)) {
      return this;
    }
    return switch (this) {
      case Single(String name, String value, UciComments _) -> new Single(name, value, before.notes().size() == 1
          ? before.notes().getFirst() : UciComments.NONE.after(before.notes()));
      case Many(String name, List<String> values, List<UciComments> _) -> {
        int last = Math.min(values.size(), before.notes().size());
        List<UciComments> notes = new ArrayList<>(before.notes().subList(0, last));
        // values that are gone leave their notes to the last that is there
        if (last > 0) {
          notes.set(last - 1, notes.get(last - 1).after(before.notes().subList(last, before.notes().size())));
        }
        notes.addAll(Collections.nCopies(values.size() - last, UciComments.NONE));
        yield new Many(name, values, notes);
      }
    };
  }

  /** {@code option name 'value'}. libuci drops an option with an empty value when it reads a file. */
  record Single(String name, String value, UciComments comments) implements UciOption {
    /** Without a comment. */
    public Single(String name, String value) {
      this(name, value, UciComments.NONE);
    }

    @Override
    public List<String> values() {
      return List.of(value);
    }

    @Override
    public List<UciComments> notes() {
      return List.of(comments);
    }

    /** The value of a secret does not show. */
    @Override
    public String toString() {
      return "option " + name + " '" + (UciSecrets.isSecret(name) ? UciSecrets.MASK : value) + "'" + comments;
    }
  }

  /**
   * {@code list name 'value'}, once for each value.
   *
   * @param notes one for each value
   */
  record Many(String name, List<String> values, List<UciComments> notes) implements UciOption {
    public Many {
      values = List.copyOf(values);
      notes = List.copyOf(notes);
      if (values.size() != notes.size()) {
        throw new IllegalArgumentException(values.size() + " values have " + notes.size() + " notes");
      }
    }

    /** Without comments. */
    public Many(String name, List<String> values) {
      this(name, values, Collections.nCopies(values.size(), UciComments.NONE));
    }

    /** The values of a secret do not show. */
    @Override
    public String toString() {
      return "list " + name + " " + (UciSecrets.isSecret(name) ? UciSecrets.MASK : values);
    }
  }
}
