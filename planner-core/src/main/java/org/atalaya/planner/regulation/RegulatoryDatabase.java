package org.atalaya.planner.regulation;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.regulation.FrequencyRule.Flag;

/**
 * The wireless regulatory database of the Linux kernel, format version 20, as it is.
 *
 * <p>Layout (net/wireless/reg.c): the magic word {@code RGDB} and the version; countries of two letters and a
 * pointer, up to an all-zero entry; each pointer leads to a collection (length, number of rules, DFS region,
 * pointers to rules), each rule gives length, flags, EIRP in hundredths of a dBm, start, end and bandwidth in kHz.
 * Big-endian; pointers count in units of four bytes.
 */
public final class RegulatoryDatabase {
  private static final int MAGIC = 0x52474442;
  private static final int VERSION = 20;
  private static final int MAX_BYTES = 1 << 18;
  private static final String BUILT_IN = "regulatory.db";
  private static final String BUILT_IN_DATE = "2026-05-30";
  private static final List<String> DFS_REGIONS = List.of("unset", "FCC", "ETSI", "JP");

  private final String name;
  private final String date;
  private final Map<String, Regulation> regulations;

  private RegulatoryDatabase(String name, String date, Map<String, Regulation> regulations) {
    this.name = name;
    this.date = date;
    this.regulations = regulations;
  }

  /** The edition that the program ships with (wireless-regdb, ISC licence). */
  public static RegulatoryDatabase builtIn() {
    try (InputStream in = RegulatoryDatabase.class.getResourceAsStream(BUILT_IN)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its part " + BUILT_IN);
      }
      return parse(in.readNBytes(MAX_BYTES + 1), BUILT_IN, BUILT_IN_DATE);
    } catch (IOException e) {
      throw new IllegalStateException("the program's part " + BUILT_IN + " can't be read", e);
    }
  }

  /**
   * Reads a database.
   *
   * @param name of the file, for messages; the format itself carries no date
   * @throws BadInputException if the bytes are not a whole database of version 20
   */
  public static RegulatoryDatabase read(byte[] bytes, String name) {
    return parse(bytes, name, "");
  }

  /** File name. */
  public String name() {
    return name;
  }

  /** Date of the edition, {@code yyyy-mm-dd}; empty where it is not known. */
  public String date() {
    return date;
  }

  /** The rules of a country by its two letters, capitals aside. */
  public Optional<Regulation> find(String countryCode) {
    return Optional.ofNullable(regulations.get(countryCode.strip().toUpperCase(Locale.ROOT)));
  }

  /** Codes of all countries, sorted; {@code 00} is the world-wide fallback. */
  public List<String> countries() {
    return List.copyOf(regulations.keySet());
  }

  private static RegulatoryDatabase parse(byte[] bytes, String name, String date) {
    if (bytes.length > MAX_BYTES) {
      throw new BadInputException(name, "more than " + MAX_BYTES + " bytes", "a regulatory database");
    }
    Bytes in = new Bytes(bytes, name);
    if (in.u32(0) != MAGIC) {
      throw new BadInputException(name, "another kind of file", "the magic word RGDB");
    }
    if (in.u32(4) != VERSION) {
      throw new BadInputException(name, "version " + in.u32(4), "version " + VERSION);
    }
    TreeMap<String, Regulation> regulations = new TreeMap<>();
    for (int at = 8; in.u32(at) != 0; at += 4) {
      String country = country(in, at);
      if (regulations.put(country, collection(in, country, in.u16(at + 2) * 4)) != null) {
        throw new BadInputException(name, "country " + country + " twice", "once");
      }
    }
    return new RegulatoryDatabase(name, date, Collections.unmodifiableMap(regulations));
  }

  private static String country(Bytes in, int at) {
    String code = "" + (char) in.u8(at) + (char) in.u8(at + 1);
    if (!code.matches("[A-Z]{2}|00|99|98")) {
      throw in.bad(at, "a country of other characters", "two capital letters, or 00");
    }
    return code;
  }

  private static Regulation collection(Bytes in, String country, int at) {
    int length = in.u8(at);
    int count = in.u8(at + 1);
    int region = in.u8(at + 2);
    if (length < 3 || region >= DFS_REGIONS.size()) {
      throw in.bad(at, "collection of length " + length + ", DFS region " + region, "length 3 or more, region 0 to 3");
    }
    int pointers = at + (length + 1) / 2 * 2;
    List<FrequencyRule> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rules.add(rule(in, in.u16(pointers + 2 * i) * 4));
    }
    return new Regulation(country, DFS_REGIONS.get(region), rules);
  }

  private static FrequencyRule rule(Bytes in, int at) {
    int length = in.u8(at);
    int bits = in.u8(at + 1);
    int start = in.u32(at + 4);
    int end = in.u32(at + 8);
    int bandwidth = in.u32(at + 12);
    if (length < 16 || bits >= 1 << Flag.values().length || start < 0 || end <= start || bandwidth <= 0) {
      throw in.bad(at, "rule of length " + length + ", flags " + bits + ", " + start + " to " + end + " kHz",
          "length 16 or more, known flags, a frequency range");
    }
    EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
    for (Flag flag : Flag.values()) {
      if ((bits & 1 << flag.ordinal()) != 0) {
        flags.add(flag);
      }
    }
    return new FrequencyRule(start, end, bandwidth, in.u16(at + 2) / 100.0, flags);
  }

  /** Big-endian numbers; what lies outside the file is a bad file. */
  private record Bytes(byte[] bytes, String name) {
    int u8(int at) {
      if (at < 0 || at >= bytes.length) {
        throw bad(bytes.length, "the end of the file", "more data, at byte " + at);
      }
      return bytes[at] & 0xff;
    }

    int u16(int at) {
      return u8(at) << 8 | u8(at + 1);
    }

    int u32(int at) {
      return u16(at) << 16 | u16(at + 2);
    }

    BadInputException bad(int at, String found, String expected) {
      return new BadInputException(name + ", byte " + at, found, expected);
    }
  }
}
