package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atalaya.app.job.RenderJob;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code render}: the files of each router's file system. */
@Command(name = "render", mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PROJECT")
  Path file;

  @Option(names = "--out", required = true, paramLabel = "DIR")
  Path out;

  @Option(names = "--node", paramLabel = "SITE")
  List<String> nodes = new ArrayList<>();

  @Option(names = "--firmware", paramLabel = "ID")
  Optional<String> firmware;

  @Option(names = "--json")
  boolean json;

  RenderCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    try (Project project = Project.open(file)) {
      RenderJob.requireCurrentPlan(project);
      try (Passphrase passphrase = PassphraseSource.ask(console, project)) {
        List<RenderedNode> rendered = RenderJob.write(project, project.unlock(passphrase), firmware, nodes, out);
        if (json) {
          console.out().print(new Json().put("out", out.toString()).put("routers", rendered.stream()
              .map(node -> new Json().put("host", node.hostName()).put("files", node.files().keySet())).toList()).document());
        } else {
          rendered.forEach(node -> console.say("render.node", node.hostName(), out.resolve(node.hostName()).toString(),
              node.files().size()));
        }
      }
    }
    return 0;
  }
}
