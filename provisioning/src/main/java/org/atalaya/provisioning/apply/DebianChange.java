package org.atalaya.provisioning.apply;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.atalaya.provisioning.driver.Debian;
import org.atalaya.provisioning.driver.RouterDriver;
import org.atalaya.provisioning.router.Router;
import org.atalaya.provisioning.router.RouterCommands;
import org.atalaya.provisioning.router.RouterException;
import org.atalaya.provisioning.router.RouterFacts;
import org.atalaya.provisioning.verify.Difference;
import org.atalaya.provisioning.verify.Expectation;

/** What a change on Debian asks for that one on OpenWrt does not: folders, modes, and which units systemd starts. */
final class DebianChange {
  private static final String KEPT = "(?:[A-Za-z0-9_][A-Za-z0-9._-]*|\\.ssh)(?:/(?:[A-Za-z0-9_][A-Za-z0-9._-]*|\\.ssh))*";

  private DebianChange() {}

  private static Optional<Debian> of(RouterTask task) {
    return RouterDriver.of(task.desired()) instanceof Debian debian ? Optional.of(debian) : Optional.empty();
  }

  /** Before the switch is armed: what it is to keep. */
  static void beforeArming(RouterTask task, Router router) throws RouterException, InterruptedException {
    Optional<Debian> debian = of(task);
    if (debian.isPresent()) {
      keep(debian.get().kept(), router);
    }
  }

  /** What a run that was cut off has named stays named: it may have touched what this one does not. */
  static void keep(List<String> paths, Router router) throws RouterException, InterruptedException {
    SortedSet<String> kept = new TreeSet<>(paths);
    router.findFile(RouterCommands.KEPT_PATHS).orElse("").lines().limit(200).filter(line -> line.matches(KEPT))
        .forEach(kept::add);
    router.writeFile(RouterCommands.KEPT_PATHS, (String.join("\n", kept) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Before a file takes its place, while it waits under another name: who may read it, and the folders on its way. */
  static void beforeMoving(RouterTask task, Router router, String waiting, String path)
      throws RouterException, InterruptedException {
    if (of(task).isPresent()) {
      place(router, waiting, path, Debian.mode(path));
    }
  }

  static void place(Router router, String waiting, String path, String mode) throws RouterException, InterruptedException {
    router.carryOut(RouterCommands.setMode(mode, waiting));
    router.carryOut(RouterCommands.makeFolder(path.substring(0, path.lastIndexOf('/')), Debian.isSecret(path)));
  }

  /** Has systemd start what it is to start, from the next start on; nothing is started or stopped now. */
  static Optional<String> apply(RouterTask task, Router router, RouterFacts facts)
      throws StepException, RouterException, InterruptedException {
    Optional<Debian> debian = of(task);
    if (debian.isEmpty()) {
      return Optional.empty();
    }
    router.carryOut(RouterCommands.RELOAD_UNITS);
    for (String path : task.desired().files().keySet()) {
      if (Debian.isSecret(path)) {
        router.carryOut(RouterCommands.setMode(Debian.mode(path), path));
      }
    }
    Expectation expectation = new Expectation(task.desired(), task.device());
    Set<String> differing = expectation.effectiveDifferences(expectation.readFrom(router, facts), facts).stream()
        .map(Difference::where).collect(Collectors.toSet());
    int count = 0;
    for (Map.Entry<String, Boolean> unit : debian.get().units(facts).entrySet()) {
      if (differing.contains(unit.getKey())) {
        count++;
        router.carryOut(unit.getValue() ? RouterCommands.enable(unit.getKey()) : RouterCommands.disable(unit.getKey()));
      }
    }
    List<Difference> wrong = expectation.effectiveDifferences(expectation.readFrom(router, facts), facts);
    if (!wrong.isEmpty()) {
      throw new StepException(Step.APPLY, "it did not take: " + wrong.getFirst(), false);
    }
    return Optional.of(count + " units");
  }
}
