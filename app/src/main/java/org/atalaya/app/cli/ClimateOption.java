package org.atalaya.app.cli;

import java.util.Optional;
import org.atalaya.app.job.ClimateJob;
import org.atalaya.planner.linkbudget.Climate;
import picocli.CommandLine.Option;

/** The weather of a place, as it was read from the ITU's maps: all of it or nothing. */
final class ClimateOption {
  @Option(names = "--rain", paramLabel = "MM_H")
  Optional<Double> rainMmPerHour;

  @Option(names = "--geoclimatic", paramLabel = "K")
  Optional<Double> geoclimaticFactor;

  @Option(names = "--dn75", paramLabel = "N")
  Optional<Double> refractivityIncrease;

  /** @throws UsageException if some of it is missing, or out of its range */
  Optional<Climate> find(Console console) {
    ClimateJob.Weather weather = new ClimateJob.Weather(rainMmPerHour, geoclimaticFactor, refractivityIncrease);
    if (!weather.isNone() && !weather.isWhole()) {
      throw new UsageException(console.texts().get("usage.whole-climate"));
    }
    try {
      return weather.find();
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
