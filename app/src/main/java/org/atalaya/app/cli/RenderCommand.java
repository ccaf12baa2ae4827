package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import org.atalaya.app.job.RenderJob;
import org.atalaya.firmware.RenderNote;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.Secrets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code render}: the files of each router's file system. */
@Command(name = "render", mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PROJECT")
  Path file;

  @Option(names = "--out", paramLabel = "DIR")
  Optional<Path> out;

  @Option(names = "--imagebuilder", paramLabel = "DIR")
  Optional<Path> imageBuilder;

  @Option(names = "--profiles", paramLabel = "FILE")
  List<Path> profiles = new ArrayList<>();

  @Option(names = "--image-manifest", paramLabel = "FILE")
  Optional<Path> imageManifest;

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
    if (out.isEmpty() == imageBuilder.isEmpty() || imageBuilder.isEmpty() && !profiles.isEmpty()
        || imageBuilder.isPresent() && imageManifest.isPresent()) {
      throw new UsageException(console.texts().get("usage.render"));
    }
    try (Project project = Project.open(file)) {
      RenderJob.requireCurrentPlan(project);
      try (Passphrase passphrase = PassphraseSource.ask(console, project)) {
        Secrets secrets = project.unlock(passphrase);
        if (imageBuilder.isPresent()) {
          RenderJob.ForImageBuilder made = RenderJob.writeForImageBuilder(project, secrets, firmware, nodes,
              imageBuilder.get(), profiles);
          tell(imageBuilder.get().resolve("files"), made.files(), made.scripts().values().stream().map(Path::toString).toList(),
              made.notes());
        } else {
          RenderJob.Written written =
              RenderJob.write(project, secrets, firmware, nodes, out.orElseThrow(), imageManifest);
          tell(out.orElseThrow(), written.files(), List.of(), written.notes());
        }
      }
    }
    return 0;
  }

  private void tell(Path folder, List<RenderedNode> rendered, List<String> scripts, SortedSet<RenderNote> notes) {
    if (json) {
      console.out().print(new Json().put("out", folder.toString()).put("routers", rendered.stream()
          .map(node -> new Json().put("host", node.hostName()).put("files", node.files().keySet())).toList())
          .put("scripts", scripts).put("notes", notes.stream().map(RenderNote::text).toList()).document());
      return;
    }
    rendered.forEach(node -> console.say("render.node", node.hostName(), folder.resolve(node.hostName()).toString(),
        node.files().size()));
    scripts.forEach(script -> console.say("render.script", script));
    notes.forEach(note -> console.note("render.note." + note.name().toLowerCase(Locale.ROOT).replace('_', '-')));
  }
}
