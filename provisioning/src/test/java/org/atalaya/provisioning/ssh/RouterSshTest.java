package org.atalaya.provisioning.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.atalaya.planner.plan.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RouterSshTest {
  private static final SshSettings SETTINGS = new SshSettings(Duration.ofSeconds(3), Duration.ofSeconds(10),
      Duration.ofSeconds(3), 3, 2, Duration.ofMillis(50), 1 << 16);
  private static final HostKeyPolicy ANY = new HostKeyPolicy.FirstUse(key -> true);

  @TempDir
  private Path folder;

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
      org.atalaya.provisioning.Until.holds(Duration.ofSeconds(20), () -> visits.get() == SETTINGS.loginAttempts());
    }
  }

  @Test
  void aHostKeyThatIsNoneIsRefused() {
    assertThatThrownBy(() -> HostKey.parse("ssh-ed25519 not*base64"))
        .isInstanceOf(org.atalaya.planner.BadInputException.class);
  }

  @Test
  void aStrangerThatWantsAPasswordIsNotSentIt() throws Exception {
    try (SshServer server = server(KeyPairProvider.SSH_ED25519, 256, BuiltinSignatures.ed25519);
        RouterSsh ssh = new RouterSsh(SETTINGS)) {
      HostKeyPolicy stranger = new HostKeyPolicy.FirstUse(key -> true, key -> false);
      ConnectionFailure failure = failure(ssh, at(server), stranger, "right");
      assertThat(failure).isInstanceOf(ConnectionFailure.PasswordWithheld.class);
      assertThat(failure.keyToAnswerFor()).isPresent();
      assertThat(passwordsSeen).hasValue(0);
      HostKeyPolicy answeredFor = new HostKeyPolicy.FirstUse(key -> true, failure.keyToAnswerFor().get()::equals);
      ssh.connect(at(server), answeredFor, Optional.of(new Secret("right"))).close();
      assertThat(passwordsSeen).hasValue(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {KeyPairProvider.SSH_ED25519, KeyPairProvider.SSH_RSA, "ecdsa-sha2-nistp256"})
  void anEncryptedKeyOfTheUsersOwnLogsInWithoutAPassword(String type) throws Exception {
    KeyPair own = KeyUtils.generateKeyPair(type, type.equals(KeyPairProvider.SSH_RSA) ? 2048 : 256);
    Path file = folder.resolve("id");
    OpenSSHKeyEncryptionContext encryption = new OpenSSHKeyEncryptionContext();
    encryption.setPassword("frase larga");
    encryption.setCipherType("256");
    try (OutputStream out = Files.newOutputStream(file)) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(own, "", encryption, out);
    }
    AtomicInteger asked = new AtomicInteger();
    LoginKey key = LoginKey.read(file, () -> {
      asked.incrementAndGet();
      return Optional.of(new Secret("frase larga"));
    });
    assertThat(asked).hasValue(1);
    assertThat(key).hasToString(KeyUtils.getFingerPrint(own.getPublic()));
    assertThatThrownBy(() -> LoginKey.read(file, () -> Optional.of(new Secret("otra frase"))))
        .isInstanceOf(org.atalaya.planner.BadInputException.class).hasMessageNotContaining("otra frase");

    try (SshServer server = server(KeyPairProvider.SSH_ED25519, 256, BuiltinSignatures.ed25519);
        RouterSsh ssh = new RouterSsh(SETTINGS.withLoginKeys(List.of(key)))) {
      server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE));
      // the server of this test has few algorithms: for the user's key it needs all
      server.setSignatureFactories(org.apache.sshd.server.ServerBuilder.setUpDefaultSignatureFactories(false));
      server.setPublickeyAuthenticator((user, offered, session) -> user.equals("root") && KeyUtils.compareKeys(offered, own.getPublic()));
      try (RouterConnection connection = ssh.connect(at(server), new HostKeyPolicy.FirstUse(k -> true, k -> false),
          Optional.of(new Secret("right")))) {
        assertThat(connection.withoutPassword()).isFalse();
      }
      assertThat(passwordsSeen).hasValue(0);
    }
  }

  @Test
  void whatIsNoPrivateKeyIsSaidToBeNone() throws Exception {
    Path file = Files.writeString(folder.resolve("noise"), "-----BEGIN OPENSSH PRIVATE KEY-----\nnot base64!\n");
    assertThatThrownBy(() -> LoginKey.read(file, Optional::empty)).isInstanceOf(org.atalaya.planner.BadInputException.class)
        .hasMessageContaining("no private key");
  }
}
