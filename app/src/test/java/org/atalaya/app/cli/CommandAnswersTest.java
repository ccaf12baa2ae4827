package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.atalaya.app.job.NetworkName;
import org.atalaya.firmware.NameObjection;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.project.Secrets;
import org.atalaya.planner.site.Site;
import org.atalaya.maps.features.SitesCsv;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What someone new asks of the commands, on flat ground: honest answers, in one line where the answer is no. */
class CommandAnswersTest {
  private static final Locale SPANISH = Locale.of("es", "AR");
  private static final String TWO_SITES = "name,lat,lon,height_m,role\nEscuela,-31.50,-64.50,8,required\nRadio,-31.51,-64.51,12,gateway\n";
  @TempDir
  Path folder;
  private String tile;

  @BeforeEach
  void writeFlatTile() throws Exception {
    tile = Files.write(folder.resolve("S32W065.hgt"), new byte[2 * 1201 * 1201]).toString();
  }

  @Test
  void linksWritesTheFileByItsNameAndTheDocumentToStandardOutput() throws Exception {
    Path csv = folder.resolve("links.csv");
    Path geoJson = folder.resolve("links.GeoJSON");
    String sites = sites(TWO_SITES);

    CommandRun both = CommandRun.of("links", "--terrain", tile, "--sites", sites, "--json", "--out", csv.toString());
    assertThat(both.exitCode()).as(both.toString()).isZero();
    assertThat(both.out()).startsWith("{");
    assertThat(csv).content().startsWith("a,b,distance_m,").contains("Escuela,Radio,");
    assertThat(both.err()).isEqualTo("1 pair: 1 clear, 0 with the Fresnel zone partly filled, 0 blocked, 0 unknown" + System.lineSeparator());

    assertThat(CommandRun.of("links", "--terrain", tile, "--sites", sites, "--out", geoJson.toString()).out()).isEmpty();
    assertHolds("links-geojson", Files.readString(geoJson));
  }

  @ParameterizedTest
  @ValueSource(strings = {"links.xyz", "links", "links.json", "links.csv.part"})
  void linksRefusesAnEndingThatSaysNoFormat(String name) throws Exception {
    Path out = folder.resolve(name);
    CommandRun run = CommandRun.of("links", "--terrain", tile, "--sites", sites(TWO_SITES), "--out", out.toString());

    assertOneLine(run, 2, "--out: found \"" + out + "\", expected a file called .csv or .geojson");
    assertThat(out).doesNotExist();
  }

  @Test
  void aFileThatCanNotBeWrittenIsCalledAsTheUserCallsIt() throws Exception {
    String sites = sites(TWO_SITES);
    Path nowhere = folder.resolve("none").resolve("links.csv");
    Path directory = Files.createDirectory(folder.resolve("d.csv"));

    assertOneLine(CommandRun.of("links", "--terrain", tile, "--sites", sites, "--out", nowhere.toString()), 3,
        nowhere + ": found no such folder, expected a file in a folder that exists");
    assertOneLine(CommandRun.of("links", "--terrain", tile, "--sites", sites, "--out", directory.toString()), 3,
        directory + ": found a folder, expected a file to write");
  }

  @Test
  void aPointHasNoProfileToItself() {
    for (String height : List.of("4", "20")) {
      CommandRun run = CommandRun.of("profile", "--terrain", tile, "--from", "-31.5,-64.5,4", "--to", "-31.5,-64.5," + height);
      assertOneLine(run, 3, "--to: found the point of --from, expected one at least 1 m away");
    }
  }

  @Test
  void aPlanForNobodySaysWhatIsMissing() throws Exception {
    CommandRun nobody = plan("nobody", "name,lat,lon\nEscuela,-31.50,-64.50\nRadio,-31.51,-64.51\n");
    assertThat(nobody.exitCode()).as(nobody.toString()).isEqualTo(1);
    assertThat(nobody.out()).startsWith("There is no network to propose.").contains("must be connected", "internet")
        .doesNotContain("good proposal", "0.00", "Proven");

    CommandRun noGateway = plan("offline", TWO_SITES.replace("gateway", "required"));
    assertThat(noGateway.exitCode()).as(noGateway.toString()).isEqualTo(1);
    assertThat(noGateway.out()).contains("internet");

    assertThat(plan("whole", TWO_SITES).exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Red \"Sur\"", "Red `x`", "$HOME", "a\\b", "a\tb", "100%H", "  ", "-n"})
  void aNameThatNoRouterCanCarryIsRefusedAtOnceAndBriefly(String name) throws Exception {
    Path project = folder.resolve("p.atalaya");
    CommandRun run = create(project, name, sites(TWO_SITES));

    assertThat(run.exitCode()).as(run.toString()).isEqualTo(3);
    assertThat(run.err().strip()).startsWith("--name: found ").endsWith(", expected a name without it").doesNotContain("\n").hasSizeLessThan(120);
    assertThat(project).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Rosa's", "Ñandú #1; red", "Red del valle del río de las piedras blancas", "{0}"})
  void aNameThatRoutersCanCarryIsTaken(String name) throws Exception {
    assertThat(create(folder.resolve("p.atalaya"), name, sites(TWO_SITES)).exitCode()).isZero();
  }

  @Test
  void everyObjectionToANameHasItsSentenceInProjectCheck() throws Exception {
    List<Site> sites = SitesCsv.read(Path.of(sites(TWO_SITES)));
    Path file = folder.resolve("old.atalaya");
    Project.create(file, new ProjectState(new ProjectSettings("Red \"Sur\"", "AR", "libremesh", List.of(tile),
        PathSettings.DEFAULT, 15_000, 10, "USD"), sites)).close();

    assertThat(NetworkName.objections("Red \"Sur\"", "libremesh")).containsExactly(NameObjection.SHELL_CHARACTER);
    CommandRun check = CommandRun.of("project", "check", file.toString());
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.out().lines()).containsExactly("the network’s name has one of \" ` $ \\, which LibreMesh would hand to a shell");
    for (NameObjection objection : NameObjection.values()) {
      assertThat(console(SPANISH).texts().has("check.name." + objection.name().toLowerCase(Locale.ROOT).replace('_', '-'))).isTrue();
      assertThat(console(SPANISH).phrases().say(objection.text())).isNotEqualTo(objection.text());
    }
  }

