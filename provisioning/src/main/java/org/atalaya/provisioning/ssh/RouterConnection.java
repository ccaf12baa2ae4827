package org.atalaya.provisioning.ssh;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;

/** A session with a router, in which all is done as root. Commands one at a time; what they print is bounded, and so is their time. */
public final class RouterConnection implements AutoCloseable {
  private static final int MAX_ERROR_BYTES = 4096;
  private static final byte[] NOTHING = {};

  private final ClientSession session;
  private final RouterAddress address;
  private final HostKey hostKey;
  private final boolean withoutPassword;
  private final SshSettings settings;

  RouterConnection(ClientSession session, RouterAddress address, HostKey hostKey, boolean withoutPassword,
      SshSettings settings) {
    this.session = session;
    this.address = address;
    this.hostKey = hostKey;
    this.withoutPassword = withoutPassword;
    this.settings = settings;
  }

  public RouterAddress address() {
    return address;
  }

  /** The key by which this router proved itself. */
  public HostKey hostKey() {
    return hostKey;
  }

  /** True where the router let us in before any password was sent: its root password is empty. */
  public boolean withoutPassword() {
    return withoutPassword;
  }

  public boolean isOpen() {
    return session.isOpen();
  }

  /** Runs a command that should be quick. */
  public CommandAnswer run(String command) throws InterruptedException {
    return run(command, NOTHING, settings.commandTimeout());
  }

  /**
   * Runs a command.
   *
   * @param command a line for the router's shell; values in it come from {@link ShellWord} only
   * @param input its standard input
   * @param timeout after which the channel is closed
   */
  public CommandAnswer run(String command, byte[] input, Duration timeout) throws InterruptedException {
    return run(command, new ByteArrayInputStream(input), timeout);
  }

  /** The same with an input too large to be held in memory. */
  public CommandAnswer run(String command, InputStream input, Duration timeout) throws InterruptedException {
    try (ChannelExec channel = session.createExecChannel(asRoot(command))) {
      BoundedOutput output = new BoundedOutput(settings.maxOutputBytes(), () -> channel.close(true));
      BoundedOutput errors = new BoundedOutput(MAX_ERROR_BYTES, () -> { });
      channel.setIn(input);
      channel.setOut(output);
      channel.setErr(errors);
      channel.open().verify(timeout);
      var events = channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), timeout);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (output.tooMuch()) {
        return new CommandAnswer.Unknown("more than " + settings.maxOutputBytes() + " bytes of output");
      }
      if (events.contains(ClientChannelEvent.TIMEOUT)) {
        return new CommandAnswer.Unknown("no end within " + timeout.toSeconds() + " s");
      }
      Integer status = channel.getExitStatus();
      if (status == null) {
        return new CommandAnswer.Unknown("the connection ended before the command");
      }
      return new CommandAnswer.Exited(status, output.bytes(),
          PlainText.of(new String(errors.bytes(), StandardCharsets.UTF_8), 200));
    } catch (IOException | IllegalStateException e) {
      RouterSsh.throwIfInterrupted(e);
      return new CommandAnswer.Unknown("the session ended: " + RouterSsh.cause(e));
    }
  }

  /**
   * Starts a command that answers line by line.
   *
   * @param command a line for the router's shell; values in it come from {@link ShellWord} only
   * @throws IOException if the session has ended
   */
  public LineDialog converse(String command) throws IOException {
    return new LineDialog(session.createExecChannel(asRoot(command)), settings.commandTimeout());
  }

  /** sudo that would ask for a password fails at once: nobody is there to type one. */
  private String asRoot(String command) {
    return address.isRoot() ? command : "sudo -n sh -c '" + command.replace("'", "'\\''") + "'";
  }

  @Override
  public void close() {
    session.close(true);
  }
}
