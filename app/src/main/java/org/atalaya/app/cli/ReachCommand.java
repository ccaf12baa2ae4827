package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.atalaya.app.job.RenderJob;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.reach.Reach;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reach}: whom the network serves, and what it costs each household. */
@Command(name = "reach", mixinStandardHelpOptions = true)
final class ReachCommand implements Callable<Integer> {
  private static final double MOST_PEOPLE = 50;
  private final Console console;

  @Parameters(paramLabel = "PROJECT")
  Path file;

  @Option(names = "--people", paramLabel = "N", defaultValue = "4")
  double people;

  @Option(names = "--json")
  boolean json;

  ReachCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!(people > 0 && people <= MOST_PEOPLE)) {
      throw new UsageException("--people", String.valueOf(people), "more than 0, at most 50 people");
    }
    try (Project project = Project.open(file)) {
      Reach reach = Reach.of(RenderJob.requireCurrentPlan(project), project.state().sites(), people);
      if (json) {
        console.out().print(document(reach).document());
      } else {
        print(reach);
      }
    }
    return 0;
  }

  private void print(Reach reach) {
    for (Reach.Node node : reach.nodes()) {
      console.say("reach.node", node.site(), node.households(), reach.peoplePerHousehold() * node.households(), node.routers());
    }
    console.say("reach.total", reach.households(), reach.people(), reach.nodes().size(), reach.familiesPerNode().orElse(0));
    console.say("reach." + reach.verdict().name().toLowerCase(Locale.ROOT), Reach.EXPECTED_LEAST, Reach.EXPECTED_MOST);
    reach.costPerHousehold().ifPresent(each -> console.say("reach.cost", reach.cost(), reach.currency(), each));
    if (reach.monthlyCost() > 0) {
      reach.monthlyCostPerHousehold().ifPresent(each -> console.say("reach.monthly", reach.monthlyCost(), reach.currency(), each));
    }
    List<String> unnamed = reach.nodes().stream().filter(node -> node.home() && node.households() == 0).map(Reach.Node::site).toList();
    if (!unnamed.isEmpty()) {
      console.say("reach.unnamed", unnamed.stream().collect(Collectors.joining(", ")));
    }
  }

  private static Json document(Reach reach) {
    return new Json()
        .put("verdict", reach.verdict())
        .put("households", reach.households())
        .put("people", reach.people())
        .put("people_per_household", reach.peoplePerHousehold())
        .put("families_per_node", reach.familiesPerNode())
        .put("expected_families_per_node", new Json().put("least", Reach.EXPECTED_LEAST).put("most", Reach.EXPECTED_MOST))
        .put("currency", reach.currency())
        .put("cost", reach.cost())
        .put("cost_per_household", reach.costPerHousehold())
        .put("monthly_cost", reach.monthlyCost())
        .put("monthly_cost_per_household", reach.monthlyCostPerHousehold())
        .put("nodes", reach.nodes().stream().map(node -> new Json().put("site", node.site()).put("home", node.home())
            .put("routers", node.routers()).put("households", node.households())
            .put("people", reach.peoplePerHousehold() * node.households())).toList());
  }
}