  @Test
  void secretsAreNamedAndShownOnRequestAlone() throws Exception {
    Path file = folder.resolve("p.atalaya");
    create(file, "Red", sites(TWO_SITES));
    Path passphrase = Files.writeString(folder.resolve("pass"), "una frase larga\n");
    Map<String, String> environment = Map.of("ATALAYA_PASSPHRASE_FILE", passphrase.toString());

    assertOneLine(CommandRun.with(environment, SPANISH, "project", "secrets", file.toString()), 3,
        file + ", claves: todavía nada; se esperaba: un proyecto cuya configuración ya se escribió o se puso en routers");
    Secrets made;
    try (Project project = Project.open(file)) {
      made = project.unlock(Passphrase.of("una frase larga".toCharArray()));
    }

    CommandRun hidden = CommandRun.with(environment, SPANISH, "project", "secrets", file.toString());
    assertThat(hidden.exitCode()).isZero();
    assertThat(hidden.toString()).contains("contraseña de root", "clave de la malla", "--show")
        .doesNotContain(made.rootPassword().reveal(), made.meshKey().reveal());
    CommandRun shown = CommandRun.with(environment, SPANISH, "project", "secrets", file.toString(), "--show");
    assertThat(shown.out()).contains(made.rootPassword().reveal(), made.meshKey().reveal());
    assertThat(shown.err()).doesNotContain(made.rootPassword().reveal(), made.meshKey().reveal());

    String quiet = CommandRun.with(environment, Locale.ENGLISH, "project", "secrets", file.toString(), "--json").out();
    assertHolds("project-secrets", quiet);
    assertThat(quiet).doesNotContain(made.rootPassword().reveal());
    String loud = CommandRun.with(environment, Locale.ENGLISH, "project", "secrets", file.toString(), "--json", "--show").out();
    assertHolds("project-secrets", loud);
    assertThat(loud).contains("\"root_password\"", made.rootPassword().reveal(), made.meshKey().reveal());

    Files.writeString(passphrase, "otra frase larga\n");
    assertThat(CommandRun.with(environment, SPANISH, "project", "secrets", file.toString(), "--show").exitCode()).isEqualTo(3);
    assertOneLine(CommandRun.with(Map.of(), SPANISH, "project", "secrets", file.toString()), 2,
        "las claves de este proyecto necesitan su frase secreta: ponela en un archivo y nombralo en ATALAYA_PASSPHRASE_FILE");
  }

  private CommandRun plan(String name, String table) throws Exception {
    Path project = folder.resolve(name + ".atalaya");
    assertThat(create(project, "Red", sites(table)).exitCode()).isZero();
    return CommandRun.of("plan", project.toString());
  }

  private CommandRun create(Path project, String name, String sites) {
    return CommandRun.of("project", "create", project.toString(), "--name", name, "--terrain", tile, "--sites", sites,
        "--country", "AR");
  }

  private String sites(String table) throws Exception {
    return Files.writeString(folder.resolve("sites.csv"), table).toString();
  }

  private static Console console(Locale locale) {
    return new Console(System.out, System.err, locale, false, Map.of());
  }

  private static void assertHolds(String schema, String document) throws Exception {
    Path file = Path.of(System.getProperty("atalaya.root", ".."), "docs", "cli", schema + ".schema.json");
    assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(Files.readString(file))
        .validate(document, InputFormat.JSON)).as(document).isEmpty();
  }

  private static void assertOneLine(CommandRun run, int exitCode, String line) {
    assertThat(run.exitCode()).as(run.toString()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualTo(line + System.lineSeparator());
  }
}
