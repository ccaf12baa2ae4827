package org.atalaya.provisioning.dropbear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.planner.plan.Secret;
import org.atalaya.provisioning.Kit;
import org.atalaya.provisioning.RememberedKeys;
import org.atalaya.provisioning.apply.Backups;
import org.atalaya.provisioning.apply.Consent;
import org.atalaya.provisioning.apply.Outcome;
import org.atalaya.provisioning.apply.PinnedKeys;
import org.atalaya.provisioning.apply.Provisioner;
import org.atalaya.provisioning.apply.ProvisioningListener;
import org.atalaya.provisioning.apply.RouterTask;
import org.atalaya.provisioning.apply.StepJournal;
import org.atalaya.provisioning.ssh.ConnectionException;
import org.atalaya.provisioning.ssh.ConnectionFailure;
import org.atalaya.provisioning.ssh.HostKeyPolicy;
import org.atalaya.provisioning.ssh.LoginKey;
import org.atalaya.provisioning.ssh.RouterConnection;
import org.atalaya.provisioning.ssh.RouterSsh;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who gets into a real dropbear before and after the first provisioning, and by what. */
@Timeout(120)
class RealLoginTest {
  private static final HostKeyPolicy STRANGER = new HostKeyPolicy.FirstUse(key -> true, key -> false);
  private static final HostKeyPolicy TRUSTED = new HostKeyPolicy.FirstUse(key -> true);

  @TempDir
  private Path folder;

  @BeforeEach
  void dropbearIsHere() throws Exception {
    Optional<String> obstacle = DropbearRouter.obstacle();
    Assumptions.assumeTrue(obstacle.isEmpty(), () -> "real dropbear: " + obstacle.orElseThrow());
  }

  @Test
  void theFirstProvisioningSetsPasswordAndKeysAndNobodyElseGetsIn() throws Exception {
    KeyPair own = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
    try (OutputStream out = Files.newOutputStream(folder.resolve("id"))) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(own, "", null, out);
    }
    LoginKey key = LoginKey.read(folder.resolve("id"), Optional::empty);
    try (DropbearRouter router = DropbearRouter.start("02:a7:a1:00:00:01");
        RouterSsh ssh = new RouterSsh(Kit.options().ssh());
        RouterSsh withKey = new RouterSsh(Kit.options().ssh().withLoginKeys(List.of(key)))) {
      try (RouterConnection factory = ssh.connect(router.address(), STRANGER, Optional.of(Kit.PASSWORD))) {
        assertThat(factory.withoutPassword()).isTrue();
      }
      SortedMap<String, String> files = new TreeMap<>(Kit.node(0).files());
      files.put("/etc/dropbear/authorized_keys", PublicKeyEntry.toString(own.getPublic()) + " comunidad\n");
      RouterTask plain = Kit.task(0, router.address());
      RouterTask task = new RouterTask(plain.site(), plain.hostName(), plain.address(), List.of(),
          new RenderedNode(plain.hostName(), files), plain.device(), plain.rootPassword());
      RememberedKeys keys = new RememberedKeys();
      assertThat(provision(task, keys)).isInstanceOf(Outcome.Verified.class);

      assertThatThrownBy(() -> ssh.connect(router.address(), TRUSTED, Optional.empty()))
          .isInstanceOfSatisfying(ConnectionException.class,
              e -> assertThat(e.failure()).isInstanceOf(ConnectionFailure.PasswordRefused.class));
      assertThatThrownBy(() -> ssh.connect(router.address(), TRUSTED, Optional.of(new Secret("otra"))))
          .isInstanceOf(ConnectionException.class);
      ssh.connect(router.address(), TRUSTED, Optional.of(Kit.PASSWORD)).close();
      // a stranger is sent no password: what gets in here is the key
      try (RouterConnection byKey = withKey.connect(router.address(), STRANGER, Optional.of(Kit.PASSWORD))) {
        assertThat(byKey.withoutPassword()).isFalse();
      }

      // whoever never met it is asked to answer for its key first
      assertThat(provision(task, PinnedKeys.NONE)).isInstanceOfSatisfying(Outcome.Refused.class,
          refused -> assertThat(refused.offeredKey()).isPresent());
      assertThat(provision(task, keys)).isInstanceOfSatisfying(Outcome.Verified.class,
          verified -> assertThat(verified.changed()).isFalse());
    }
  }

  @Test
  void aRouterWithNothingButAnRsaKeyIsProvisioned() throws Exception {
    try (DropbearRouter router = DropbearRouter.startWithHostKey("02:a7:a1:00:00:01", "rsa")) {
      RememberedKeys keys = new RememberedKeys();
      assertThat(provision(Kit.task(0, router.address()), keys)).isInstanceOf(Outcome.Verified.class);
      assertThat(keys.all().values()).isNotEmpty().allMatch(key -> key.algorithm().contains("rsa"));
    }
  }

  private static Outcome provision(RouterTask task, PinnedKeys keys) {
    return new Provisioner(Kit.options(), keys, Backups.NONE)
        .provision(List.of(task), Consent.YES, StepJournal.NONE, ProvisioningListener.NONE).getFirst();
  }
}
