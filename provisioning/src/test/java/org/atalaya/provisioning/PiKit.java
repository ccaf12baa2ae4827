package org.atalaya.provisioning;

import java.util.List;
import java.util.Optional;
import org.atalaya.firmware.FirmwareTargets;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.provisioning.apply.RouterTask;
import org.atalaya.provisioning.ssh.RouterAddress;

/** The rendered files of a Raspberry Pi that is the gateway of a small network, and of servers beside it. */
public final class PiKit {
  private PiKit() {}

  public static Device device() {
    return DeviceCatalogue.builtIn().find("raspberry-pi-4-mt7612u").orElseThrow();
  }

  public static RenderedNode node() {
    return node("raspberrypi");
  }

  /** @param target {@code raspberrypi}, {@code freedombox} or {@code content} */
  public static RenderedNode node(String target) {
    Community community = new Community("Lago", "raspberrypi", "AR", "Lago.mesh", "lago-mesh", "10.13.0.0/16",
        "fd0d:fe46:8ce8::/64");
    PlannedRouter planned = new PlannedRouter("Escuela", 1, "Escuela", device().id(), Optional.empty(), "10.13.1.1/16",
        "fd0d:fe46:8ce8::11/64", List.of(new PlannedRadio("radio0", false, true, 6, 20, 15, 1000),
            new PlannedRadio("radio1", true, false, 157, 40, 15, 4000)));
    return FirmwareTargets.find(target).orElseThrow()
        .render(new NodeConfig(community, planned, device(), true, Optional.of(Kit.MESH_KEY), 1, List.of()));
  }

  public static RouterTask task(RouterAddress address) {
    return task(address, node());
  }

  public static RouterTask task(RouterAddress address, RenderedNode files) {
    return new RouterTask("Escuela", "Escuela", address, List.of(), files, device(), Kit.PASSWORD);
  }
}
