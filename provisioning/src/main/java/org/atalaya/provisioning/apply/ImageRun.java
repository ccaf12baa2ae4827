package org.atalaya.provisioning.apply;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.atalaya.firmware.image.FirmwareFile;
import org.atalaya.provisioning.driver.FlashWay;
import org.atalaya.provisioning.driver.RouterDriver;
import org.atalaya.provisioning.router.ReleaseFacts;
import org.atalaya.provisioning.router.Router;
import org.atalaya.provisioning.router.RouterCommands;
import org.atalaya.provisioning.router.RouterException;
import org.atalaya.provisioning.ssh.RouterSsh;

/**
 * Replaces a router's firmware: sends the image, has the router look at it, starts {@code sysupgrade}, waits, and makes
 * sure that it is the same router that comes back. A router whose connection is cut, or that restarts, while the image is
 * being sent is found again, and what it has of the image is not sent twice.
 */
final class ImageRun {
  private static final int MOST_SENDINGS = 3;
  private static final int MOST_CUTS = 6;
  private static final Pattern CONFIG_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,63}");
  /** They belong to the firmware, and would hide what the new one brings. */
  private static final List<String> NOT_KEPT = List.of("lime-defaults", "lime-autogen");

  private final RouterTask task;
  private final ProvisionOptions options;
  private final StepRecorder steps;
  private final HostKeyGuard guard;
  private final Survey.Seen seen;
  private final FlashPlan plan;
  private final FirmwareFile image;
  private final Reconnection before;
  private final Reconnection after;
  private Router router;
  private FlashWay way = FlashWay.SYSUPGRADE;
  private RouterState state = RouterState.UNCHANGED;

  /** @param router over a session that stands; this closes it */
  ImageRun(RouterTask task, RouterSsh ssh, ProvisionOptions options, StepRecorder steps,
      HostKeyGuard guard, Survey.Seen seen, Router router) {
    this.task = task;
    this.options = options;
    this.steps = steps;
    this.guard = guard;
    this.seen = seen;
    this.plan = seen.flash().orElseThrow();
    this.image = plan.image();
    this.before = new Reconnection(task, ssh, options, steps, seen);
    this.after = plan.keep() == Flashing.Keep.CONFIGURATION ? before
        : before.afterFlash(plan.keep() == Flashing.Keep.NOTHING);
    this.router = router;
  }

  /** In what state the router is, if a step did not end well. */
  RouterState state() {
    return state;
  }

  /** @return the router with its new firmware, over a new session */
  Router flash() throws StepException, InterruptedException {
    boolean ended = false;
    try {
      steps.take(Step.UPLOAD, image.sha256() + " " + image.sizeBytes(), this::upload, line -> line);
      Flashing flashing = steps.take(Step.TEST_IMAGE, "", this::test, f -> "the router takes it");
      start(flashing);
      steps.take(Step.REIDENTIFY, task.address().toString(), () -> reidentify(flashing), line -> line);
      ended = true;
      return router;
    } finally {
      if (!ended) {
        router.close();
      }
    }
  }

  private String upload() throws StepException, RouterException, InterruptedException {
    boolean roomy = false;
    int sendings = 0;
    int cuts = 0;
    long sent = 0;
    while (true) {
      try {
        if (!roomy) {
          freeMemory();
          roomy = true;
        }
        long there = agreeing();
        if (there < image.sizeBytes()) {
          sent += image.sizeBytes() - there;
          send(there);
        }
        if (router.sha256(RouterCommands.IMAGE_FILE).equals(image.sha256())) {
          return sent == 0 ? "it was there" : image.sizeBytes() + " bytes" + (cuts > 0 ? ", the connection was cut " + cuts + " times" : "");
        }
        router.carryOut(RouterCommands.remove(RouterCommands.IMAGE_FILE));
        if (++sendings == MOST_SENDINGS) {
          throw new RouterException("the image did not arrive as it was sent, " + sendings + " times", true);
        }
      } catch (RouterException e) {
        if (e.answered()) {
          tidyUp(RouterCommands.IMAGE_FILE);
          throw e;
        }
        if (++cuts > MOST_CUTS) {
          throw e;
        }
        findAgain();
      }
    }
  }

  private void findAgain() throws StepException, InterruptedException {
    router.close();
    router = before.find(Step.UPLOAD, options.rebootPatience(), (facts, s) -> true).orElseThrow(() ->
        new StepException(Step.UPLOAD, "the connection was cut, and nobody answers any more", false)).router();
  }

  /** How many bytes of the image's beginning lie on the router; what lies there of anything else is removed. */
  private long agreeing() throws RouterException, InterruptedException {
    long there = ReleaseFacts.uploadedBytes(router);
    if (there > 0 && there <= image.sizeBytes()
        && router.sha256(RouterCommands.IMAGE_FILE).equals(sha256OfBeginning(image.path(), there))) {
      return there;
    }
    if (there > 0) {
      router.carryOut(RouterCommands.remove(RouterCommands.IMAGE_FILE));
    }
    return 0;
  }

  private void send(long from) throws RouterException, InterruptedException {
    try (InputStream in = Files.newInputStream(image.path())) {
      in.skipNBytes(from);
      router.send(RouterCommands.appendImage(), in, image.sizeBytes() - from);
    } catch (RouterException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Below twice the image {@code sysupgrade} may run short: a fresh start and stopped services give what there is. */
  private void freeMemory() throws StepException, RouterException, InterruptedException {
    if (available() >= 2 * image.sizeBytes()) {
      return;
    }
    String start = router.ask(RouterCommands.BOOT_ID).strip();
    router.reboot();
    router.close();
    router = before.find(Step.UPLOAD, options.rebootPatience(), (facts, s) -> !facts.bootId().equals(start))
        .orElseThrow(() -> new StepException(Step.UPLOAD, "restarted to free its memory, it did not come back", false))
        .router();
    router.carryOut(RouterCommands.STOP_SERVICES);
    long available = available();
    if (available < image.sizeBytes() + FlashPlan.SPARE_BYTES) {
      throw new StepException(Step.UPLOAD, FlashPlan.tooLittle(available, image), true);
    }
  }

  private long available() throws RouterException, InterruptedException {
    return ReleaseFacts.memoryAvailableBytes(router).orElse(Long.MAX_VALUE / 2) + ReleaseFacts.uploadedBytes(router);
  }

  private Flashing test() throws RouterException, InterruptedException {
    way = RouterDriver.of(task.desired()).flashWay(router, seen.facts());
    try {
      router.carryOut(way.test(plan.keep() != Flashing.Keep.NOTHING));
    } catch (RouterException e) {
      tidyUp(RouterCommands.IMAGE_FILE);
      throw e;
    }
    if (plan.keep() != Flashing.Keep.NOTHING) {
      pack();
    }
    router.writeFile(RouterCommands.FLASHING, (image.sha256() + "\n").getBytes(StandardCharsets.UTF_8));
    return new Flashing(image.sha256(), plan.keep(), router.ask(RouterCommands.BOOT_ID).strip(),
        seen.facts().primaryMac().orElseThrow());
  }

  private void pack() throws RouterException, InterruptedException {
    List<String> kept = new ArrayList<>();
    for (String path : List.of("/etc/dropbear", "/etc/shadow", "/etc/passwd")) {
      if (router.statusOf(RouterCommands.exists(path)) == 0) {
        kept.add(path.substring(1));
      }
    }
    if (plan.keep() == Flashing.Keep.CONFIGURATION) {
      router.ask(RouterCommands.CONFIG_NAMES).lines().map(String::strip)
          .filter(name -> CONFIG_NAME.matcher(name).matches() && !NOT_KEPT.contains(name)).limit(200)
          .forEach(name -> kept.add("etc/config/" + name));
    }
    router.carryOut(RouterCommands.keep(kept));
    // an archive that can't be read brings over nothing: then nobody would get in
    List<String> listed = router.ask(RouterCommands.KEEP_CONTENTS).lines().map(String::strip).toList();
    for (String path : kept) {
      if (listed.stream().noneMatch(line -> line.equals(path) || line.startsWith(path + "/"))) {
        throw new RouterException("what is to be brought over was not packed: " + path, true);
      }
    }
  }

  private void start(Flashing flashing) throws StepException, InterruptedException {
    // from here only what comes back tells what has become of it
    state = RouterState.UNKNOWN;
    steps.take(Step.FLASH, flashing.toString(), () -> {
      try {
        router.carryOut(way.flash(plan.keep() != Flashing.Keep.NOTHING));
        return "sysupgrade runs";
      } catch (RouterException e) {
        if (e.answered()) {
          state = RouterState.UNCHANGED;
          throw e;
        }
        return "sysupgrade runs, perhaps: " + e.getMessage();
      }
    }, line -> line);
    router.close();
  }

  private String reidentify(Flashing flashing) throws StepException, RouterException, InterruptedException {
    Duration patience = options.rebootPatience().multipliedBy(2);
    long start = System.nanoTime();
    while (System.nanoTime() - start < patience.toNanos()) {
      Reconnection.Found found = after.find(Step.REIDENTIFY, patience, (facts, s) -> true).orElseThrow(() ->
          new StepException(Step.REIDENTIFY, "the router did not come back within " + patience.toSeconds() + " s", false));
      router.close();
      router = found.router();
      try {
        if (!found.facts().bootId().equals(flashing.bootId())) {
          return orBack(found);
        }
        refuseIfEnded();
      } catch (RouterException e) {
        if (e.answered()) {
          throw e;
        }
        // it went while it was being asked: look again
      }
      router.close();
      Thread.sleep(options.reconnectInterval());
    }
    throw new StepException(Step.REIDENTIFY, "sysupgrade did not end within " + patience.toSeconds() + " s", false);
  }

  private void refuseIfEnded() throws RouterException, InterruptedException {
    List<String> log = router.findFile(RouterCommands.FLASH_LOG).orElse("").lines().toList();
    boolean failed = !log.isEmpty() && log.getLast().startsWith(RouterCommands.FLASH_ENDED)
        && !log.getLast().equals(RouterCommands.FLASH_ENDED + "0");
    if (failed) {
      state = RouterState.UNCHANGED;
      tidyUp(RouterCommands.FLASHING);
      throw new RouterException("sysupgrade: " + (log.size() > 1 ? log.get(log.size() - 2) : log.getLast()), true);
    }
  }

  /** Where the new firmware is not what was expected, and is only tried, a restart brings back the one before. */
  private String orBack(Reconnection.Found found) throws StepException, RouterException, InterruptedException {
    try {
      return identified(found);
    } catch (RouterException e) {
      if (e.answered() && FlashWay.isTried(router, found.facts())) {
        state = RouterState.RESTORES_ITSELF;
        router.reboot();
      }
      throw e;
    }
  }

  private String identified(Reconnection.Found found) throws StepException, RouterException, InterruptedException {
    if (router.findFile(RouterCommands.FLASHING).isPresent()) {
      state = RouterState.UNCHANGED;
      tidyUp(RouterCommands.FLASHING);
      throw new RouterException("the router restarted, and still has its old firmware", true);
    }
    state = RouterState.FLASHED;
    if (!found.facts().boardName().equals(task.device().boardName())) {
      throw new RouterException("with its new firmware it says that it is the board '" + found.facts().boardName() + "'",
          true);
    }
    if (!FlashPlan.isRelease(image, found.facts().release())) {
      throw new RouterException("its release is '" + found.facts().release() + "', not the image's", true);
    }
    if (!router.connection().hostKey().equals(seen.hostKey())) {
      // it is this MAC's new key because we have just had its flash erased
      guard.agree(task, router.connection().hostKey());
      guard.remember(task, found.facts(), router.connection().hostKey());
    }
    if (way == FlashWay.OTHER_HALF) {
      // it answers as it should: from here on a restart, and there will be one, must not go back
      FlashWay.confirm(router);
    }
    router.writeFile(RouterCommands.FLASHED, image.sha256().getBytes(StandardCharsets.US_ASCII));
    return found.facts().release() + ", " + found.facts().primaryMac().orElse("no MAC");
  }

  /** Where the router can still be spoken to; what stays in its memory otherwise goes with the next start. */
  private void tidyUp(String path) throws InterruptedException {
    try {
      router.carryOut(RouterCommands.remove(path));
    } catch (RouterException e) {
      // the failure that led here is the one to tell
    }
  }

  private static String sha256OfBeginning(Path file, long bytes) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      long left = bytes;
      while (left > 0) {
        int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (count < 0) {
          break;
        }
        digest.update(buffer, 0, count);
        left -= count;
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
