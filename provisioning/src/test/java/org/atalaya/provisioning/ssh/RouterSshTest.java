package org.atalaya.provisioning.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.atalaya.planner.plan.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RouterSshTest {
  private static final SshSettings SETTINGS = new SshSettings(Duration.ofSeconds(3), Duration.ofSeconds(10),
      Duration.ofSeconds(3), 3, 2, Duration.ofMillis(50), 1 << 16);
  private static final HostKeyPolicy ANY = new HostKeyPolicy.FirstUse(key -> true);

  private final AtomicInteger passwordsSeen = new AtomicInteger();

  private SshServer server(String keyType, int bits, BuiltinSignatures signature) throws Exception {
    KeyPair key = KeyUtils.generateKeyPair(keyType, bits);
    SshServer server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(KeyPairProvider.wrap(key));
    server.setSignatureFactories(List.of(signature));
    server.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
    server.setPasswordAuthenticator((user, password, session) -> {
      passwordsSeen.incrementAndGet();
      return password.equals("right");
    });
    server.start();
    return server;
  }

  private static RouterAddress at(SshServer server) {
    return new RouterAddress("127.0.0.1", server.getPort());
  }

  private static ConnectionFailure failure(RouterSsh ssh, RouterAddress address, HostKeyPolicy policy,
      String password) throws Exception {
    try (RouterConnection connection = ssh.connect(address, policy, Optional.of(new Secret(password)))) {
      throw new AssertionError("connected to " + connection.address());
    } catch (ConnectionException e) {
      assertThat(e.getMessage()).doesNotContain(password);
      return e.failure();
    }
  }

  @Test
  void aServerWithNothingButSha1RsaIsAccepted() throws Exception {
    try (SshServer old = server(KeyPairProvider.SSH_RSA, 2048, BuiltinSignatures.rsa);
        RouterSsh ssh = new RouterSsh(SETTINGS);
        RouterConnection connection = ssh.connect(at(old), ANY, Optional.of(new Secret("right")))) {
      assertThat(connection.hostKey().algorithm()).isEqualTo("ssh-rsa");
      assertThat(connection.withoutPassword()).isFalse();
    }
  }

  @Test
  void aChangedKeyStopsBeforeThePasswordIsSent() throws Exception {
    HostKey pinned;
    try (SshServer first = server(KeyPairProvider.SSH_ED25519, 256, BuiltinSignatures.ed25519);
        RouterSsh ssh = new RouterSsh(SETTINGS);
        RouterConnection connection = ssh.connect(at(first), ANY, Optional.of(new Secret("right")))) {
      pinned = connection.hostKey();
      assertThat(HostKey.parse(pinned.toString())).isEqualTo(pinned);
      assertThat(pinned.fingerprint()).startsWith("SHA256:");
    }
    passwordsSeen.set(0);
    try (SshServer other = server(KeyPairProvider.SSH_ED25519, 256, BuiltinSignatures.ed25519);
        RouterSsh ssh = new RouterSsh(SETTINGS)) {
      assertThat(failure(ssh, at(other), new HostKeyPolicy.Pinned(pinned), "right"))
          .isInstanceOfSatisfying(ConnectionFailure.HostKeyChanged.class,
              changed -> assertThat(changed.pinned()).isEqualTo(pinned));
      assertThat(failure(ssh, at(other), new HostKeyPolicy.FirstUse(key -> false), "right"))
          .isInstanceOf(ConnectionFailure.HostKeyDeclined.class);
      assertThat(passwordsSeen).hasValue(0);
    }
  }

  @Test
  void aWrongPasswordIsSaidToBeOneAndNotTriedAgain() throws Exception {
    try (SshServer server = server(KeyPairProvider.SSH_ED25519, 256, BuiltinSignatures.ed25519);
        RouterSsh ssh = new RouterSsh(SETTINGS)) {
      assertThat(failure(ssh, at(server), ANY, "wrong-one")).isInstanceOf(ConnectionFailure.PasswordRefused.class);
      assertThat(passwordsSeen).hasValue(1);
    }
  }

  @Test
  void whereNothingListensItIsUnreachable() throws Exception {
    RouterAddress gone;
    try (SshServer server = server(KeyPairProvider.SSH_ED25519, 256, BuiltinSignatures.ed25519)) {
      gone = at(server);
    }
    try (RouterSsh ssh = new RouterSsh(SETTINGS)) {
      assertThat(failure(ssh, gone, ANY, "right")).isInstanceOf(ConnectionFailure.Unreachable.class)
          .extracting(ConnectionFailure::message)
          .isEqualTo("no answer at " + gone + ": it refuses connections, no SSH server listens there");
    }
  }

  /** RFC 6761: a name under .invalid never exists. */
  @Test
  void aNameThatNobodyKnowsIsSaidToBeOne() throws Exception {
    try (RouterSsh ssh = new RouterSsh(SETTINGS)) {
      assertThat(failure(ssh, new RouterAddress("router.invalid", 22), ANY, "right").message())
          .isEqualTo("no answer at router.invalid: no such host is known");
    }
  }

  @Test
  void aServerThatSaysNothingIsGivenUpInPlainWords() throws Exception {
    try (java.net.ServerSocket silent = new java.net.ServerSocket(0, 8, java.net.InetAddress.getLoopbackAddress());
        RouterSsh ssh = new RouterSsh(new SshSettings(Duration.ofSeconds(3), Duration.ofMillis(300),
            Duration.ofSeconds(3), 1, 2, Duration.ofMillis(50), 1 << 16))) {
      RouterAddress address = new RouterAddress("127.0.0.1", silent.getLocalPort());
      assertThat(failure(ssh, address, ANY, "right").message()).startsWith("no SSH session with " + address + ": ")
          .doesNotContain("Exception").doesNotContain("Nio2");
    }
  }

  @Test
  void aLoginThatIsResetIsTriedAgainAndThenGivenUp() throws Exception {
    AtomicInteger visits = new AtomicInteger();
    try (java.net.ServerSocket rude = new java.net.ServerSocket(0, 8, java.net.InetAddress.getLoopbackAddress());
        RouterSsh ssh = new RouterSsh(SETTINGS)) {
      Thread.ofVirtual().start(() -> {
        try {
          while (true) {
            rude.accept().close();
            visits.incrementAndGet();
          }
        } catch (IOException e) {
          // the test is over
        }
      });
      assertThat(failure(ssh, new RouterAddress("127.0.0.1", rude.getLocalPort()), ANY, "right"))
          .isInstanceOf(ConnectionFailure.HandshakeFailed.class);
      assertThat(visits).hasValue(SETTINGS.loginAttempts());
    }
  }

  @Test
  void aHostKeyThatIsNoneIsRefused() {
    assertThatThrownBy(() -> HostKey.parse("ssh-ed25519 not*base64"))
        .isInstanceOf(org.atalaya.planner.BadInputException.class);
  }
}
