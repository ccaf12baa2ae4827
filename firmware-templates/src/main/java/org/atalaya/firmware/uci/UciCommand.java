package org.atalaya.firmware.uci;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One command of the {@code uci} program on a router. A section is named, or given as uci counts it: {@code @rule[2]}
 * is the third of all sections of the type {@code rule}, those with a name too; {@code @[2]} the third of the file.
 */
public sealed interface UciCommand {

  /** {@code add}, {@code set} … */
  String verb();

  /** What stands behind the verb, one argument each, as a program gets them. */
  List<String> arguments();

  /** The program's arguments, itself first. No shell is needed, and none is asked to look into them. */
  default List<String> argv() {
    List<String> argv = new ArrayList<>(List.of("uci", verb()));
    argv.addAll(arguments());
    return List.copyOf(argv);
  }

  /**
   * A line for {@code uci batch}, without its line feed at the end; behind {@code uci} and a space also a line for a
   * POSIX shell. Where a value has line feeds, so has the line, in quotes that both read over several lines.
   */
  default String line() {
    StringBuilder line = new StringBuilder(verb());
    arguments().forEach(argument -> line.append(' ').append(Quoting.word(argument)));
    return line.toString();
  }

  /** A new section without a name, at the end: from here on {@code @TYPE[-1]}. */
  record Add(String packageName, String type) implements UciCommand {
    @Override
    public String verb() {
      return "add";
    }

    @Override
    public List<String> arguments() {
      return List.of(packageName, type);
    }
  }

  /** A new section with a name, at the end; for one that is there, its type. */
  record SetSection(String packageName, String name, String type) implements UciCommand {
    @Override
    public String verb() {
      return "set";
    }

    @Override
    public List<String> arguments() {
      return List.of(packageName + "." + name + "=" + type);
    }
  }

  /** An option with this value, whatever was there; {@code value} is not empty, for that would delete it. */
  record Set(String packageName, String section, String option, String value) implements UciCommand {
    @Override
    public String verb() {
      return "set";
    }

    @Override
    public List<String> arguments() {
      return List.of(Quoting.path(packageName, section, option) + "=" + value);
    }

    /** The value of a secret does not show. */
    @Override
    public String toString() {
      return Quoting.shown(verb(), Quoting.path(packageName, section, option), option, value);
    }
  }

  /** One value more of a list; of an option it makes a list. */
  record AddList(String packageName, String section, String option, String value) implements UciCommand {
    @Override
    public String verb() {
      return "add_list";
    }

    @Override
    public List<String> arguments() {
      return List.of(Quoting.path(packageName, section, option) + "=" + value);
    }

    /** The value of a secret does not show. */
    @Override
    public String toString() {
      return Quoting.shown(verb(), Quoting.path(packageName, section, option), option, value);
    }
  }

  /** An option or list that goes. */
  record Delete(String packageName, String section, String option) implements UciCommand {
    @Override
    public String verb() {
      return "delete";
    }

    @Override
    public List<String> arguments() {
      return List.of(Quoting.path(packageName, section, option));
    }
  }

  /** A section that goes. */
  record DeleteSection(String packageName, String section) implements UciCommand {
    @Override
    public String verb() {
      return "delete";
    }

    @Override
    public List<String> arguments() {
      return List.of(packageName + "." + section);
    }
  }

  /** A section that gets a name, or another. */
  record Rename(String packageName, String section, String name) implements UciCommand {
    @Override
    public String verb() {
      return "rename";
    }

    @Override
    public List<String> arguments() {
      return List.of(packageName + "." + section + "=" + name);
    }
  }

  /** A section that is taken out and put in again at this position, from 0 among all sections of the file. */
  record Reorder(String packageName, String section, int position) implements UciCommand {
    @Override
    public String verb() {
      return "reorder";
    }

    @Override
    public List<String> arguments() {
      return List.of(packageName + "." + section + "=" + position);
    }
  }

  /** Words for uci and a shell alike. */
  final class Quoting {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]+");
    /** Path and equals sign, where a shell would see no pattern of file names in them. */
    private static final Pattern PLAIN_PATH = Pattern.compile("[A-Za-z0-9_.-]+=");

    private Quoting() {}

    static String word(String argument) {
      if (PLAIN.matcher(argument).matches()) {
        return argument;
      }
      int value = argument.indexOf('=') + 1;
      String path = argument.substring(0, value);
      return PLAIN_PATH.matcher(path).matches() ? path + UciWriter.quote(argument.substring(value))
          : UciWriter.quote(argument);
    }

    static String path(String packageName, String section, String option) {
      return packageName + "." + section + "." + option;
    }

    static String shown(String verb, String path, String option, String value) {
      return verb + " " + path + "=" + (UciSecrets.isSecret(option) ? UciSecrets.MASK : UciWriter.quote(value));
    }
  }
}
