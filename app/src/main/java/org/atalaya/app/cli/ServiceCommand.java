package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atalaya.app.job.UplinkJob;
import org.atalaya.planner.project.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code service}: what servers of the neighbourhood offer at which site. */
@Command(name = "service", mixinStandardHelpOptions = true)
final class ServiceCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PROJECT")
  Path file;

  @Option(names = "--site", paramLabel = "SITE")
  Optional<String> site = Optional.empty();

  @Option(names = "--offer", paramLabel = "NAME")
  Optional<String> offered = Optional.empty();

  @Option(names = "--withdraw", paramLabel = "NAME")
  Optional<String> withdrawn = Optional.empty();

  @Option(names = "--json")
  boolean json;

  ServiceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (site.isEmpty() && (offered.isPresent() || withdrawn.isPresent())) {
      throw new UsageException("--site", "nothing", "the name of a site of the project");
    }
    try (Project project = Project.open(file)) {
      offered.ifPresent(name -> UplinkJob.offer(project, site.orElseThrow(), name));
      withdrawn.ifPresent(name -> UplinkJob.withdraw(project, site.orElseThrow(), name));
      if (json) {
        console.out().print(UplinkDocument.of(project.state().sites(), UplinkJob.loads(project)).document());
      } else if (project.state().sites().stream().allMatch(each -> each.services().isEmpty())) {
        console.say("service.none");
      } else {
        project.state().sites().forEach(each -> each.services().forEach(name -> console.say("service.at", name, each.name())));
      }
    }
    return 0;
  }
}
