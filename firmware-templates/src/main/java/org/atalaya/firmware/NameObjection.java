package org.atalaya.firmware;

import java.util.ArrayList;
import java.util.List;
import org.atalaya.firmware.uci.UciNames;

/** Why a network can't be called so. */
public enum NameObjection {
  BLANK("nothing but spaces"),
  CONTROL_CHARACTER("a control character"),
  SHELL_CHARACTER("one of \" ` $ \\, which LibreMesh would hand to a shell"),
  TEMPLATE("a %H, %M, %m or %N, which LibreMesh would replace"),
  ECHO_OPTION("-n or -e alone, which LibreMesh would take for an option");

  private final String text;

  NameObjection(String text) {
    this.text = text;
  }

  /** Why no access point can carry this name, its length aside: what a name is refused for whatever the firmware. */
  public static List<NameObjection> ofAnyFirmware(String name) {
    List<NameObjection> found = new ArrayList<>();
    if (name.isBlank()) {
      found.add(BLANK);
    }
    if (!UciNames.validValue(name) || name.codePoints().anyMatch(Character::isISOControl)) {
      found.add(CONTROL_CHARACTER);
    }
    return List.copyOf(found);
  }

  /** What stands in the name, in English. */
  public String text() {
    return text;
  }
}
