package org.atalaya.app.job;

import java.util.List;
import org.atalaya.firmware.FirmwareTargets;
import org.atalaya.firmware.NameObjection;
import org.atalaya.planner.BadInputException;

/** A network's name, looked at when it is given and not only when files are rendered from it. */
public final class NetworkName {
  private NetworkName() {}

  /** Why the firmware can't carry the name; empty where it can, and for a firmware that the program does not know. */
  public static List<NameObjection> objections(String name, String firmware) {
    return FirmwareTargets.find(firmware).map(target -> target.objectionsToName(name)).orElse(List.of());
  }

  /**
   * @param where the name was given
   * @throws BadInputException if the firmware can't carry the name
   */
  public static void require(String where, String name, String firmware) {
    objections(name, firmware).stream().findFirst().ifPresent(objection -> {
      throw new BadInputException(where, objection.text(), "a name without it");
    });
  }
}
