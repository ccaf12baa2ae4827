package org.atalaya.provisioning.router;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.atalaya.planner.plan.Secret;
import org.atalaya.provisioning.ssh.CommandAnswer;
import org.atalaya.provisioning.ssh.PlainText;
import org.atalaya.provisioning.ssh.RouterConnection;

/** What can be asked of a router and done to it, over one session. Owns the session. */
public final class Router implements AutoCloseable {
  private static final byte[] NOTHING = {};
  private static final int SLOWEST_BYTES_PER_SECOND = 8_000;

  private final RouterConnection connection;
  private final Duration quick;
  private final Duration slow;

  /**
   * @param connection to the router; closed with this
   * @param quick patience for commands that answer at once
   * @param slow patience for those that compute: lime-config, tar, passwd
   */
  public Router(RouterConnection connection, Duration quick, Duration slow) {
    this.connection = connection;
    this.quick = quick;
    this.slow = slow;
  }

  public RouterConnection connection() {
    return connection;
  }

  /** Reads what the router says about itself. */
  public RouterFacts readFacts() throws RouterException, InterruptedException {
    return FactsReader.read(this);
  }

  /**
   * Reads what it has, and how it guards against a change that goes wrong.
   *
   * @param facts that were read from it
   */
  public RouterInventory readInventory(RouterFacts facts) throws RouterException, InterruptedException {
    return InventoryReader.read(this, facts.tools());
  }

  /**
   * Has all its lights blink once in two seconds, and go back to what they showed; it does not wait for that.
   *
   * @return how many there are
   */
  public int blink(int seconds) throws RouterException, InterruptedException {
    CommandAnswer.Exited answer = answered(RouterCommands.blink(seconds), NOTHING, quick);
    String count = answer.text().strip();
    if (answer.status() == RouterCommands.BLINKS_ALREADY) {
      throw new RouterException("its lights are blinking already", true);
    }
    if (answer.status() != 0 || !count.matches("[0-9]{1,4}")) {
      throw new RouterException("its lights can't be told to blink", true);
    }
    return Integer.parseInt(count);
  }

  /** Output of a command that must succeed. */
  public String ask(String command) throws RouterException, InterruptedException {
    return exited(command, NOTHING, quick).text();
  }

  /** Output of a command that must succeed and may take its time. */
  public String askPatiently(String command) throws RouterException, InterruptedException {
    return exited(command, NOTHING, slow).text();
  }

  /** Output of a command, or nothing where the router has no such thing. */
  public Optional<String> tryAsk(String command) throws RouterException, InterruptedException {
    CommandAnswer.Exited answer = answered(command, NOTHING, quick);
    return answer.status() == 0 ? Optional.of(answer.text()) : Optional.empty();
  }

  /** Output of a command that may take its time, or nothing where the router can't do it. */
  public Optional<String> tryAskPatiently(String command) throws RouterException, InterruptedException {
    CommandAnswer.Exited answer = answered(command, NOTHING, slow);
    return answer.status() == 0 ? Optional.of(answer.text()) : Optional.empty();
  }

  /** Text of a file; empty where there is none. */
  public Optional<String> findFile(String path) throws RouterException, InterruptedException {
    if (answered(RouterCommands.exists(path), NOTHING, quick).status() != 0) {
      return Optional.empty();
    }
    return Optional.of(ask(RouterCommands.read(path)));
  }

  /** Bytes of a file, at most as many as one command may print. */
  public byte[] readBytes(String path) throws RouterException, InterruptedException {
    return exited(RouterCommands.read(path), NOTHING, slow).output();
  }

  /** Writes a file that only root can read, and has the router compute its SHA-256: there is no SFTP to trust. */
  public void writeFile(String path, byte[] content) throws RouterException, InterruptedException {
    exited(RouterCommands.write(path), content, slow);
    if (!sha256(path).equals(sha256Of(content))) {
      throw new RouterException(path + " did not arrive as it was sent", true);
    }
  }

