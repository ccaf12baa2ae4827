package org.atalaya.provisioning.dropbear;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.provisioning.Kit;
import org.atalaya.provisioning.PiKit;
import org.atalaya.provisioning.Until;
import org.atalaya.provisioning.apply.Backups;
import org.atalaya.provisioning.apply.Consent;
import org.atalaya.provisioning.apply.Outcome;
import org.atalaya.provisioning.apply.ProvisionOptions;
import org.atalaya.provisioning.apply.Provisioner;
import org.atalaya.provisioning.apply.ProvisioningListener;
import org.atalaya.provisioning.apply.Rollback;
import org.atalaya.provisioning.apply.RouterTask;
import org.atalaya.provisioning.apply.StepJournal;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A Raspberry Pi of real dash, coreutils, tar and systemctl behind a real dropbear. systemd does not run in it: which
 * units it would start is told by the links that the real systemctl makes.
 */
@Timeout(180)
class RealDebianTest {
  private static final List<String> TOOLS = List.of("dash", "tar", "gzip", "find", "stat", "sha256sum", "mv", "mkdir",
      "chmod", "cat", "ls", "rm", "ln", "readlink", "sort", "head", "tr", "uname", "timeout", "dd", "sync", "grep", "sleep");

  @BeforeEach
  void debianIsHere() throws Exception {
    Optional<String> obstacle = DropbearRouter.obstacle();
    Assumptions.assumeTrue(obstacle.isEmpty(), () -> "real dropbear: " + obstacle.orElseThrow());
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemctl")), "systemctl is missing");
    for (String tool : TOOLS) {
      Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin", tool)), () -> tool + " is missing, or not Debian's");
    }
  }

  @Test
  void aRaspberryPiIsProvisionedVerifiedAndReturnedToItsBackup() throws Exception {
    try (DropbearRouter pi = raspberryPi()) {
      String fresh = pi.tree("/etc").replaceAll("(?m)^etc/(?:shadow|passwd-).*\n\n?", "");
      List<byte[]> backups = new ArrayList<>();
      assertThat(provision(pi, PiKit.task(pi.address()), Kit.options(), (task, backup) -> {
        backups.add(backup.archive());
        return "kept";
      })).isInstanceOfSatisfying(Outcome.Verified.class, verified -> assertThat(verified.changed()).isTrue());

      RenderedNode wanted = PiKit.node();
      for (String path : wanted.files().keySet()) {
        assertThat(pi.read(path)).as(path).isEqualTo(wanted.files().get(path));
      }
      assertThat(pi.tree("/etc/wpa_supplicant")).startsWith("etc/wpa_supplicant/wpa_supplicant-wlan1.conf rw------- ");
      assertThat(pi.tree("/etc/hostapd")).startsWith("etc/hostapd/wlan0.conf rw-r--r-- ");
      assertThat(pi.tree("/etc/systemd/system")).contains("multi-user.target.wants/hostapd@wlan0.service /lib/")
          .contains("multi-user.target.wants/babeld.service /lib/").doesNotContain("networking.service");
      assertThat(pi.exists("/etc/systemd/network/05-old.network")).isFalse();
      assertThat(pi.boots()).isEqualTo(2);
      assertThat(pi.exists("/etc/atalaya")).isFalse();
      assertThat(pi.exists("/etc/systemd/system/atalaya-dead-man.service")).isFalse();

      assertThat(provision(pi, PiKit.task(pi.address()), Kit.options(), Backups.NONE))
          .isInstanceOfSatisfying(Outcome.Verified.class, verified -> assertThat(verified.changed()).isFalse());
      assertThat(pi.boots()).isEqualTo(2);

      assertThat(new Rollback(Kit.options(), Kit.ANYONE, Backups.NONE).rollBack(PiKit.task(pi.address()), backups.getFirst(),
          Consent.YES, StepJournal.NONE, ProvisioningListener.NONE)).isInstanceOfSatisfying(Outcome.Verified.class,
              verified -> assertThat(verified.changed()).isTrue());
      assertThat(pi.tree("/etc").replaceAll("(?m)^etc/(?:shadow|passwd-).*\n\n?", "")).isEqualTo(fresh);
    }
  }

