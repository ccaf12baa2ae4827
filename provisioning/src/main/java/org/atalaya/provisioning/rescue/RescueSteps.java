package org.atalaya.provisioning.rescue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.atalaya.planner.device.Device;
import org.atalaya.provisioning.rescue.RescueStep.Picture;
import org.atalaya.provisioning.rescue.RescueWay.Card;
import org.atalaya.provisioning.rescue.RescueWay.Failsafe;
import org.atalaya.provisioning.rescue.RescueWay.Fetch;
import org.atalaya.provisioning.rescue.RescueWay.ImageKind;
import org.atalaya.provisioning.rescue.RescueWay.NetworkBoot;
import org.atalaya.provisioning.rescue.RescueWay.Page;
import org.atalaya.provisioning.rescue.RescueWay.Receive;
import org.atalaya.provisioning.rescue.RescueWay.Serial;
import org.atalaya.provisioning.rescue.RescueWay.Upgrade;

/** What to do, in order, for one way. */
final class RescueSteps {
  private static final int WRITING_MINUTES = 5;
  private final RescueGuide guide;
  private final Device device;
  private final List<RescueStep> steps = new ArrayList<>();

  private RescueSteps(RescueGuide guide, Device device) {
    this.guide = guide;
    this.device = device;
  }

  static List<RescueStep> of(RescueGuide guide, Device device, RescueWay way) {
    return new RescueSteps(guide, device).of(way);
  }

  private List<RescueStep> of(RescueWay way) {
    switch (way.method()) {
      case Upgrade upgrade -> {
        cable("192.168.1.2", "192.168.1.1");
        add("upgrade", new Picture.Transfer(true, "…sysupgrade.bin"), image(ImageKind.SYSUPGRADE));
      }
      case Page page -> {
        file(page.image());
        if (page.button()) {
          address(page.laptop());
          cable(page.laptop(), page.router());
          add("button.flashes", new Picture.Button("5 ×"), 5);
        } else {
          cable(page.laptop(), page.router());
          address(page.laptop());
        }
        add(page.button() ? "page.loader" : "page.maker", new Picture.PageUpload(page.router()), page.router());
        writing();
      }
      case Fetch fetch -> {
        file(fetch.image());
        cable(fetch.laptops().getFirst(), fetch.router());
        address(fetch.laptops().getFirst());
        serve(fetch.files().getFirst());
        add("button.until-fetched", new Picture.Button("…"));
        if (fetch.laptops().size() > 1) {
          add("fetch.other-address", new Picture.Cable(fetch.laptops().get(1), "", guide.port(), guide.poweredByCable()),
              fetch.laptops().get(1));
        }
        writing();
      }
      case Receive receive -> {
        file(receive.image());
        cable(receive.laptop(), receive.router());
        address(receive.laptop());
        add("button.lights", new Picture.Button(receive.holdSeconds() + " s"), receive.holdSeconds());
        add("send", new Picture.Transfer(true, receive.router()), command());
        writing();
      }
      case NetworkBoot boot -> {
        file(boot.image());
        cable(boot.laptop(), boot.lease());
        address(boot.laptop());
        serve(boot.image() == ImageKind.MEMORY ? "…initramfs…" : "…");
        add("button.until-fetched", new Picture.Button("…"));
        writing();
      }
      case Failsafe failsafe -> {
        cable(failsafe.laptop(), failsafe.router());
        address(failsafe.laptop());
        add("failsafe.button", new Picture.Button("✶"));
        add("failsafe.reset", new Picture.Terminal(List.of("ssh root@" + failsafe.router(), "mount_root", "firstboot -y", "reboot -f")),
            failsafe.router());
      }
      case Serial serial -> {
        file(serial.image());
        cable(serial.laptop(), serial.router());
        address(serial.laptop());
        serve(serial.file());
        add("serial.open", new Picture.Terminal(List.of("115200 8N1, 3.3 V")));
        add("serial.type", new Picture.Terminal(serial.commands()));
        writing();
      }
      case Card card -> add("card", new Picture.CardWriter(), image(ImageKind.CARD));
    }
    return steps;
  }

  private void file(ImageKind kind) {
    add("file." + kind.name().toLowerCase(Locale.ROOT), new Picture.Transfer(true, image(kind)), image(kind));
  }

  private void cable(String laptop, String router) {
    add(guide.poweredByCable() ? "cable.poe" : "cable", new Picture.Cable(laptop, router, guide.port(), guide.poweredByCable()),
        guide.port());
  }

  private void address(String laptop) {
    add("address", new Picture.Cable(laptop, "", guide.port(), guide.poweredByCable()), laptop);
  }

  private void serve(String name) {
    add("serve", new Picture.Transfer(true, name), command(), name);
  }

  private void writing() {
    add("writing", new Picture.Wait(WRITING_MINUTES), WRITING_MINUTES);
  }

  private String command() {
    return "atalaya rescue " + device.id() + " --image FILE";
  }

  private String image(ImageKind kind) {
    return device.hardware().image().map(image -> switch (kind) {
      case SYSUPGRADE -> image.sysupgrade();
      case FACTORY -> image.factory().orElse("*" + image.profile() + "*factory*");
      case MEMORY -> "*" + image.profile() + "*initramfs*";
      case CARD -> image.factory().orElse(image.sysupgrade());
      case MAKER -> device.name();
    }).orElse(device.name());
  }

  private void add(String key, Picture picture, Object... arguments) {
    steps.add(new RescueStep(key, List.of(arguments), picture));
  }
}
