package org.atalaya.provisioning.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.atalaya.provisioning.Until;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The dead man's script itself under busybox ash, in a folder that stands for the root of a router: every absolute
 * path in it is moved there, and reboot is a file that appears.
 */
@Timeout(60)
class DeadManScriptTest {
  private static final Path BUSYBOX = Path.of("/bin/busybox");
  private static final String TOKEN = "00ff";

  @TempDir
  private Path root;

  @BeforeEach
  void furnish() throws IOException {
    Assumptions.assumeTrue(Files.isExecutable(BUSYBOX), "/bin/busybox is missing (package busybox-static)");
    Files.createDirectories(root.resolve("etc/config"));
    Files.createDirectories(root.resolve("etc/atalaya"));
    Files.writeString(root.resolve("etc/config/network"), "old\n");
    Files.writeString(root.resolve("etc/shadow"), "root::\n");
    String script = new String(DeadMan.script(), StandardCharsets.UTF_8)
        .replace("=/etc/", "=" + root + "/etc/").replace("cd / ", "cd " + root + " ")
        .replace("[ -d /run/", "[ -d " + root + "/run/")
        .replace(" /etc/rc.d /etc/init.d", " " + root + "/etc/rc.d " + root + "/etc/init.d")
        .replace("\treboot\n", "\ttouch " + root + "/rebooted; exit 0\n");
    Files.writeString(script(), script);
  }

  private Path script() {
    return root.resolve("etc/atalaya/dead-man.sh");
  }

  private int run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(BUSYBOX.toString(), "ash", script().toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
  }

  private void changeConfiguration() throws IOException {
    Files.writeString(root.resolve("etc/config/network"), "new\n");
    Files.writeString(root.resolve("etc/config/added"), "new\n");
    Files.writeString(root.resolve("etc/shadow"), "root:x:\n");
  }

  private void oldConfigurationIsBack() throws Exception {
    Until.holds(Duration.ofSeconds(20), () -> Files.exists(root.resolve("rebooted")));
    assertThat(root.resolve("etc/config/network")).hasContent("old");
    assertThat(root.resolve("etc/shadow")).hasContent("root::");
    assertThat(root.resolve("etc/config/added")).doesNotExist();
    assertThat(root.resolve("etc/atalaya/restarting")).exists();
    // it counts as restored once it has started with it
    assertThat(run("arm", "1234", "30")).isEqualTo(3);
    assertThat(run("boot")).isZero();
    assertThat(root.resolve("etc/atalaya/restarting")).doesNotExist();
    assertThat(root.resolve("etc/atalaya/restored")).exists();
    assertThat(root.resolve("etc/rc.d/S12atalaya-dead-man")).doesNotExist();
  }

  @Test
  void whatIsConfirmedStaysAndNothingOfTheSwitchIsLeft() throws Exception {
    assertThat(run("arm", TOKEN, "30")).isZero();
    assertThat(Files.getPosixFilePermissions(root.resolve("etc/atalaya/saved.tar.gz")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    changeConfiguration();

    assertThat(run("confirm", "0bad")).isEqualTo(4);
    assertThat(run("confirm", TOKEN)).isZero();

    assertThat(root.resolve("etc/atalaya")).doesNotExist();
    assertThat(root.resolve("etc/init.d/atalaya-dead-man")).doesNotExist();
    assertThat(root.resolve("etc/rc.d/S12atalaya-dead-man")).doesNotExist();
    assertThat(root.resolve("etc/config/network")).hasContent("new");
  }

  @Test
  void unconfirmedItRestoresInTheRunningSystem() throws Exception {
    assertThat(run("arm", TOKEN, "1")).isZero();
    changeConfiguration();
    oldConfigurationIsBack();
    assertThat(run("confirm", TOKEN)).isEqualTo(4);
  }

  @Test
  void armingTwiceIsOnceAndAnotherChangeMustWait() throws Exception {
    assertThat(run("arm", TOKEN, "30")).isZero();
    changeConfiguration();
    assertThat(run("arm", TOKEN, "30")).isZero();
    assertThat(run("arm", "1234", "30")).isEqualTo(3);
    assertThat(run("arm", "x; reboot", "30")).isEqualTo(2);
    assertThat(run("restore", TOKEN)).isZero();
    // the copy is the first arming's, not the second's
    oldConfigurationIsBack();
  }

  @Test
  void aPowerCutWhileRestoringIsMadeGoodAtTheNextStart() throws Exception {
    assertThat(run("arm", TOKEN, "30")).isZero();
    changeConfiguration();
    Files.move(root.resolve("etc/atalaya/armed"), root.resolve("etc/atalaya/restoring"));
    assertThat(run("boot")).isZero();
    oldConfigurationIsBack();
  }

  @Test
  void aRouterThatStartsAgainAndAgainIsRestoredWithoutWaiting() throws Exception {
    assertThat(run("arm", TOKEN, "600")).isZero();
    changeConfiguration();
    for (int start = 0; start < 3; start++) {
      assertThat(run("boot")).isZero();
      assertThat(root.resolve("rebooted")).doesNotExist();
    }
    assertThat(run("boot")).isZero();
    oldConfigurationIsBack();
  }

  @Test
  void whoeverTakesOverCountsAnewAndKeepsTheFirstCopy() throws Exception {
    assertThat(run("arm", TOKEN, "600")).isZero();
    changeConfiguration();
    assertThat(run("boot")).isZero();
    assertThat(root.resolve("etc/atalaya/starts")).hasContent("1");

    assertThat(run("adopt", "0bad", "1234", "30")).isEqualTo(4);
    assertThat(run("adopt", TOKEN, "x; reboot", "30")).isEqualTo(2);
    assertThat(run("adopt", TOKEN, "1234", "30")).isZero();
    assertThat(run("adopt", TOKEN, "1234", "30")).isZero();

    assertThat(root.resolve("etc/atalaya/armed")).hasContent("1234 30");
    // the router has not started since it was taken over
    assertThat(root.resolve("etc/atalaya/starts")).doesNotExist();
    assertThat(run("confirm", TOKEN)).isEqualTo(4);
    assertThat(run("restore", "1234")).isZero();
    oldConfigurationIsBack();
  }

  @Test
  void theClockOfTheFirstOwnerDoesNotRunOn() throws Exception {
    assertThat(run("arm", TOKEN, "1")).isZero();
    assertThat(run("adopt", TOKEN, "1234", "3")).isZero();
    changeConfiguration();
    oldConfigurationIsBack();
    assertThat(root.resolve("etc/atalaya/restored")).hasContent("1234 3");
  }

  @Test
  void aPowerCutBetweenTwoOwnersLeavesItArmed() throws Exception {
    assertThat(run("arm", TOKEN, "1")).isZero();
    Files.move(root.resolve("etc/atalaya/armed"), root.resolve("etc/atalaya/adopting"));
    changeConfiguration();
    assertThat(run("boot")).isZero();
    oldConfigurationIsBack();
  }
}
