package org.atalaya.app.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.atalaya.app.job.OutputFile;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.project.Project;

/** Writes what is handed over on paper. */
public final class Reports {
  private Reports() {}

  /**
   * Writes {@code network.pdf}, {@code install-sheets.pdf}, {@code bill-of-materials.pdf} and {@code bill-of-materials.csv}. The
   * same project in the same language gives the same bytes. None of them holds a password or a key.
   *
   * @param folder made if need be; files of these names in it are replaced
   * @return the files, in that order
   * @throws org.atalaya.planner.BadInputException if the plan is missing or stale, the terrain can't be read, or the
   *     folder can't be written
   * @throws CancellationException if the progress says so
   */
  public static List<Path> write(Project project, Path folder, Wording wording, Progress progress) throws IOException {
    ReportFacts facts = ReportFacts.read(project, progress);
    Map<String, Supplier<byte[]>> made = new LinkedHashMap<>();
    made.put("network.pdf", () -> NetworkPage.write(facts, wording));
    made.put("install-sheets.pdf", () -> InstallSheets.write(facts, wording));
    made.put("bill-of-materials.pdf", () -> BillPages.write(facts, wording));
    made.put("bill-of-materials.csv", () -> BillPages.csv(facts.plan().bill()).getBytes(StandardCharsets.UTF_8));
    Files.createDirectories(folder);
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, Supplier<byte[]>> each : made.entrySet()) {
      if (!progress.step(files.size(), made.size())) {
        throw new CancellationException("stopped before " + each.getKey());
      }
      Path file = folder.resolve(each.getKey());
      OutputFile.write(file, each.getValue().get());
      files.add(file);
    }
    return files;
  }
}
