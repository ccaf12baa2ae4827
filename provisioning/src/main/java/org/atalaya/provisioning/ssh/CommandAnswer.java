package org.atalaya.provisioning.ssh;

import java.nio.charset.StandardCharsets;

/** What came of a command on a router. */
public sealed interface CommandAnswer {

  /**
   * The command ended and the router said how.
   *
   * @param status its exit status, 0 for success
   * @param output what it wrote to standard output
   * @param errors what it wrote to standard error, fit to be shown
   */
  record Exited(int status, byte[] output, String errors) implements CommandAnswer {
    public String text() {
      return new String(output, StandardCharsets.UTF_8);
    }
  }

  /**
   * The router did not say how it ended: the line went dead, time ran out, or it talked without end. The command
   * may have done its work or not: look again.
   *
   * @param why one plain line
   */
  record Unknown(String why) implements CommandAnswer {}
}
