package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ResultKind;
import org.atalaya.planner.project.Stored;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.terrain.GeodesicPath;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes on paper, read again by another library. */
class ReportCommandTest {
  private static final List<String> FILES =
      List.of("network.pdf", "install-sheets.pdf", "bill-of-materials.pdf", "bill-of-materials.csv");
  @TempDir
  static Path folder;
  private static Path project;
  private static NetworkPlan plan;
  private static String meshKey;

  @BeforeAll
  static void planTheSampleValley() throws Exception {
    PoweredValley valley = PoweredValley.write(folder, new PowerSupply.Battery(3000), new PowerSupply.Solar(40, 60));
    project = Path.of(valley.project());
    assertThat(CommandRun.of("plan", valley.project()).exitCode()).isZero();
    try (Project open = Project.open(project); Passphrase passphrase = Passphrase.of("a long passphrase".toCharArray())) {
      meshKey = open.unlock(passphrase).meshKey().reveal();
      plan = open.findPlan().map(Stored::value).orElseThrow();
    }
  }

  private static CommandRun report(Path out, String language) {
    return CommandRun.with(Map.of(), Locale.forLanguageTag(language), "report", project.toString(), "--out", out.toString());
  }

  private static String text(Path file) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return stripper.getText(pdf).replace('\u00a0', ' ');
    }
  }

  private static int pages(Path file) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      return pdf.getNumberOfPages();
    }
  }

  @Test
  void thePaperSaysWhatThePlanSays() throws Exception {
    Path out = folder.resolve("paper/of the valley");
    CommandRun run = report(out, "en");
    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.out()).contains(FILES);
    assertThat(pages(out.resolve("network.pdf"))).isEqualTo(1);
    String page = text(out.resolve("network.pdf"));
    String sheets = text(out.resolve("install-sheets.pdf"));
    assertThat(pages(out.resolve("install-sheets.pdf"))).isEqualTo(plan.sites().size());
    for (PlannedRouter router : plan.routers()) {
      assertThat(page).contains(router.site(), router.ipv4().replaceFirst("/.*", ""));
      assertThat(sheets).contains(router.hostName(), router.ipv4(), router.ipv6());
    }
    try (Project open = Project.open(project)) {
      plan.links().forEach(link -> {
        var a = open.state().sites().stream().filter(site -> site.name().equals(plan.findRouter(link.hostA()).orElseThrow().site()))
            .findFirst().orElseThrow();
        var b = open.state().sites().stream().filter(site -> site.name().equals(plan.findRouter(link.hostB()).orElseThrow().site()))
            .findFirst().orElseThrow();
        GeodesicPath path = GeodesicPath.of(a.position(), b.position());
        for (double azimuth : new double[] {path.azimuthFromDegrees(), path.azimuthToDegrees()}) {
          assertThat(sheets).contains(String.format(Locale.ROOT, "%05.1f°", azimuth));
        }
        for (double signal : new double[] {link.forecast().forward().signalDbm(), link.forecast().backward().signalDbm()}) {
          assertThat(sheets).contains(String.format(Locale.ROOT, "%.0f dBm", signal).replace('-', '−'));
        }
      });
    }
    assertThat(text(out.resolve("bill-of-materials.pdf"))).contains("Total", String.format(Locale.ROOT, "%.0f", plan.bill().total()));
    assertThat(out.resolve("bill-of-materials.csv")).content().startsWith("item,quantity,unit_price,price,currency")
        .hasLineCount(1 + plan.bill().lines().size());
  }

  /** Names that take two lines, and more routers than there is room for: those that are not on the page are counted on it. */
  @Test
  void thePageLosesNoRouterWithoutSayingSo() throws Exception {
    Path copy = Files.copy(project, folder.resolve("crowded.atalaya"));
    List<PlannedRouter> routers = new ArrayList<>(plan.routers());
    for (int i = 1; i <= 20; i++) {
      routers.add(new PlannedRouter("Escuela rural número " + (100 + i) + " General San Martín", 1, "escuela-" + i, plan.routers().getFirst().deviceId(),
          Optional.empty(), "10.99.0." + i + "/16", "fd00::" + i + "/64", List.of()));
    }
    try (Project open = Project.open(copy)) {
      open.storePlan(new NetworkPlan(plan.community(), plan.sites(), routers, plan.links(), plan.unreached(), plan.optimality(), plan.bill(),
          plan.notes(), plan.wishes(), List.of("Casa de la familia Rodríguez", "Puesto de salud del paraje El Espinillo"),
          plan.alternatives()), open.inputs(ResultKind.PLAN));
    }
    Path out = folder.resolve("crowded");
    assertThat(CommandRun.of("report", copy.toString(), "--out", out.toString()).exitCode()).isZero();
    assertThat(pages(out.resolve("network.pdf"))).isEqualTo(1);
    String page = text(out.resolve("network.pdf"));
    long there = routers.stream().filter(router -> page.lines()
        .anyMatch(line -> List.of(line.split(" ")).contains(router.ipv4().replaceFirst("/.*", "")))).count();
    assertThat(there).isBetween(10L, 23L);
    assertThat(page).contains("and " + (routers.size() - there) + " more routers").contains(plan.community().accessPointSsid());
  }

  @Test
  void noPaperHoldsASecret() throws Exception {
    Path out = folder.resolve("secret");
    assertThat(report(out, "en").exitCode()).isZero();
    for (String file : List.of("network.pdf", "install-sheets.pdf", "bill-of-materials.pdf")) {
      assertThat(text(out.resolve(file))).isNotBlank().doesNotContain(meshKey);
    }
  }

  @Test
  void theSameProjectGivesTheSameBytes() throws Exception {
    assertThat(report(folder.resolve("once"), "es").exitCode()).isZero();
    assertThat(report(folder.resolve("twice"), "es").exitCode()).isZero();
    assertThat(report(folder.resolve("twice"), "es").exitCode()).as("over what is there").isZero();
    DocumentsTest.check("report",
        CommandRun.of("report", project.toString(), "--out", folder.resolve("json").toString(), "--json").out());
    for (String file : FILES) {
      assertThat(folder.resolve("twice").resolve(file)).hasSameBinaryContentAs(folder.resolve("once").resolve(file));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "en", "pt", "sq"})
  void eachLanguageHasLettersForAllItsWords(String language) throws Exception {
    Path out = folder.resolve(language);
    assertThat(report(out, language).exitCode()).isZero();
    assertThat(text(out.resolve("install-sheets.pdf"))).contains(Map.of("es", "Antes de bajar", "en", "Before you come down",
        "pt", "Antes de descer", "sq", "Para se të zbrisni").get(language)).doesNotContain("report.", "{0");
    assertThat(text(out.resolve("network.pdf"))).contains(Map.of("es", "4 routers", "en", "4 routers", "pt", "4 roteadores",
        "sq", "4 ruterë").get(language));
  }

  @Test
  void withoutAPlanOfTheProjectAsItIsNothingIsWritten() throws Exception {
    Path copy = Files.copy(project, folder.resolve("stale.atalaya"));
    String first = plan.sites().getFirst();
    try (Project open = Project.open(copy)) {
      var site = open.state().sites().stream().filter(each -> each.name().equals(first)).findFirst().orElseThrow();
      open.apply(new Edit.ReplaceSite(first, site.withHeightMeters(site.heightMeters() + 1)));
    }
    Path out = folder.resolve("nothing");
    CommandRun run = CommandRun.of("report", copy.toString(), "--out", out.toString());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).hasLineCount(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void aFolderThatIsAFileIsSaidInOneLine() throws Exception {
    Path file = Files.writeString(folder.resolve("taken"), "x");
    CommandRun run = report(file, "en");
    assertThat(run.exitCode()).as(run.toString()).isBetween(2, 4);
    assertThat(run.err()).hasLineCount(1).contains("taken");
    assertThat(file).content().isEqualTo("x");
    assertThat(CommandRun.of("report", project.toString()).exitCode()).as("without --out").isEqualTo(2);
  }
}
