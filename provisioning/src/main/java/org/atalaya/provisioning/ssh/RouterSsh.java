package org.atalaya.provisioning.ssh;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.password.PasswordAuthenticationReporter;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.PublicKeyAuthenticationReporter;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.core.CoreModuleProperties;
import org.atalaya.planner.plan.Secret;
import org.atalaya.provisioning.ssh.ConnectionFailure.HandshakeFailed;
import org.atalaya.provisioning.ssh.ConnectionFailure.HostKeyChanged;
import org.atalaya.provisioning.ssh.ConnectionFailure.HostKeyDeclined;
import org.atalaya.provisioning.ssh.ConnectionFailure.PasswordRefused;
import org.atalaya.provisioning.ssh.ConnectionFailure.PasswordWithheld;
import org.atalaya.provisioning.ssh.ConnectionFailure.Unreachable;

/**
 * Opens sessions with routers. One for a whole batch: it holds the threads, and lets only a few log in at once.
 * Of the user's own keys only those are offered that the settings name; agent and ssh_config are never looked at. Safe for use by several threads.
 */
public final class RouterSsh implements AutoCloseable {
  private static final AttributeRepository.AttributeKey<Encounter> ENCOUNTER =
      new AttributeRepository.AttributeKey<>();

  private final SshSettings settings;
  private final SshClient client;
  private final Semaphore logins;

