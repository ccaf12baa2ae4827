package org.atalaya.provisioning.lab;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.provisioning.router.RouterCommands;

/** The lights of a virtual router: it knows the script that has them blink, and plays its part by a timer. */
final class LabLights {
  static final int COUNT = 5;
  private static final Pattern SECONDS = Pattern.compile("left=([0-9]{1,4});");

  private final LabPower power;
  private final AtomicBoolean blinking = new AtomicBoolean();

  LabLights(LabPower power) {
    this.power = power;
  }

  /** False where they blink already. */
  boolean blink(int seconds) {
    boolean first = blinking.compareAndSet(false, true);
    if (first) {
      power.later(seconds * 1000L, () -> blinking.set(false));
    }
    return first;
  }

  boolean blink() {
    return blinking.get();
  }

  /** How long a line has the lights blink; empty for any other line. */
  static OptionalInt seconds(String line) {
    Matcher matcher = SECONDS.matcher(line);
    if (matcher.find()) {
      int seconds = Integer.parseInt(matcher.group(1));
      return RouterCommands.blink(seconds).strip().equals(line.strip()) ? OptionalInt.of(seconds) : OptionalInt.empty();
    }
    return OptionalInt.empty();
  }
}
