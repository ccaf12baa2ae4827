package org.atalaya.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atalaya.app.Csv;
import org.atalaya.app.Numbers;
import org.atalaya.app.job.PriceTable;
import org.atalaya.planner.plan.PriceList;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code project prices}: what things cost the community; the table that it prints can be changed and taken in again. */
@Command(name = "prices", mixinStandardHelpOptions = true)
final class PricesCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PROJECT")
  Path file;

  @Option(names = "--import", paramLabel = "FILE")
  Optional<Path> table = Optional.empty();

  @Option(names = "--clear")
  boolean clear;

  @Option(names = "--json")
  boolean json;

  PricesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (clear && table.isPresent()) {
      throw new UsageException("--clear", "--import", "one of the two");
    }
    try (Project project = Project.open(file)) {
      if (table.isPresent()) {
        PriceTable.take(project, table.get());
      }
      if (clear) {
        project.apply(new Edit.SetPrices(PriceList.NONE));
      }
      List<PriceTable.Row> rows = PriceTable.of(project);
      if (json) {
        console.out().print(new Json().put("currency", project.state().settings().currency())
            .put("prices", rows.stream().map(row -> new Json().put("kind", row.kind()).put("item", row.item())
                .put("price", row.price()).put("own", row.own())).toList()).document());
      } else {
        console.out().print(Csv.line(List.of("kind", "item", "price")));
        rows.forEach(row -> console.out().print(Csv.line(List.of(row.kind(), row.item(),
            row.price().isPresent() ? Numbers.shortest(row.price().getAsDouble()) : ""))));
      }
    }
    return 0;
  }
}