  public RouterSsh(SshSettings settings) {
    this.settings = settings;
    this.logins = new Semaphore(settings.loginsAtOnce(), true);
    this.client = SshClient.setUpDefaultClient();
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setFilePasswordProvider(FilePasswordProvider.EMPTY);
    // a key before the password: it tells nobody a secret
    client.setUserAuthFactories(settings.loginKeys().isEmpty() ? List.of(UserAuthPasswordFactory.INSTANCE)
        : List.of(UserAuthPublicKeyFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE));
    client.setSignatureFactories(signatures());
    client.setServerKeyVerifier((session, remote, key) -> encounter(session).meets(HostKey.of(key), session));
    client.setPasswordAuthenticationReporter(new PasswordAuthenticationReporter() {
      @Override
      public void signalAuthenticationAttempt(ClientSession session, String service, String oldPassword,
          boolean modified, String newPassword) {
        encounter(session).passwordSent = true;
      }
    });
    client.setPublicKeyAuthenticationReporter(new PublicKeyAuthenticationReporter() {
      @Override
      public void signalAuthenticationSuccess(ClientSession session, String service, KeyPair identity) {
        encounter(session).keyTaken = true;
      }
    });
    // Without it each small packet waits for the acknowledgement of the one before.
    CoreModuleProperties.TCP_NODELAY.set(client, true);
    // A frozen router is noticed after three seconds instead of at the end of the longest time-out.
    CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, Duration.ofSeconds(1));
    CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, 2);
    client.start();
  }

  public SshSettings settings() {
    return settings;
  }

  /**
   * Logs in, as root unless the address says otherwise. A factory router with an empty password lets everyone in before a password is sent.
   *
   * @param password sent only if the router wants one, its key is the right one, and the policy trusts it
   * @throws ConnectionException if there is no session; {@link ConnectionException#failure()} says why
   * @throws InterruptedException if the thread was interrupted while waiting
   */
  public RouterConnection connect(RouterAddress address, HostKeyPolicy policy, Optional<Secret> password)
      throws ConnectionException, InterruptedException {
    Duration backOff = settings.backOff();
    for (int attempt = 1;; attempt++) {
      logins.acquire();
      try {
        return attempt(address, new Encounter(address, policy, password));
      } catch (ConnectionException e) {
        if (!(e.failure() instanceof HandshakeFailed) || attempt >= settings.loginAttempts()) {
          throw e;
        }
      } finally {
        logins.release();
      }
      Thread.sleep(backOff);
      backOff = backOff.multipliedBy(2);
    }
  }

  private RouterConnection attempt(RouterAddress address, Encounter encounter)
      throws ConnectionException, InterruptedException {
    ClientSession session;
    try {
      session = client.connect(address.user(), address.host(), address.port(),
          AttributeRepository.ofKeyValuePair(ENCOUNTER, encounter), null).verify(settings.connectTimeout())
          .getSession();
    } catch (IOException | RuntimeException e) {
      throwIfInterrupted(e);
      // accepted and closed again before MINA had looked: that is dropbear's way to say that too many log in at once
      boolean closedAtOnce = String.valueOf(deepest(e).getMessage()).startsWith("No session attached");
      throw new ConnectionException(closedAtOnce ? new HandshakeFailed(address, "the connection was closed at once")
          : new Unreachable(address, cause(e)));
    }
    try {
      settings.loginKeys().forEach(key -> session.addPublicKeyIdentity(key.pair()));
      session.auth().verify(settings.loginTimeout());
      return new RouterConnection(session, address, encounter.found, !encounter.passwordSent && !encounter.keyTaken,
          settings);
    } catch (IOException | RuntimeException e) {
      session.close(true);
      throwIfInterrupted(e);
      ConnectionFailure failure = encounter.refusal != null ? encounter.refusal : reason(e, address);
      throw new ConnectionException(failure instanceof PasswordRefused && encounter.withheld
          ? new PasswordWithheld(address, encounter.found) : failure);
    }
  }

  /** MINA tells of an interruption as if the connection had failed. */
  static void throwIfInterrupted(Exception e) throws InterruptedException {
    boolean interrupted = Thread.interrupted();
    Throwable cause = e;
    for (int i = 0; i < 8 && cause != null; i++) {
      interrupted |= cause instanceof InterruptedException
          || (cause instanceof InterruptedIOException && !(cause instanceof SocketTimeoutException));
      cause = cause.getCause();
    }
    if (interrupted) {
      throw new InterruptedException();
    }
  }

  private static ConnectionFailure reason(Exception e, RouterAddress address) {
    boolean noneLeft = e instanceof SshException ssh
        && ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
    return noneLeft ? new PasswordRefused(address) : new HandshakeFailed(address, cause(e));
  }

  /** Why it did not come about, in plain words: what Java and MINA say is often the name of a class. */
  static String cause(Exception e) {
    Throwable deepest = deepest(e);
    String message = PlainText.of(deepest.getMessage() == null ? "" : deepest.getMessage(), 160);
    return switch (deepest) {
      case UnresolvedAddressException _, UnknownHostException _ -> "no such host is known";
      case SocketTimeoutException _, TimeoutException _ -> "it did not answer in time";
      case ConnectException _ when message.contains("refused") -> "it refuses connections, no SSH server listens there";
      case SocketException _ when message.contains("imed out") -> "it did not answer in time";
      case SocketException _ when message.contains("unreachable") || message.contains("No route") ->
          "this computer has no way to it";
      case ClosedChannelException _ -> "the connection was closed";
      case IOException _ when message.contains("reset") || message.contains("roken pipe") -> "the connection was cut";
      default -> message.isEmpty() || message.contains("Exception") ? "the connection failed" : message;
    };
  }

  private static Throwable deepest(Exception e) {
    Throwable deepest = e;
    for (int i = 0; i < 8 && deepest.getCause() != null; i++) {
      deepest = deepest.getCause();
    }
    return deepest;
  }

  private static Encounter encounter(ClientSession session) {
    return session.getConnectionContext().getAttribute(ENCOUNTER);
  }

  /** Old dropbears have only an ssh-rsa key with SHA-1 signatures: accepted, last, because the key is pinned. */
  private static List<NamedFactory<Signature>> signatures() {
    return List.of(BuiltinSignatures.ed25519, BuiltinSignatures.nistp256, BuiltinSignatures.nistp384,
        BuiltinSignatures.nistp521, BuiltinSignatures.rsaSHA512, BuiltinSignatures.rsaSHA256, BuiltinSignatures.rsa);
  }

  @Override
  public void close() {
    client.stop();
  }

  /** What was found out about the other side during one login. */
  private static final class Encounter {
    private final RouterAddress address;
    private final HostKeyPolicy policy;
    private volatile HostKey found;
    private volatile ConnectionFailure refusal;
    private final Optional<Secret> password;
    private volatile boolean passwordSent;
    private volatile boolean keyTaken;
    private volatile boolean withheld;

    Encounter(RouterAddress address, HostKeyPolicy policy, Optional<Secret> password) {
      this.address = address;
      this.policy = policy;
      this.password = password;
    }

    /** The password comes into the session here, where it is known who is at the other end. */
    boolean meets(HostKey key, ClientSession session) {
      boolean metNow = found == null;
      found = key;
      refusal = switch (policy) {
        case HostKeyPolicy.FirstUse first ->
            first.accept().test(key) ? null : new HostKeyDeclined(address, key);
        case HostKeyPolicy.Pinned pinned ->
            pinned.key().equals(key) || pinned.otherwise().test(key) ? null : new HostKeyChanged(address, pinned.key(), key);
      };
      if (refusal == null && metNow && password.isPresent()) {
        withheld = !policy.trusts(key);
        if (!withheld) {
          session.addPasswordIdentity(password.get().reveal());
        }
      }
      return refusal == null;
    }
  }
}
