package org.atalaya.app.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.atalaya.app.Csv;
import org.atalaya.app.job.ProvisionBenchmark;
import org.atalaya.provisioning.apply.ProvisioningEvent;
import org.atalaya.provisioning.apply.ProvisioningListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench provision}: many virtual routers at once beside one alone. */
@Command(name = "provision", mixinStandardHelpOptions = true)
final class BenchProvisionCommand implements Callable<Integer> {
  private static final int MOST_ROUTERS = 250;
  private static final int LARGEST_IMAGE = 7_900_000;
  private final Console console;

  @Option(names = "--routers", paramLabel = "N", defaultValue = "40")
  int routers;

  @Option(names = "--image-bytes", paramLabel = "BYTES", defaultValue = "7500000")
  int imageBytes;

  @Option(names = "--port", paramLabel = "MBIT/S", defaultValue = "100")
  int portMegabits;

  @Option(names = "--downtime", paramLabel = "S", defaultValue = "20")
  int downtimeSeconds;

  BenchProvisionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    check("--routers", routers, 1, MOST_ROUTERS);
    check("--image-bytes", imageBytes, 1000, LARGEST_IMAGE);
    check("--port", portMegabits, 1, 10_000);
    check("--downtime", downtimeSeconds, 0, 120);
    // classes and compilers first: one router that is back at once
    ProvisionBenchmark.run(1, new ProvisionBenchmark.Kit(1_000_000, 0, Duration.ZERO), ProvisioningListener.NONE);
    ProvisionBenchmark.Kit kit = new ProvisionBenchmark.Kit(imageBytes, portMegabits * 1_000_000L,
        Duration.ofSeconds(downtimeSeconds));
    console.out().print(Csv.line(List.of("routers", "image_bytes", "port_mbit_s", "downtime_s", "verified", "seconds", "times_one")));
    ProvisionBenchmark.Result one = ProvisionBenchmark.run(1, kit, this::tell);
    print(one, one);
    ProvisionBenchmark.Result many = ProvisionBenchmark.run(routers, kit, this::tell);
    print(many, one);
    return many.verified() == routers && one.verified() == 1 ? 0 : AtalayaCommand.NEGATIVE;
  }

  private boolean tell(ProvisioningEvent event) {
    if (event.phase() == ProvisioningEvent.Phase.DONE || event.phase() == ProvisioningEvent.Phase.FAILED) {
      synchronized (this) {
        console.note(event.phase() == ProvisioningEvent.Phase.DONE ? "step.done" : "step.failed", event.hostName(),
            console.texts().get("step." + event.step().name().toLowerCase(Locale.ROOT).replace('_', '-')),
            event.duration().toMillis() / 1000.0, console.phrases().say(event.detail()));
      }
    }
    return true;
  }

  private void print(ProvisionBenchmark.Result result, ProvisionBenchmark.Result one) {
    console.out().print(Csv.line(List.of(Integer.toString(result.routers()), Integer.toString(imageBytes),
        Integer.toString(portMegabits), Integer.toString(downtimeSeconds), Integer.toString(result.verified()),
        String.format(Locale.ROOT, "%.2f", result.seconds()),
        String.format(Locale.ROOT, "%.3f", result.seconds() / one.seconds()))));
    console.out().flush();
  }

  private static void check(String option, int found, int least, int most) {
    if (found < least || found > most) {
      throw new UsageException(option, String.valueOf(found), least + " to " + most);
    }
  }
}
