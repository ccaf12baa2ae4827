package org.atalaya.provisioning.router;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the dead man's switch on a router is doing. */
public sealed interface SwitchState {

  /** There is none: nothing was begun, or it was confirmed. */
  record Absent() implements SwitchState {}

  /**
   * A new configuration waits to be confirmed.
   *
   * @param token of the change
   * @param seconds from the last start until it restores the old one
   * @param restarted true where the router has started since: it works with what was written before that
   */
  record Armed(String token, int seconds, boolean restarted) implements SwitchState {}

  /** The old configuration is being put back, or is there and the restart that makes it work has not been yet. */
  record Restoring() implements SwitchState {}

  /**
   * The old configuration is back, and the router has started with it.
   *
   * @param token of the change that was not confirmed
   */
  record Restored(String token) implements SwitchState {}

  /** Reads it from a router. */
  static SwitchState read(Router router) throws RouterException, InterruptedException {
    String answer = router.ask(RouterCommands.DEAD_MAN_STATE).strip();
    Matcher matcher = Pattern.compile(
        "(?:(armed|restoring|restarting|restored) ([0-9a-f]{1,64}) ([0-9]{1,6}))?\\s*(?:starts ([0-9]{1,6}))?").matcher(answer);
    if (!matcher.matches()) {
      throw new RouterException("the state of the dead man's switch can't be read", true);
    }
    if (matcher.group(1) == null) {
      return new Absent();
    }
    return switch (matcher.group(1)) {
      case "armed" -> new Armed(matcher.group(2), Integer.parseInt(matcher.group(3)), matcher.group(4) != null);
      case "restoring", "restarting" -> new Restoring();
      default -> new Restored(matcher.group(2));
    };
  }
}
