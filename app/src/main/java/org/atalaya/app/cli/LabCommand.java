package org.atalaya.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.atalaya.app.job.LabAirJob;
import org.atalaya.planner.BadInputException;
import org.atalaya.provisioning.lab.Fault;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.LabSwitch;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab}: virtual routers to rehearse on, until Ctrl-C. */
@Command(name = "lab", mixinStandardHelpOptions = true)
final class LabCommand implements Callable<Integer> {
  private static final int MOST_ROUTERS = 100;
  private static final int USUAL_ROUTERS = 4;
  private final Console console;

  @Option(names = "--nodes", paramLabel = "N")
  Optional<Integer> asked = Optional.empty();

  @Option(names = "--same-address")
  boolean sameAddress;

  @Option(names = "--namespaces")
  boolean namespaces;

  @Option(names = "--two-halves")
  boolean twoHalves;

  @Option(names = "--fault", paramLabel = "KIND@STEP")
  List<String> faultWords = new ArrayList<>();

  @Parameters(arity = "0..1", paramLabel = "PROJECT", descriptionKey = "atalaya.lab.project")
  Path project;

  @Option(names = "--seed", defaultValue = "1", paramLabel = "N")
  long seed;

  LabCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (asked.isPresent() && (asked.get() < 1 || asked.get() > MOST_ROUTERS)) {
      throw new UsageException("--nodes", String.valueOf(asked.get()), "1 to " + MOST_ROUTERS);
    }
    LabOptions usual = LabOptions.DEFAULT.withSameAddress(sameAddress);
    LabOptions common = twoHalves ? usual.withHalves() : usual;
    List<LabOptions> kinds = project == null ? Collections.nCopies(asked.orElse(USUAL_ROUTERS), common)
        : LabAirJob.kinds(project, common, asked.map(OptionalInt::of).orElse(OptionalInt.empty()));
    List<Fault> faults = faults(kinds.size());
    List<LabOptions> routers = kinds.stream().map(kind -> kind.withFaults(faults)).toList();
    // Ctrl-C interrupts the wait, and the routers stop with the command
    if (namespaces) {
      Optional<String> obstacle = LabSwitch.obstacle();
      if (obstacle.isPresent()) {
        throw new IOException(obstacle.get());
      }
      try (LabSwitch cable = LabSwitch.lay(); VirtualKit kit = VirtualKit.start(routers, cable)) {
        console.note("lab.switch", LabSwitch.INTERFACE);
        rehearse(kit);
      }
    } else {
      try (VirtualKit kit = VirtualKit.start(routers)) {
        rehearse(kit);
      }
    }
    return 0;
  }

  /** Until Ctrl-C. */
  private void rehearse(VirtualKit kit) throws InterruptedException {
    for (VirtualRouter router : kit.routers()) {
      console.out().print(new Json().put("host", router.host()).put("port", router.port()).put("mac", router.mac())
          .put("board", router.board()).line());
    }
    console.out().flush();
    if (project != null) {
      kit.fill(LabAirJob.of(project, seed));
      console.note("lab.air", project.toString());
    }
    console.note("lab.running", kit.routers().size());
    new CountDownLatch(1).await();
  }

  private List<Fault> faults(int nodes) {
    try {
      List<Fault> all = faultWords.stream().map(Fault::parse).toList();
      for (Fault fault : all) {
        if (fault.router().orElse(1) > nodes) {
          throw new UsageException("--fault", "\"" + fault + "\"", "1 to " + nodes);
        }
      }
      return all;
    } catch (BadInputException e) {
      throw new UsageException(e.where(), e.found(), e.expected());
    }
  }
}
