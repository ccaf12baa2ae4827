package org.atalaya.provisioning.lab;

import org.atalaya.provisioning.router.RouterCommands;

/** Programs that write firmware and end with a restart, started on their own. */
final class LabFlashWriter {
  private final LabFiles files;
  private final LabPower power;

  LabFlashWriter(LabFiles files, LabPower power) {
    this.files = files;
    this.power = power;
  }

  /** Such a program. */
  @FunctionalInterface
  interface Program {
    void run() throws LabSysupgrade.Refusal;
  }

  /** A moment later, unless it restarts before; refused, the log ends with the status with which the program would end. */
  void start(Program program, int refusedStatus) {
    files.remove(RouterCommands.FLASH_LOG);
    power.laterIfOn(100, () -> {
      try {
        program.run();
        power.cut();
      } catch (LabSysupgrade.Refusal e) {
        files.append(RouterCommands.FLASH_LOG, e.getMessage() + "\n" + RouterCommands.FLASH_ENDED + refusedStatus + "\n");
      }
    });
  }
}
