package org.atalaya.app.job;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.provisioning.rescue.RescueGuides;
import org.atalaya.provisioning.rescue.RescueImage;
import org.atalaya.provisioning.rescue.RescueRun;
import org.atalaya.provisioning.rescue.RescueWay;

/** Finds the way and looks at the image before anything is handed to a router. */
public final class RescueJob {
  private RescueJob() {}

  /** By id or name. @throws BadInputException naming all that there are */
  public static Device device(String idOrName) {
    DeviceCatalogue catalogue = DeviceCatalogue.builtIn();
    return catalogue.find(idOrName).orElseThrow(() -> new BadInputException("DEVICE", "\"" + idOrName + "\"",
        "one of " + catalogue.devices().stream().map(Device::id).collect(Collectors.joining(", "))));
  }

  /**
   * @param way as {@link RescueRun#nameOf} says; empty for the easiest in which the program has a part
   * @throws BadInputException if there is no such way, or the image is not for it
   */
  public static RescueRun prepare(String idOrName, Optional<String> way, Path image, Optional<InetAddress> address, int port)
      throws IOException {
    Device device = device(idOrName);
    List<RescueWay> ours = RescueGuides.of(device.id()).ways().stream()
        .filter(each -> RescueRun.kindOf(each).isPresent()).toList();
    String names = ours.stream().map(RescueRun::nameOf).distinct().collect(Collectors.joining(", "));
    RescueWay chosen = ours.stream().filter(each -> way.isEmpty() || RescueRun.nameOf(each).equals(way.get())).findFirst()
        .orElseThrow(() -> new BadInputException(way.isPresent() ? "--way" : "--image", way.orElse(image.toString()),
            names.isEmpty() ? "no image: for " + device.name() + " there is nothing to send by cable" : "one of " + names));
    RescueImage.check(device, RescueRun.kindOf(chosen).orElseThrow(), image);
    return new RescueRun(chosen, image, address, port);
  }
}
