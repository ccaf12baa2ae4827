package org.atalaya.provisioning.lab;

import org.atalaya.provisioning.apply.Step;
import org.atalaya.provisioning.router.RouterCommands;

/** Tells from what a router is asked at which step the work on it is. Safe for use by several threads. */
final class LabSteps {

  /** What lies between two restarts of the work. */
  private enum Stage { LOOKING, AGREED, FLASHING, FLASHED, RESTARTING, RESTARTED, CONFIRMED }

  private static final String RPCD = "ubus call uci ";
  /** As far as the two ways to flash are the same. */
  private static final int FLASH_PREFIX = "trap '' HUP; (sleep 1; sysupgrade ".length();
  private Stage stage = Stage.LOOKING;
  private Step now = Step.CONNECT;

  synchronized Step login() {
    now = switch (stage) {
      case LOOKING, AGREED -> Step.CONNECT;
      case FLASHING -> Step.FLASH;
      case RESTARTING -> Step.REBOOT;
      case FLASHED -> Step.REIDENTIFY;
      case RESTARTED -> Step.RECONNECT;
      case CONFIRMED -> Step.VERIFY;
    };
    return now;
  }

  /** The session has ended: once all was compared, somebody is being asked. */
  synchronized Step logout() {
    if (stage == Stage.LOOKING && now == Step.DIFFERENCE) {
      stage = Stage.AGREED;
      now = Step.CONSENT;
    } else if (stage == Stage.CONFIRMED && now == Step.VERIFY) {
      stage = Stage.LOOKING;
    }
    return now;
  }

  /** The router has started again. */
  synchronized void started() {
    stage = switch (stage) {
      case FLASHING -> Stage.FLASHED;
      case RESTARTING -> Stage.RESTARTED;
      default -> stage;
    };
  }

  synchronized Step command(String line) {
    now = step(line);
    stage = switch (now) {
      case FLASH -> stage == Stage.FLASHED ? stage : Stage.FLASHING;
      case ARM -> Stage.AGREED;
      case REBOOT -> stage == Stage.RESTARTED ? stage : Stage.RESTARTING;
      case CONFIRM -> Stage.CONFIRMED;
      // without a restart
      case APPLY -> line.startsWith(RPCD + "apply") ? Stage.RESTARTED : stage;
      default -> stage;
    };
    return now;
  }

  private Step step(String line) {
    if (line.startsWith("sh " + RouterCommands.DEAD_MAN + " confirm") || stage == Stage.RESTARTED && line.startsWith(RPCD + "confirm")) {
      return Step.CONFIRM;
    }
    if (line.equals(RouterCommands.COMMIT_STANDING)) {
      return stage == Stage.LOOKING ? Step.CHECK : now;
    }
    if (line.startsWith(RPCD + "apply")) {
      return Step.APPLY;
    }
    if (line.startsWith("ubus call session create") || line.startsWith("ubus call session grant")
        || stage == Stage.AGREED && line.startsWith(RPCD) && !line.startsWith(RPCD + "rollback")) {
      return Step.WRITE;
    }
    if (line.startsWith("sh " + RouterCommands.DEAD_MAN + " restore") || stage == Stage.CONFIRMED) {
      return now;
    }
    if (line.startsWith(RouterCommands.flash(true).substring(0, FLASH_PREFIX))) {
      return Step.FLASH;
    }
    if (line.contains("(sleep 1; safe-upgrade ")) {
      return Step.FLASH;
    }
    if (line.equals(RouterCommands.CONFIRM_HALF)) {
      return Step.REIDENTIFY;
    }
    if (line.startsWith("sysupgrade -T") || line.startsWith("safe-upgrade verify")) {
      return Step.TEST_IMAGE;
    }
    if (line.contains(RouterCommands.BACK_UP_FILE)) {
      return Step.BACK_UP;
    }
    if (line.contains(RouterCommands.KEEP_FILE) || line.contains(RouterCommands.FLASHING) && now == Step.TEST_IMAGE) {
      return Step.TEST_IMAGE;
    }
    if (line.equals(RouterCommands.appendImage())) {
      return Step.UPLOAD;
    }
    if (line.equals(RouterCommands.REBOOT)) {
      return now == Step.APPLY ? Step.REBOOT : now;
    }
    if (line.equals(RouterCommands.MAKE_FOLDERS) || line.contains(RouterCommands.DEAD_MAN)) {
      return Step.ARM;
    }
    if (line.contains(RouterCommands.NEW_FILES_FOLDER) || line.equals(RouterCommands.SET_ROOT_PASSWORD)) {
      return Step.WRITE;
    }
    if (line.equals(RouterCommands.RELOAD_UNITS) || line.startsWith("systemctl ")) {
      return Step.APPLY;
    }
    if (line.contains("lime-config") && !line.contains("command -v") || line.contains("wifi config")) {
      return Step.APPLY;
    }
    return stage == Stage.LOOKING ? looking(line) : now;
  }

  private Step looking(String line) {
    return switch (line) {
      case RouterCommands.BOARD, RouterCommands.INTERFACES, RouterCommands.TOOLS, RouterCommands.MEMORY,
          RouterCommands.BOOT_ID, RouterCommands.DEBIAN_BOARD, RouterCommands.DEBIAN_TOOLS, RouterCommands.PORTS -> Step.IDENTIFY;
      case RouterCommands.DEAD_MAN_STATE -> Step.CHECK;
      case RouterCommands.CONFIG_NAMES, RouterCommands.STAGED, RouterCommands.NETWORK_FILES -> Step.DIFFERENCE;
      default -> now;
    };
  }
}