  @Test
  void aConfigurationThatLocksOutIsTakenBackWhole() throws Exception {
    try (DropbearRouter pi = raspberryPi()) {
      String fresh = pi.tree("/etc");
      pi.write("/lockout", "Escuela");
      assertThat(provision(pi, PiKit.task(pi.address()), Kit.options().withConfirmTimeout(Duration.ofSeconds(6)), Backups.NONE))
          .isInstanceOf(Outcome.RolledBack.class);
      // where the time was up before all was written, its restart may still be ahead
      Until.holds(Duration.ofSeconds(60), () -> !pi.exists("/etc/systemd/system/atalaya-dead-man.service"));
      assertThat(pi.tree("/etc").replaceAll("(?m)^etc/atalaya/.*\n(?!etc)(?:.*\n(?!etc))*", "")).startsWith(
          fresh.substring(0, fresh.indexOf("etc/dropbear")));
      assertThat(pi.tree("/etc/systemd")).isEqualTo(fresh.substring(fresh.indexOf("etc/systemd/")));
      assertThat(pi.exists("/etc/babeld.conf")).isFalse();
      assertThat(pi.read("/etc/hostname")).isEqualTo("raspberrypi\n");
      assertThat(pi.read("/etc/shadow")).startsWith("root::");
    }
  }

  @Test
  void whatHasChangedIsNamedWithoutItsSecretsAndPutBack() throws Exception {
    try (DropbearRouter pi = raspberryPi()) {
      // somebody else than root, who may do all by sudo: in name alone, since nothing here is set-user-ID
      pi.write("/etc/passwd", "root:x:0:0:root:/root:/bin/sh\npi:x:0:0::/root:/bin/sh\n");
      pi.write("/etc/shadow", "root::19000:0:99999:7:::\npi::19000:0:99999:7:::\n");
      pi.putProgram("/bin/sudo", "#!/bin/sh\necho sudo >>/sudo.log\n[ \"$1\" = -n ] && shift && exec \"$@\"\n");
      RouterTask task = PiKit.task(pi.address().as("pi"));
      assertThat(provision(pi, task, Kit.options(), Backups.NONE)).isInstanceOf(Outcome.Verified.class);
      assertThat(pi.exists("/sudo.log")).isTrue();
      String mesh = pi.read("/etc/wpa_supplicant/wpa_supplicant-wlan1.conf");
      pi.write("/etc/hostapd/wlan0.conf", pi.read("/etc/hostapd/wlan0.conf").replaceFirst("channel=[0-9]+", "channel=13"));
      pi.write("/etc/wpa_supplicant/wpa_supplicant-wlan1.conf", mesh.replace(Kit.MESH_KEY.reveal(), "otra-clave-1234"));
      pi.inside("/bin/chmod", "644", "/etc/wpa_supplicant/wpa_supplicant-wlan1.conf");
      pi.inside("/bin/systemctl", "disable", "babeld.service");

      assertThat(provision(pi, task, Kit.options().withDryRun(true), Backups.NONE))
          .isInstanceOfSatisfying(Outcome.NotWritten.class, notWritten -> assertThat(notWritten.changes().lines())
              .contains("- channel=13", "+ channel=6", "- sae_password=••••", "+ sae_password=••••",
                  "~ babeld.service 'disabled' becomes 'enabled'",
                  "~ /etc/wpa_supplicant/wpa_supplicant-wlan1.conf, mode '644 root' becomes '600 root'"));
      assertThat(provision(pi, task, Kit.options(), Backups.NONE)).isInstanceOf(Outcome.Verified.class);
      assertThat(pi.tree("/etc/wpa_supplicant")).isEqualTo("etc/wpa_supplicant/wpa_supplicant-wlan1.conf rw------- " + mesh + "\n");
    }
  }

