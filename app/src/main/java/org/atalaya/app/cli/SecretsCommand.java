package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.atalaya.app.job.SecretsReading;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code project secrets}: the root password and the mesh key, for those who own the routers; shown on request alone. */
@Command(name = "secrets", mixinStandardHelpOptions = true)
final class SecretsCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PROJECT")
  Path file;

  @Option(names = "--show")
  boolean show;

  @Option(names = "--json")
  boolean json;

  SecretsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Project project = Project.open(file)) {
      SecretsReading.requireMade(project);
      try (Passphrase passphrase = PassphraseSource.ask(console, project)) {
        List<SecretsReading.NamedSecret> secrets = SecretsReading.read(project, passphrase);
        if (json) {
          console.out().print(new Json().put("file", file.toString()).put("secrets", secrets.stream()
              .map(each -> new Json().put("kind", each.kind().id()).put("value", show ? each.secret().reveal() : null))
              .toList()).document());
        } else {
          secrets.forEach(each -> console.say("secrets." + each.kind().id().replace('_', '-'),
              show ? each.secret().reveal() : each.secret().toString()));
          console.note(show ? "secrets.open-access-points" : "secrets.hidden");
        }
      }
    }
    return 0;
  }
}
