package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.atalaya.app.job.RenderJob;
import org.atalaya.planner.capacity.ScaleStudy;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.project.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code scale}: at how many homes the network is full, and what would let more in. */
@Command(name = "scale", mixinStandardHelpOptions = true)
final class ScaleCommand implements Callable<Integer> {
  private static final double MOST_NEED_MBPS = 10_000;
  private final Console console;

  @Parameters(paramLabel = "PROJECT")
  Path file;

  @Option(names = "--need", paramLabel = "MBPS", defaultValue = "1.5")
  double needMbps;

  @Option(names = "--need-up", paramLabel = "MBPS", defaultValue = "1.5")
  double needUpMbps;

  @Option(names = "--json")
  boolean json;

  ScaleCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!(needMbps > 0 && needMbps <= MOST_NEED_MBPS)) {
      throw new UsageException("--need", String.valueOf(needMbps), "more than 0, at most 10000 Mbit/s");
    }
    if (!(needUpMbps >= 0 && needUpMbps <= MOST_NEED_MBPS)) {
      throw new UsageException("--need-up", String.valueOf(needUpMbps), "0 to 10000 Mbit/s");
    }
    try (Project project = Project.open(file)) {
      NetworkPlan plan = RenderJob.requireCurrentPlan(project);
      ScaleStudy study = new ScaleStudy(plan, project.state().sites(), needMbps, needUpMbps);
      ScaleStudy.Limit limit = study.limit();
      List<ScaleStudy.Remedy> remedies = study.remedies(new ConsoleProgress(console, console.texts().get("scale.progress")));
      if (json) {
        console.out().print(new Json()
            .put("need_mbps", needMbps)
            .put("need_up_mbps", needUpMbps)
            .put("now", limit(limit))
            .put("remedies", remedies.stream().map(remedy -> limit(remedy.limit())
                .put("kind", remedy.kind()).put("places", remedy.places())).toList()).document());
      } else {
        print(limit, remedies);
      }
      return limit.enough() >= limit.homes() ? 0 : AtalayaCommand.NEGATIVE;
    }
  }

  private static Json limit(ScaleStudy.Limit limit) {
    return new Json()
        .put("homes", limit.homes())
        .put("sure", number(limit.sure()))
        .put("possible", number(limit.possible()))
        .put("by_lines", limit.byLines());
  }

  private static OptionalInt number(int homes) {
    return homes == ScaleStudy.MOST_HOMES ? OptionalInt.empty() : OptionalInt.of(homes);
  }

  private void print(ScaleStudy.Limit limit, List<ScaleStudy.Remedy> remedies) {
    console.say("scale.need", needMbps, needUpMbps, limit.homes());
    if (limit.sure() == ScaleStudy.MOST_HOMES) {
      console.say("scale.endless");
    } else {
      console.say("scale.radios", limit.sure(), limit.possible());
    }
    limit.byLines().ifPresentOrElse(lines -> console.say("scale.lines", lines), () -> console.say("scale.lines-unknown"));
    for (ScaleStudy.Remedy remedy : remedies) {
      Object homes = remedy.limit().sure();
      switch (remedy.kind()) {
        case GATEWAY -> console.say("scale.gateway", remedy.places().getFirst(), homes);
        case CHANNELS -> console.say("scale.channels", homes);
        case WIRE -> console.say("scale.wire", remedy.places().getFirst(), remedy.places().getLast(), homes);
      }
    }
  }
}
