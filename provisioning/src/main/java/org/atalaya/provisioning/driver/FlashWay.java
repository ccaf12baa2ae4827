package org.atalaya.provisioning.driver;

import org.atalaya.provisioning.router.Router;
import org.atalaya.provisioning.router.RouterCommands;
import org.atalaya.provisioning.router.RouterException;
import org.atalaya.provisioning.router.RouterFacts;

/** How an image gets onto a router whose memory holds it. */
public enum FlashWay {
  /** Over what is there. */
  SYSUPGRADE,
  /** Into the other half of the flash (LibreRouter's safe-upgrade): what was there comes back unless it is confirmed. */
  OTHER_HALF;

  /** The router's own look at the image. @param keep as of {@link #flash} */
  public String test(boolean keep) {
    return switch (this) {
      case SYSUPGRADE -> RouterCommands.testImage(keep);
      case OTHER_HALF -> RouterCommands.TEST_FOR_OTHER_HALF;
    };
  }

  /** Starts it. @param keep true brings over what was packed for that; false nothing at all */
  public String flash(boolean keep) {
    return switch (this) {
      case SYSUPGRADE -> RouterCommands.flash(keep);
      case OTHER_HALF -> RouterCommands.flashOtherHalf(keep);
    };
  }

  /** True where the firmware that runs is only tried, and goes with the next restart. */
  public static boolean isTried(Router router, RouterFacts facts) throws RouterException, InterruptedException {
    return facts.tools().contains("safe-upgrade") && router.statusOf(RouterCommands.TRIED) == 0;
  }

  /** The firmware that runs stays. */
  public static void confirm(Router router) throws RouterException, InterruptedException {
    router.carryOut(RouterCommands.CONFIRM_HALF);
    if (router.statusOf(RouterCommands.TRIED) == 0) {
      throw new RouterException("safe-upgrade did not take the confirmation", true);
    }
  }
}
