package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.app.job.AddressJob;
import org.atalaya.app.job.PlanJob;
import org.atalaya.planner.addressing.AddressBlocks;
import org.atalaya.planner.addressing.AddressHabit;
import org.atalaya.planner.addressing.AutonomousSystems;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code project addresses}: the networks that routers get their addresses from. */
@Command(name = "addresses", mixinStandardHelpOptions = true)
final class AddressesCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PROJECT")
  Path file;

  @Option(names = "--ipv4", paramLabel = "NETWORK")
  Optional<String> ipv4 = Optional.empty();

  @Option(names = "--ipv6", paramLabel = "NETWORK")
  Optional<String> ipv6 = Optional.empty();

  @Option(names = "--as-numbers", paramLabel = "FIRST-LAST")
  Optional<String> asNumbers = Optional.empty();

  @Option(names = "--habit", paramLabel = "HABIT")
  Optional<String> habit = Optional.empty();

  @Option(names = "--clear")
  boolean clear;

  @Option(names = "--json")
  boolean json;

  AddressesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (clear && (ipv4.isPresent() || ipv6.isPresent() || asNumbers.isPresent() || habit.isPresent())) {
      throw new UsageException("--clear", ipv4.isPresent() ? "--ipv4" : ipv6.isPresent() ? "--ipv6" : asNumbers.isPresent() ? "--as-numbers"
          : "--habit", "one of the two");
    }
    try (Project project = Project.open(file)) {
      AddressBlocks before = clear ? AddressBlocks.NONE : project.state().blocks();
      project.apply(new Edit.SetAddressBlocks(new AddressBlocks(
          ipv4.map(text -> checked("--ipv4", text, AddressBlocks.Family.IPV4)).or(before::ipv4), ipv6.map(text -> checked("--ipv6", text, AddressBlocks.Family.IPV6)).or(before::ipv6),
          asNumbers.map(AddressesCommand::range).or(before::asNumbers), habit.map(AddressesCommand::habit).or(before::habit))));
      AddressBlocks own = project.state().blocks();
      PlanJob.Networks used = PlanJob.networks(project);
      if (json) {
        console.out().print(new Json().put("ipv4", used.ipv4()).put("ipv4_own", own.ipv4().isPresent())
            .put("ipv6", used.ipv6()).put("ipv6_own", own.ipv6().isPresent())
            .put("habit", used.habit().text()).put("habit_own", own.habit().isPresent())
            .put("as_numbers", own.autonomousSystems().text()).put("as_numbers_own", own.asNumbers().isPresent())
            .put("systems", given(project).entrySet().stream().map(each -> new Json().put("host", each.getKey())
                .put("as_number", each.getValue())).toList()).document());
      } else {
        console.say(own.ipv4().isPresent() ? "addresses.own" : "addresses.usual", used.ipv4());
        console.say("addresses.habit." + used.habit().text());
        console.say(own.ipv6().isPresent() ? "addresses.own" : "addresses.usual", used.ipv6());
        console.say(own.asNumbers().isPresent() ? "addresses.own" : "addresses.private", "AS " + own.autonomousSystems().text());
        given(project).forEach((host, number) -> console.say("addresses.system", host, String.valueOf(number)));
      }
    }
    return 0;
  }

  /** Numbers of the plan's routers, where there is a plan. */
  private static SortedMap<String, Long> given(Project project) {
    return project.findPlan().map(plan -> project.asNumbers(plan.value().hostNames())).orElse(Collections.emptySortedMap());
  }

  private static AddressHabit habit(String text) {
    return AddressHabit.find(text).orElseThrow(() -> new UsageException("--habit", "\"" + text + "\"",
        Stream.of(AddressHabit.values()).map(AddressHabit::text).collect(Collectors.joining(", "))));
  }

  private static String range(String text) {
    try {
      return AddressJob.asNumbers(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--as-numbers", "\"" + text + "\"", AutonomousSystems.expected());
    }
  }

  private static String checked(String option, String text, AddressBlocks.Family family) {
    try {
      return AddressJob.network(family, text);
    } catch (IllegalArgumentException e) {
      throw new UsageException(option, "\"" + text + "\"", family.expected());
    }
  }
}
