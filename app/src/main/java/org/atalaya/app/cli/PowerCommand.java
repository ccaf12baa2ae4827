package org.atalaya.app.cli;

import java.nio.file.Path;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.atalaya.app.job.PowerJob;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.power.PanelSun;
import org.atalaya.planner.power.SiteSizing;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.resilience.SitePower;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code power}: the battery and the panel that each site needs, and whether what stands there is enough. */
@Command(name = "power", mixinStandardHelpOptions = true)
final class PowerCommand implements Callable<Integer> {
  /** More than any place on earth has, tracked or not. */
  private static final double MOST_SUN_KWH = 12;
  private final Console console;

  @Parameters(paramLabel = "PROJECT")
  Path file;

  @Option(names = "--autonomy-days", paramLabel = "DAYS", defaultValue = "3")
  double autonomyDays;

  @Option(names = "--clearness", paramLabel = "SHARE", defaultValue = "" + PanelSun.ASSUMED_CLEARNESS)
  double clearness;

  @Option(names = "--sun", paramLabel = "KWH")
  Double sunKwh;

  @Option(names = "--json")
  boolean json;

  PowerCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!(autonomyDays > 0 && autonomyDays <= SiteSizing.MAX_AUTONOMY_DAYS)) {
      throw new UsageException("--autonomy-days", String.valueOf(autonomyDays), "more than 0, at most 30 days");
    }
    if (!(clearness >= PanelSun.MIN_CLEARNESS && clearness <= PanelSun.MAX_CLEARNESS)) {
      throw new UsageException("--clearness", String.valueOf(clearness), "0.1 to 0.8");
    }
    if (sunKwh != null && !(sunKwh > 0 && sunKwh <= MOST_SUN_KWH)) {
      throw new UsageException("--sun", String.valueOf(sunKwh), "more than 0, at most 12 kWh/m² a day");
    }
    PowerJob.Question question = new PowerJob.Question(autonomyDays, clearness,
        sunKwh == null ? OptionalDouble.empty() : OptionalDouble.of(sunKwh));
    try (Project project = Project.open(file)) {
      PowerJob.Answer answer = PowerJob.run(project, question);
      if (json) {
        console.out().print(PowerDocument.of(answer).document());
      } else {
        print(answer);
      }
      return answer.enough() ? 0 : AtalayaCommand.NEGATIVE;
    }
  }

  private void print(PowerJob.Answer answer) {
    answer.sites().forEach(this::print);
    for (Device device : answer.devices()) {
      if (device.powerWatts().isEmpty()) {
        console.say("power.draw-unknown", device.name(), SitePower.ASSUMED_WATTS);
      } else {
        device.powerProvenance().ifPresent(source -> console.say("power.draw", device.name(), device.powerWatts().get(),
            console.texts().get("power.kind." + source.kind().name().toLowerCase(Locale.ROOT)), source.source()));
      }
    }
    console.say("power.assumed", clearness, SiteSizing.PANEL_YIELD, SiteSizing.RECHARGE_DAYS);
  }

  private void print(SiteSizing site) {
    console.say("power.site", site.power().site(), console.texts().get(SimulateCommand.supplyKey(site.power().supply())), site.power().loadWatts(),
        site.dailyWattHours());
    switch (site.verdict()) {
      case GRID_ALONE -> console.say("power.grid-alone");
      case ENOUGH -> console.say("power.enough");
      case BATTERY_SHORT -> printBattery(site);
      case PANEL_SHORT -> printPanel(site);
      case BOTH_SHORT -> {
        printBattery(site);
        printPanel(site);
      }
    }
    console.say("power.need", site.autonomyDays(), Math.ceil(site.neededWattHours()),
        Math.ceil(site.neededWattHours() / SiteSizing.LEAD_USABLE), Math.ceil(site.neededWattHours() / SiteSizing.LITHIUM_USABLE));
    if (site.neededWattPeak().isEmpty()) {
      console.say("power.no-sun");
      return;
    }
    PanelSun sun = site.sun();
    double wattPeak = Math.ceil(site.neededWattPeak().getAsDouble());
    String towards = console.texts().get(sun.southwards() ? "power.south" : "power.north");
    if (sun.month() == 0) {
      console.say("power.need-panel-given", wattPeak, sun.tiltDegrees(), towards, sun.panelKwh());
    } else {
      console.say("power.need-panel", wattPeak, sun.tiltDegrees(), towards,
          Month.of(sun.month()).getDisplayName(TextStyle.FULL_STANDALONE, console.locale()), sun.panelKwh());
    }
  }

  private void printBattery(SiteSizing site) {
    double present = site.presentWattHours().orElse(0);
    console.say("power.battery-short", present, site.power().runtimeHours(), Math.ceil(site.neededWattHours() - present));
  }

  private void printPanel(SiteSizing site) {
    site.neededWattPeak().ifPresent(needed ->
        console.say("power.panel-short", site.presentWattPeak().orElse(0), Math.ceil(needed)));
  }
}