  /**
   * Sends what a command reads, however long that takes, as long as it is not slower than a bad radio link.
   *
   * @param size of the input in bytes
   */
  public void send(String command, InputStream input, long size) throws RouterException, InterruptedException {
    Duration patience = slow.plusSeconds(size / SLOWEST_BYTES_PER_SECOND);
    switch (connection.run(command, input, patience)) {
      case CommandAnswer.Exited exited -> {
        if (exited.status() != 0) {
          throw failed(command, exited);
        }
      }
      case CommandAnswer.Unknown unknown ->
          throw new RouterException(PlainText.of(command, 60) + ": " + unknown.why(), false);
    }
  }

  /** SHA-256 of a file, computed on the router: 64 hexadecimal digits. */
  public String sha256(String path) throws RouterException, InterruptedException {
    String answer = ask(RouterCommands.sha256(path)).strip();
    String digest = answer.length() >= 64 ? answer.substring(0, 64) : "";
    if (!digest.matches("[0-9a-f]{64}")) {
      throw new RouterException("sha256sum answered '" + PlainText.of(answer, 80) + "'", true);
    }
    return digest;
  }

  /** SHA-256 in hexadecimal digits. */
  public static String sha256Of(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sets the password of who is logged in, root as a rule; it goes by standard input, into no process list. */
  public void setRootPassword(Secret password) throws RouterException, InterruptedException {
    String twice = password.reveal() + "\n" + password.reveal() + "\n";
    CommandAnswer.Exited answer =
        answered(RouterCommands.setPassword(connection.address().user()), twice.getBytes(StandardCharsets.UTF_8), slow);
    if (answer.status() != 0) {
      // what passwd printed is left out: it might repeat what it read
      throw new RouterException("passwd ended with " + answer.status(), true);
    }
  }

  /** Runs a command that must succeed, with the long patience. */
  public void carryOut(String command) throws RouterException, InterruptedException {
    exited(command, NOTHING, slow);
  }

  /** Runs a command and tells its exit status. */
  public int statusOf(String command) throws RouterException, InterruptedException {
    return answered(command, NOTHING, slow).status();
  }

  /** Seconds since the router was switched on, by its own clock. */
  public double uptimeSeconds() throws RouterException, InterruptedException {
    String answer = ask(RouterCommands.UPTIME).strip();
    if (!answer.matches("[0-9]{1,9}(?:\\.[0-9]{1,3})? [0-9.]{1,15}")) {
      throw new RouterException("/proc/uptime says '" + PlainText.of(answer, 40) + "'", true);
    }
    return Double.parseDouble(answer.replaceFirst(" .*", ""));
  }

  /** Starts a reboot. The session dies with it, so that no answer is as good as success. */
  public void reboot() throws RouterException, InterruptedException {
    CommandAnswer answer = connection.run(RouterCommands.REBOOT, NOTHING, quick);
    if (answer instanceof CommandAnswer.Exited exited && exited.status() != 0) {
      throw failed(RouterCommands.REBOOT, exited);
    }
  }

  private CommandAnswer.Exited exited(String command, byte[] input, Duration patience)
      throws RouterException, InterruptedException {
    CommandAnswer.Exited answer = answered(command, input, patience);
    if (answer.status() != 0) {
      throw failed(command, answer);
    }
    return answer;
  }

  private CommandAnswer.Exited answered(String command, byte[] input, Duration patience)
      throws RouterException, InterruptedException {
    return switch (connection.run(command, input, patience)) {
      case CommandAnswer.Exited exited -> exited;
      case CommandAnswer.Unknown unknown ->
          throw new RouterException(PlainText.of(command, 60) + ": " + unknown.why(), false);
    };
  }

  private static RouterException failed(String command, CommandAnswer.Exited answer) {
    String said = answer.errors().isEmpty() ? "" : ": " + answer.errors();
    return new RouterException(PlainText.of(command, 60) + " ended with " + answer.status() + said, true);
  }

  @Override
  public void close() {
    connection.close();
  }
}
