package org.atalaya.provisioning.dropbear;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.atalaya.provisioning.Kit;
import org.atalaya.provisioning.RememberedKeys;
import org.atalaya.provisioning.apply.Backups;
import org.atalaya.provisioning.apply.Consent;
import org.atalaya.provisioning.apply.Outcome;
import org.atalaya.provisioning.apply.Provisioner;
import org.atalaya.provisioning.apply.ProvisioningListener;
import org.atalaya.provisioning.apply.RouterTask;
import org.atalaya.provisioning.apply.StepJournal;
import org.atalaya.provisioning.discovery.Access;
import org.atalaya.provisioning.discovery.DiscoveredRouter;
import org.atalaya.provisioning.discovery.Discovery;
import org.atalaya.provisioning.discovery.DiscoveryOptions;
import org.atalaya.provisioning.discovery.DiscoveryReport;
import org.atalaya.provisioning.discovery.NetworkLink;
import org.atalaya.provisioning.ssh.HostKeyPolicy;
import org.atalaya.provisioning.ssh.RouterAddress;
import org.atalaya.provisioning.ssh.RouterSsh;
import org.atalaya.provisioning.ssh.SshSettings;
import org.atalaya.provisioning.verify.Expectation;
import org.atalaya.provisioning.verify.VerificationReport;
import org.atalaya.provisioning.verify.Verifier;

/**
 * What the program does on the laptop of {@link SameAddressTest}: finds the kit, provisions it, reads it again at the
 * planned addresses, finds it once more. It runs in that laptop's network namespace, and so in a process of its own.
 * Arguments: the MAC of each site's router, in the sites' order. It prints one line for each thing that it found out.
 */
final class KitOnOneCable {
  private static final int MOST_SEARCHES = 20;
  /** Who has which address of a cable is found out anew after each restart: that takes its seconds. */
  private static final SshSettings PATIENT = new SshSettings(Duration.ofSeconds(8), Duration.ofSeconds(20),
      Duration.ofSeconds(20), 3, 3, Duration.ofMillis(200), 1 << 20);

  private KitOnOneCable() {}

  public static void main(String[] macs) throws Exception {
    RememberedKeys keys = new RememberedKeys();
    Discovery strangers = new Discovery(DiscoveryOptions.DEFAULT);
    Map<String, DiscoveredRouter> byMac = search("factory", strangers, macs.length, router -> !isUnclear(router));
    List<RouterTask> tasks = new ArrayList<>();
    for (int i = 0; i < macs.length; i++) {
      tasks.add(task(i, byMac.get(macs[i]).address()));
    }
    List<Outcome> outcomes = new Provisioner(Kit.options().withRebootPatience(Duration.ofSeconds(40))
        .withConfirmTimeout(Duration.ofSeconds(120)).withSsh(PATIENT), keys, Backups.NONE)
        .provision(tasks, Consent.YES, StepJournal.NONE, ProvisioningListener.NONE);
    for (int i = 0; i < macs.length; i++) {
      System.out.println("provisioned " + tasks.get(i).site() + " " + outcome(outcomes.get(i)));
    }
    try (RouterSsh ssh = new RouterSsh(PATIENT)) {
      for (int i = 0; i < macs.length; i++) {
        VerificationReport report = new Verifier(ssh, Duration.ofSeconds(20)).verify(planned(i),
            new HostKeyPolicy.Pinned(keys.ofMac(macs[i]).orElseThrow()), Optional.of(Kit.PASSWORD),
            new Expectation(Kit.node(i), Kit.libreRouter()));
        System.out.println("read at " + planned(i) + " " + (report.isVerified() ? "verified " : "different ")
            + report.facts().hostName());
      }
    }
    search("stranger", strangers, macs.length, router -> !isUnclear(router));
    search("owner", new Discovery(DiscoveryOptions.DEFAULT, keys::isKnown, Optional.of(Kit.PASSWORD)), macs.length,
        router -> !isUnclear(router) && router.addresses().size() > 1);
    System.exit(0);
  }

  /** A switch needs its time to hear of everyone: looks again until all are there, and says what it saw last. */
  private static Map<String, DiscoveredRouter> search(String when, Discovery discovery, int expected,
      Predicate<DiscoveredRouter> settled) throws InterruptedException {
    DiscoveryReport report = new DiscoveryReport(List.of(), List.of(), List.of());
    for (int i = 0; i < MOST_SEARCHES && (report.routers().size() < expected || !report.routers().stream().allMatch(settled)); i++) {
      report = discovery.run(List.of(NetworkLink.named(Cable.SWITCH)), List.of(), event -> { });
    }
    for (DiscoveredRouter router : report.routers()) {
      System.out.println(when + " " + router.mac().map(Object::toString).orElse("-") + " "
          + router.addresses().stream().map(RouterAddress::toString).collect(Collectors.joining(",")) + " " + access(router)
          + " " + router.banner().replaceAll("_.*", ""));
    }
    report.notes().forEach(note -> System.out.println(when + " note: " + note));
    return report.routers().stream().collect(Collectors.toMap(router -> router.mac().orElseThrow().text(), router -> router));
  }

  private static boolean isUnclear(DiscoveredRouter router) {
    return router.access() instanceof Access.Unclear;
  }

  private static String access(DiscoveredRouter router) {
    return switch (router.access()) {
      case Access.Open open -> (open.withoutPassword() ? "open:" : "ours:") + open.facts().boardName();
      case Access.Closed _ -> "closed";
      case Access.Unclear unclear -> "unclear:" + unclear.why();
    };
  }

  private static String outcome(Outcome outcome) {
    return outcome instanceof Outcome.Verified verified
        ? "verified " + verified.report().facts().primaryMac().orElse("-") : outcome.toString();
  }

  private static RouterTask task(int i, RouterAddress address) {
    RouterTask task = Kit.task(i, address);
    return new RouterTask(task.site(), task.hostName(), address, List.of(planned(i)), task.desired(), task.device(),
        task.rootPassword());
  }

  private static RouterAddress planned(int i) {
    return new RouterAddress("10.13.1." + (i + 1), RouterAddress.DEFAULT_PORT);
  }
}
