package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.atalaya.app.job.ClimateJob;
import org.atalaya.planner.linkbudget.Climate;
import org.atalaya.planner.linkbudget.ClimateSettings;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.propagation.RadioClimate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code project climate}: the climate in which the links stand. */
@Command(name = "climate", mixinStandardHelpOptions = true)
final class ClimateCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PROJECT")
  Path file;

  @Mixin
  ClimateOption weather;

  @Option(names = "--itm-climate", paramLabel = "NAME")
  Optional<String> itm = Optional.empty();

  @Option(names = "--reliability", paramLabel = "PERCENT")
  Optional<Double> reliabilityPercent = Optional.empty();

  @Option(names = "--clear")
  boolean clear;

  @Option(names = "--json")
  boolean json;

  ClimateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Optional<Climate> typed = weather.find(console);
    if (clear && (typed.isPresent() || itm.isPresent() || reliabilityPercent.isPresent())) {
      throw new UsageException("--clear", typed.isPresent() ? "--rain" : itm.isPresent() ? "--itm-climate" : "--reliability",
          "one of the two");
    }
    Optional<RadioClimate> named = itm.map(ClimateCommand::climate);
    try (Project project = Project.open(file)) {
      ClimateSettings before = clear ? ClimateSettings.DEFAULT : project.state().climate();
      ClimateSettings now;
      try {
        now = ClimateJob.changed(before, typed, named, reliabilityPercent);
      } catch (IllegalArgumentException e) {
        throw new UsageException(e.getMessage());
      }
      project.apply(new Edit.SetClimate(now));
      if (json) {
        console.out().print(json(now).document());
      } else {
        print(console, now);
      }
    }
    return 0;
  }

  static void print(Console console, ClimateSettings climate) {
    climate.weather().ifPresentOrElse(known -> console.say("climate.weather", known.rain001MmPerHour(),
        known.geoclimaticFactor(), known.refractivityIncrease()), () -> console.say("climate.no-weather"));
    console.say("climate.itm", id(climate.itm()), climate.reliabilityPercent());
  }

  /** As {@code project show --json} has it too. */
  static Json json(ClimateSettings climate) {
    return new Json()
        .put("weather", climate.weather().map(known -> new Json().put("rain_001_mm_h", known.rain001MmPerHour())
            .put("geoclimatic_k", known.geoclimaticFactor()).put("dn75", known.refractivityIncrease())))
        .put("itm_climate", id(climate.itm()))
        .put("reliability_percent", climate.reliabilityPercent());
  }

  static String id(RadioClimate climate) {
    return ClimateJob.id(climate);
  }

  private static RadioClimate climate(String name) {
    return ClimateJob.find(name).orElseThrow(() -> new UsageException("--itm-climate", "\"" + name + "\"",
        Arrays.stream(RadioClimate.values()).map(ClimateCommand::id).collect(Collectors.joining(", "))));
  }
}
