package org.atalaya.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.atalaya.app.job.Demo;
import org.atalaya.app.job.ProvisionJob;
import org.atalaya.app.job.VerdictCounts;
import org.atalaya.app.ui.AtalayaWindow;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.project.LinksResult;
import org.atalaya.provisioning.apply.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: the whole main job on the sample valley and a virtual kit. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer>, Demo.Listener {
  private final Console console;

  @Option(names = "--headless")
  boolean headless;

  @Option(names = "--keep", paramLabel = "DIR")
  Optional<Path> keep;

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Path folder = keep.isPresent() ? Files.createDirectories(keep.get()) : Files.createTempDirectory("atalaya-demo");
    try {
      console.say("demo.intro");
      Demo.Result result = Demo.run(folder, this);
      result.routers().forEach(this::router);
      console.say("demo.total", result.seconds());
      boolean window = !headless && hasScreen();
      if (keep.isPresent() || window) {
        console.say(keep.isPresent() ? "demo.kept" : "demo.passphrase", result.project().toString(),
            result.passphraseFile().toString());
      }
      if (window) {
        console.say("demo.window");
        AtalayaWindow.open(Optional.of(result.project()));
      } else if (!headless) {
        console.say("demo.no-display");
      }
      return result.allVerified() ? 0 : AtalayaCommand.NEGATIVE;
    } finally {
      if (keep.isEmpty()) {
        delete(folder);
      }
    }
  }

  /** On Linux a window needs an X or Wayland display; elsewhere there is always a desktop. */
  private boolean hasScreen() {
    return !System.getProperty("os.name").equals("Linux")
        || !console.environment().getOrDefault("DISPLAY", "").isBlank()
        || !console.environment().getOrDefault("WAYLAND_DISPLAY", "").isBlank();
  }

  @Override
  public void terrain(int columns, int rows, double minMeters, double maxMeters, String tile, double seconds) {
    console.say("demo.terrain", columns, rows, minMeters, maxMeters, tile, seconds);
  }

  @Override
  public void links(LinksResult links, double seconds) {
    VerdictCounts counts = VerdictCounts.of(links);
    console.say("demo.links", links.rows().size(), counts.clear(), counts.fresnel(), counts.blocked(), seconds);
  }

  @Override
  public void network(NetworkPlan plan, double seconds) {
    console.say("demo.network", plan.routers().size(), plan.sites().size(), plan.links().size(), plan.bill().total(),
        plan.bill().currency(), seconds);
  }

  @Override
  public void configuration(int files, int routers, double seconds) {
    console.say("demo.configuration", files, routers, seconds);
  }

  @Override
  public void lab(int routers, double seconds) {
    console.say("demo.lab", routers, seconds);
  }

  private void router(Demo.RouterResult router) {
    ProvisionJob.Result result = router.result();
    String host = result.task().hostName();
    if (router.verified()) {
      console.say("demo.router", host, result.task().device().name(), result.task().address().toString(),
          router.changedLines(), router.seconds());
    } else {
      console.say("demo.router-failed", host, result.task().device().name(), result.task().address().toString(),
          console.phrases().say(reason(result.outcome())));
    }
  }

  private static String reason(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Verified verified -> "";
      case Outcome.Different different -> different.report().differences().toString();
      case Outcome.NotWritten notWritten -> notWritten.reason().toString();
      case Outcome.Refused refused -> refused.reason();
      case Outcome.RolledBack rolledBack -> rolledBack.reason();
      case Outcome.Failed failed -> failed.reason();
    };
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
