package org.atalaya.planner.addressing;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** How a kind of community network shares its IPv4 network out among its routers. docs/methods/addresses.md has each with its source. */
public enum AddressHabit {
  /** One network of all; a router has one address of it. */
  LIBREMESH(OptionalInt.empty()),
  /** A /26 for each router: its address is the first host, its people have the upper half. */
  FREIFUNK(OptionalInt.of(26)),
  /** A /27 for each router: its address is the first host, the others are its people's. */
  GUIFI(OptionalInt.of(27));

  private final OptionalInt blockLength;

  AddressHabit(OptionalInt blockLength) {
    this.blockLength = blockLength;
  }

  /** Prefix length of what each router has for itself; empty where it has one address. */
  public OptionalInt blockLength() {
    return blockLength;
  }

  /** {@code guifi}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The habit of this name. */
  public static Optional<AddressHabit> find(String text) {
    return Stream.of(values()).filter(habit -> habit.text().equals(text.toLowerCase(Locale.ROOT))).findFirst();
  }

  /** The one that goes with a firmware, where a community has said nothing: qMp is guifi.net's. */
  public static AddressHabit usualOf(String firmware) {
    return firmware.equals("guifi") ? GUIFI : LIBREMESH;
  }
}
