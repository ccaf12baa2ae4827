package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atalaya.app.job.ProvisionJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code provision}: shows the difference, asks, writes, has each router restore itself unless confirmed, verifies. */
@Command(name = "provision", mixinStandardHelpOptions = true)
final class ProvisionCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PROJECT")
  Path file;

  @Option(names = "--node", paramLabel = "SITE=HOST")
  List<String> nodes = new ArrayList<>();

  @Mixin
  RouterOptions routers = new RouterOptions();

  @Option(names = "--firmware", paramLabel = "ID")
  Optional<String> firmware = Optional.empty();

  @Option(names = "--image", paramLabel = "FILE")
  List<Path> images = new ArrayList<>();

  @Option(names = "--dry-run")
  boolean dryRun;

  @Option(names = "--live", paramLabel = "SITE")
  Optional<String> live = Optional.empty();

  @Option(names = "--yes")
  boolean yes;

  @Option(names = "--jobs", defaultValue = "40", paramLabel = "N")
  int jobs;

  @Option(names = "--json")
  boolean json;

  ProvisionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (jobs < 1) {
      throw new UsageException("--jobs", String.valueOf(jobs), "1 or more");
    }
    if (!yes && !dryRun && !console.interactive()) {
      throw new UsageException(console.texts().get("provision.consent-needed"));
    }
    return routers.open(console, file, nodes, firmware, opened -> new RouterWriting(console, yes, json, live).write(
        opened.project(), opened.secrets(), ProvisionJob.withImages(opened.project(), opened.targets(), images),
        opened.options().withDryRun(dryRun).withJobs(jobs), opened.keys()));
  }
}
