package org.atalaya.firmware;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.atalaya.firmware.bridge.BridgeTarget;
import org.atalaya.firmware.content.ContentTarget;
import org.atalaya.firmware.freedombox.FreedomBoxTarget;
import org.atalaya.firmware.gluon.GluonTarget;
import org.atalaya.firmware.guifi.GuifiTarget;
import org.atalaya.firmware.libremesh.LibreMeshTarget;
import org.atalaya.firmware.openwrt.OpenWrtTarget;
import org.atalaya.firmware.raspberrypi.RaspberryPiTarget;
import org.atalaya.firmware.yggdrasil.YggdrasilTarget;

/** The firmware families that the program knows. */
public final class FirmwareTargets {
  private FirmwareTargets() {}

  /** All of them, in the order in which a person is offered them. */
  public static List<FirmwareTarget> all() {
    return Stream.of(List.of(new LibreMeshTarget()), OpenWrtTarget.all(), List.of(new GluonTarget(),
            new GuifiTarget(), new RaspberryPiTarget(), new FreedomBoxTarget(), new ContentTarget(),
            new YggdrasilTarget(), new BridgeTarget()))
        .<FirmwareTarget>flatMap(List::stream).toList();
  }

  /** The one with this id, as in {@code --firmware}. */
  public static Optional<FirmwareTarget> find(String id) {
    return all().stream().filter(target -> target.id().equals(id)).findFirst();
  }
}