  @Test
  void whereItCouldNotTakeEffectNothingIsWritten() throws Exception {
    try (DropbearRouter pi = raspberryPi()) {
      String fresh = pi.tree("/etc");
      pi.remove("/usr/sbin/babeld");
      pi.remove("/usr/sbin/hostapd");
      assertThat(provision(pi, PiKit.task(pi.address()), Kit.options(), Backups.NONE)).isInstanceOfSatisfying(
          Outcome.Refused.class, refused -> assertThat(refused.reason())
              .isEqualTo("packages are missing on it: apt install babeld hostapd"));
      pi.write("/sys/firmware/devicetree/base/compatible", "raspberrypi,3-model-b\0brcm,bcm2837\0");
      assertThat(provision(pi, PiKit.task(pi.address()), Kit.options(), Backups.NONE)).isInstanceOfSatisfying(
          Outcome.Refused.class, refused -> assertThat(refused.reason())
              .startsWith("the board is 'raspberrypi,3-model-b', planned for Escuela is 'raspberrypi,4-model-b'"));
      assertThat(pi.tree("/etc")).isEqualTo(fresh);
      assertThat(pi.boots()).isEqualTo(1);
    }
  }

  private static DropbearRouter raspberryPi() throws Exception {
    DropbearRouter pi = DropbearRouter.start("02:a7:a1:00:00:01");
    for (String openWrt : List.of("/usr/bin/lime-config", "/bin/ubus", "/sbin/uci", "/sbin/wifi", "/etc/config/system",
        "/etc/config/network", "/etc/config/wireless", "/etc/config/lime-defaults")) {
      pi.remove(openWrt);
    }
    for (String tool : TOOLS) {
      pi.install(Path.of("/usr/bin", tool), "/bin/" + tool);
    }
    pi.install(Path.of("/usr/bin/dash"), "/bin/sh");
    pi.install(Path.of("/usr/bin/systemctl"), "/usr/lib/atalaya-test/systemctl");
    pi.putProgram("/bin/systemctl", new String(RealDebianTest.class.getResourceAsStream("/dropbear/systemctl").readAllBytes()));
    for (String daemon : List.of("hostapd", "wpa_supplicant", "babeld", "dnsmasq", "nft", "iw")) {
      pi.putProgram("/usr/sbin/" + daemon);
    }
    for (String folder : List.of("/run/systemd/system", "/lib/systemd/system", "/etc/systemd/system", "/etc/systemd/network",
        "/etc/dnsmasq.d", "/sys/class/net/eth0/device", "/sys/firmware/devicetree/base")) {
      pi.makeFolder(folder);
    }
    for (String unit : List.of("hostapd@", "wpa_supplicant@", "wpa_supplicant", "babeld", "dnsmasq", "nftables", "systemd-networkd",
        "systemd-resolved", "networking")) {
      pi.write("/lib/systemd/system/" + unit + ".service",
          "[Service]\nExecStart=/bin/true\n[Install]\nWantedBy=multi-user.target\n");
    }
    pi.inside("/bin/systemctl", "enable", "networking.service");
    pi.write("/lib/systemd/systemd-resolved", "");
    pi.inside("/bin/chmod", "755", "/lib/systemd/systemd-resolved");
    pi.write("/etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nNAME=\"Debian GNU/Linux\"\nID=debian\n");
    pi.write("/etc/passwd", "root:x:0:0:root:/root:/bin/sh\n");
    pi.write("/etc/hostname", "raspberrypi\n");
    pi.write("/etc/systemd/network/05-old.network", "[Match]\nName=eth0\n");
    pi.write("/sys/firmware/devicetree/base/compatible", "raspberrypi,4-model-b\0brcm,bcm2711\0");
    pi.write("/sys/firmware/devicetree/base/model", "Raspberry Pi 4 Model B Rev 1.5\0");
    return pi;
  }

  private static Outcome provision(DropbearRouter pi, RouterTask task, ProvisionOptions options, Backups backups) {
    return new Provisioner(options, Kit.ANYONE, backups)
        .provision(List.of(task), Consent.YES, StepJournal.NONE, ProvisioningListener.NONE).getFirst();
  }
}
