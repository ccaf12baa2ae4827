package org.atalaya.provisioning.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.atalaya.provisioning.apply.DeadMan;
import org.atalaya.provisioning.router.RouterCommands;

/**
 * Does what the dead man's script does, with a timer in place of a background shell. It knows that one script, byte
 * for byte, and no other; the script itself runs under busybox in the tests with a real dropbear.
 */
final class LabDeadMan {
  private static final String DIR = RouterCommands.ATALAYA_FOLDER;
  private static final String INIT = "/etc/init.d/atalaya-dead-man";
  private static final String LINK = "/etc/rc.d/S12atalaya-dead-man";
  private static final int MOST_STARTS = 3;
  private static final int RESERVE_BYTES = 64 << 10;

  private final LabFiles files;
  private final ScheduledExecutorService timers;
  private final Runnable reboot;
  private ScheduledFuture<?> countdown;

  LabDeadMan(LabFiles files, ScheduledExecutorService timers, Runnable reboot) {
    this.files = files;
    this.timers = timers;
    this.reboot = reboot;
  }

  /** Runs {@code sh dead-man.sh ARGUMENTS}; the answer is its exit status. */
  synchronized int run(List<String> arguments) {
    if (!Arrays.equals(files.find(RouterCommands.DEAD_MAN).orElse(new byte[0]), DeadMan.script())) {
      return 2;
    }
    String token = arguments.size() > 1 ? arguments.get(1) : "";
    return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
      case "arm" -> arm(token, arguments.get(2));
      case "adopt" -> adopt(token, arguments.get(2), arguments.get(3));
      case "confirm" -> confirm(token);
      case "restore" -> {
        timers.submit(() -> restore(token));
        yield 0;
      }
      default -> 2;
    };
  }

  private int arm(String token, String seconds) {
    String now = armedToken();
    if (now.equals(token)) {
      return 0;
    }
    if (!now.isEmpty() || files.exists(DIR + "/restoring") || files.exists(DIR + "/restarting")) {
      return 3;
    }
    files.remove(DIR + "/restored");
    files.remove(DIR + "/starts");
    SortedMap<String, byte[]> saved = new TreeMap<>();
    List<String> roots = new ArrayList<>(List.of("/etc/config", "/etc/shadow", "/etc/passwd", "/etc/hosts", "/etc/dropbear"));
    roots.addAll(kept());
    for (String root : roots) {
      files.filesUnder(root).forEach(path -> saved.put(path.substring(1), files.find(path).orElseThrow()));
    }
    try {
      files.write(DIR + "/saved.tar.gz", LabTar.pack(saved));
      files.write(DIR + "/reserve", new byte[RESERVE_BYTES]);
      files.write(INIT, "boot");
      files.write(LINK, "boot");
      files.write(DIR + "/armed", token + " " + seconds + "\n");
    } catch (LabFiles.NoSpaceException e) {
      return 1;
    }
    count(token, Integer.parseInt(seconds));
    return 0;
  }

  /** On a Debian, what is kept besides. */
  private List<String> kept() {
    return files.findText(RouterCommands.KEPT_PATHS).orElse("").lines().map(path -> "/" + path).toList();
  }

  private int adopt(String from, String token, String seconds) {
    String now = armedToken();
    if (now.equals(token)) {
      return 0;
    }
    if (!now.equals(from)) {
      return 4;
    }
    files.remove(DIR + "/starts");
    files.write(DIR + "/armed", token + " " + seconds + "\n");
    count(token, Integer.parseInt(seconds));
    return 0;
  }

  private int confirm(String token) {
    if (!armedToken().equals(token)) {
      return 4;
    }
    stop();
    files.remove(LINK);
    files.remove(INIT);
    files.removeAll(DIR);
    return 0;
  }

  private synchronized void restore(String token) {
    if (armedToken().equals(token)) {
      files.move(DIR + "/armed", DIR + "/restoring");
      putBack();
    }
  }

  private void putBack() {
    SortedMap<String, byte[]> saved = LabTar.unpack(files.find(DIR + "/saved.tar.gz").orElseThrow());
    files.removeAll(DIR + "/new");
    files.remove(DIR + "/reserve");
    saved.forEach((path, content) -> files.write("/" + path, content));
    List<String> roots = new ArrayList<>(List.of("/etc/config"));
    roots.addAll(kept());
    roots.stream().flatMap(root -> files.filesUnder(root).stream()).filter(path -> !saved.containsKey(path.substring(1)))
        .toList().forEach(files::remove);
    files.move(DIR + "/restoring", DIR + "/restarting");
    reboot.run();
  }

  /** What the init script does at a start. */
  synchronized void boot() {
    if (!files.exists(LINK)) {
      return;
    }
    if (files.exists(DIR + "/restarting")) {
      files.move(DIR + "/restarting", DIR + "/restored");
      files.remove(LINK);
      files.remove(INIT);
    } else if (files.exists(DIR + "/restoring")) {
      timers.submit(this::putBack);
    } else if (!armedToken().isEmpty()) {
      int starts = Integer.parseInt(files.findText(DIR + "/starts").orElse("0").strip()) + 1;
      try {
        files.write(DIR + "/starts", starts + "\n");
      } catch (LabFiles.NoSpaceException e) {
        // as the shell, which goes on
      }
      int seconds = Integer.parseInt(files.findText(DIR + "/armed").orElseThrow().strip().split(" ")[1]);
      count(armedToken(), starts > MOST_STARTS ? 0 : seconds);
    } else {
      files.remove(LINK);
      files.remove(INIT);
    }
  }

  /** The power is gone: nothing counts any more. */
  synchronized void stop() {
    if (countdown != null) {
      countdown.cancel(false);
    }
  }

  private void count(String token, int seconds) {
    stop();
    countdown = timers.schedule(() -> restore(token), seconds, TimeUnit.SECONDS);
  }

  private String armedToken() {
    return files.findText(DIR + "/armed").map(text -> text.strip().split(" ")[0]).orElse("");
  }
}
