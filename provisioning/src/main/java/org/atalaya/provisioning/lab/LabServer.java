package org.atalaya.provisioning.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.UserAuthNoneFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** The SSH server of a virtual router: exec only, no SFTP, one host key and one port for life. */
final class LabServer {

  /** Runs a command line to its end. */
  interface Exec {
    int run(String line, InputStream in, OutputStream out, OutputStream err) throws IOException;
  }

  /** Hears of sessions, before anybody is let in and after the end. */
  interface Sessions {
    /** Whether it may go on. */
    boolean begins();

    void ends();
  }

  private final LabPlace place;
  private final Exec exec;
  private final Sessions sessions;
  private final Predicate<Optional<String>> accepts;
  private KeyPair hostKey;
  private SshServer server;
  private int port;
  private boolean closed;

  /**
   * @param place where it listens
   * @param accepts says whether root gets in with this password; empty asks whether without any
   */
  LabServer(LabPlace place, Exec exec, Sessions sessions, Predicate<Optional<String>> accepts) {
    this.place = place;
    this.port = place.port();
    this.exec = exec;
    this.sessions = sessions;
    this.accepts = accepts;
    newHostKey();
  }

  synchronized void newHostKey() {
    try {
      hostKey = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    if (server != null) {
      server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    }
  }

  synchronized int port() {
    return port;
  }

  synchronized void start() {
    if (closed || server != null) {
      return;
    }
    server = SshServer.setUpDefaultServer();
    server.setHost(place.listensOn());
    server.setPort(port);
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setSubsystemFactories(List.of());
    server.setCommandFactory((channel, line) -> new Running(line));
    refreshAuthentication();
    server.addSessionListener(new Listening());
    server.setPasswordAuthenticator((user, password, session) ->
        user.equals("root") && accepts.test(Optional.of(password)));
    CoreModuleProperties.TCP_NODELAY.set(server, true);
    try {
      SshServer starting = server;
      place.enter(starting::start);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    port = server.getPort();
  }

  synchronized void stop() {
    if (server == null) {
      return;
    }
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server = null;
  }

  /** Stops for good. */
  synchronized void close() {
    closed = true;
    stop();
  }

  /** All connections are gone; new ones are welcome. */
  void cutSessions() {
    SshServer running;
    synchronized (this) {
      running = server;
    }
    if (running != null) {
      running.getActiveSessions().forEach(session -> session.close(true));
    }
  }

  private final class Listening implements SessionListener {
    @Override
    public void sessionEvent(Session session, Event event) {
      if (event == Event.KexCompleted && !session.isAuthenticated() && !sessions.begins()) {
        session.close(true);
      }
    }

    @Override
    public void sessionClosed(Session session) {
      if (session.isAuthenticated()) {
        sessions.ends();
      }
    }
  }

  /** After a change of the password: dropbear offers "none" as long as it is empty. */
  synchronized void refreshAuthentication() {
    if (server != null) {
      server.setUserAuthFactories(accepts.test(Optional.empty())
          ? List.of(UserAuthNoneFactory.INSTANCE) : List.of(UserAuthPasswordFactory.INSTANCE));
    }
  }

  /** One command of one session, on a thread of its own. */
  private final class Running implements Command {
    private final String line;
    private InputStream in;
    private OutputStream out;
    private OutputStream err;
    private ExitCallback exit;
    private Thread thread;

    Running(String line) {
      this.line = line;
    }

    @Override
    public void setInputStream(InputStream stream) {
      in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
      out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
      err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
      exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
      thread = Thread.ofVirtual().start(() -> {
        try {
          int status = exec.run(line, in, out, err);
          refreshAuthentication();
          out.flush();
          err.flush();
          exit.onExit(status);
        } catch (IOException | RuntimeException e) {
          exit.onExit(1, String.valueOf(e.getMessage()));
        }
      });
    }

    @Override
    public void destroy(ChannelSession channel) {
      thread.interrupt();
    }
  }
}
