package org.atalaya.provisioning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.firmware.FirmwareTargets;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.libremesh.LibreMeshTarget;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.plan.Secret;
import org.atalaya.provisioning.apply.HostKeyGuard;
import org.atalaya.provisioning.apply.PinnedKeys;
import org.atalaya.provisioning.apply.ProvisionOptions;
import org.atalaya.provisioning.apply.RouterTask;
import org.atalaya.provisioning.ssh.RouterAddress;
import org.atalaya.provisioning.ssh.SshSettings;

/** A small network's rendered files, and patience short enough for tests. */
public final class Kit {
  public static final Secret PASSWORD = new Secret("raiz-secreta-1");
  public static final Secret MESH_KEY = new Secret("clave-de-la-malla-9");
  /** Remembers no key, and answers for every router: for tests of other things. */
  public static final HostKeyGuard ANYONE = new HostKeyGuard(PinnedKeys.NONE, (task, key) -> true);
  private static final List<String> SITES = List.of("Escuela", "Club", "Radio", "Refugio");

  private Kit() {}

  public static String site(int i) {
    return SITES.get(i);
  }

  public static Device libreRouter() {
    return DeviceCatalogue.builtIn().find("librerouter-v1").orElseThrow();
  }

  /** Files of the i-th router, from 0. */
  public static RenderedNode node(int i) {
    Community community = new Community("Lago", "libremesh", "AR", "Lago.mesh", "lago-mesh", "10.13.0.0/16",
        "fd0d:fe46:8ce8::/64");
    PlannedRouter router = new PlannedRouter(site(i), 1, site(i), "librerouter-v1", Optional.empty(),
        "10.13.1." + (i + 1) + "/16", "fd0d:fe46:8ce8::1" + (i + 1) + "/64",
        List.of(new PlannedRadio("radio0", false, true, 6, 20, 15, 1000),
            new PlannedRadio("radio1", true, false, 157, 40, 18, 4000)));
    return new LibreMeshTarget().render(new NodeConfig(community, router, libreRouter(), i == 0,
        Optional.of(MESH_KEY)));
  }

  /** A router of a network of plain OpenWrt with babeld. */
  public static RouterTask openWrtTask(RouterAddress address) {
    Community community = new Community("Lago", "openwrt-babel", "AR", "Lago.mesh", "lago-mesh", "10.13.0.0/16",
        "fd0d:fe46:8ce8::/64");
    PlannedRouter planned = new PlannedRouter(site(0), 1, site(0), "librerouter-v1", Optional.empty(), "10.13.1.1/16",
        "fd0d:fe46:8ce8::11/64", List.of(new PlannedRadio("radio0", false, true, 6, 20, 15, 1000),
            new PlannedRadio("radio1", true, false, 157, 40, 18, 4000)));
    return new RouterTask(site(0), site(0), address, List.of(), FirmwareTargets.find("openwrt-babel").orElseThrow()
        .render(new NodeConfig(community, planned, libreRouter(), true, Optional.of(MESH_KEY), 1, List.of())), libreRouter(),
        PASSWORD);
  }

  public static RouterTask task(int i, RouterAddress address) {
    return new RouterTask(site(i), site(i), address, List.of(), node(i), libreRouter(), PASSWORD);
  }

  public static ProvisionOptions options() {
    SshSettings ssh = new SshSettings(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(10), 3, 3,
        Duration.ofMillis(100), 1 << 20);
    return new ProvisionOptions(false, 8, Duration.ofSeconds(60), Duration.ofSeconds(15), Duration.ofMillis(100),
        Duration.ofSeconds(20), ssh);
  }

  public static List<RouterTask> tasks(List<RouterAddress> addresses) {
    List<RouterTask> tasks = new ArrayList<>();
    for (int i = 0; i < addresses.size(); i++) {
      tasks.add(task(i, addresses.get(i)));
    }
    return tasks;
  }
}
