package org.atalaya.firmware.uci;

import java.util.ArrayList;
import java.util.List;

/**
 * What a person noted at a section or a value. Comments say nothing to a router: libuci reads over them and loses them
 * when it writes, so that they are no part of a {@link UciDifference}.
 *
 * @param above the lines before, in order, each without its {@code #}
 * @param trailing what follows on the line itself, without its {@code #}; empty where nothing does
 */
public record UciComments(List<String> above, String trailing) {
  /** Nothing noted. */
  public static final UciComments NONE = new UciComments(List.of(), "");

  public UciComments {
    above = List.copyOf(above);
  }

  /** Lines before, and nothing on the line itself. */
  public static UciComments above(String... lines) {
    return new UciComments(List.of(lines), "");
  }

  boolean isEmpty() {
    return above.isEmpty() && trailing.isEmpty();
  }

  /** All of it as lines that stand before something. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(above);
    if (!trailing.isEmpty()) {
      lines.add(trailing);
    }
    return lines;
  }

  /** These, with the lines of others before them. */
  UciComments after(List<UciComments> others) {
    List<String> lines = new ArrayList<>();
    others.forEach(other -> lines.addAll(other.lines()));
    lines.addAll(above);
    return new UciComments(lines, trailing);
  }

  /** How much there is: comments may quote a secret that was commented out. */
  @Override
  public String toString() {
    return isEmpty() ? "" : "#×" + lines().size();
  }
}
