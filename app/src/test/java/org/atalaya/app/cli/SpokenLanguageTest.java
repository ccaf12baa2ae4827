package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes are told in one line, in the language of the program. */
class SpokenLanguageTest {
  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      project show | falta: PROJECT (ayuda: atalaya project show --help)
      project create x.atalaya --name N | falta: --sites, --country (ayuda: atalaya project create --help)
      project | falta un comando: create, show, check, secrets, prices, addresses, clutter, climate (ayuda: atalaya project --help)
      links --nonsense | --nonsense: no hay ninguna opción así (ayuda: atalaya links --help)
      links --freq | --freq necesita un valor: --freq MHZ (ayuda: atalaya links --help)
      links --freq much | --freq: "much"; se esperaba: un número (ayuda: atalaya links --help)
      lab --nodes 1.5 | --nodes: "1.5"; se esperaba: un número entero (ayuda: atalaya lab --help)
      lab --nodes 0 | --nodes: 0; se esperaba: 1 a 100
      lab --nodes 1 --nodes 2 | --nodes está dos veces (ayuda: atalaya lab --help)
      plan a.atalaya b.atalaya | b.atalaya: sobra esta palabra (ayuda: atalaya plan --help)
      projekt | projekt: no hay ningún comando así; hay demo, terrain, profile, links
      propagation p999 --cases c.csv | MODEL: "p999"; se esperaba: uno de: itm, p526
      profile --terrain . --from x --to 1,2,3 | --from: "x"; se esperaba: LAT,LON,HEIGHT
      profile --terrain . --from 91,2,3 --to 1,2,3 | latitud 91.0; se esperaba de -90 a 90
      """)
  void wrongCommandLines(String arguments, String line) {
    CommandRun run = CommandRun.with(Map.of(), Locale.of("es", "AR"), arguments.split(" "));

    assertThat(run.exitCode()).as(run.toString()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().strip()).startsWith(line).doesNotContain("\n");
  }

  @Test
  void badFiles() throws Exception {
    Path sites = Files.writeString(folder.resolve("sites.csv"), "name,lat,lon\nEscuela,91,-64.5\n");
    Path tile = Files.write(folder.resolve("S32W065.hgt"), new byte[1000]);

    assertBadInput("links --terrain " + tile + " --sites " + sites,
        sites + ", línea 2, lat: 91; se esperaba: grados de -90 a 90");
    assertBadInput("terrain info " + tile, tile
        + ": 1000 bytes; se esperaba: 2884802 (1201 x 1201 puntos), 12970802 (1801 x 3601 puntos) o 25934402 (3601 x 3601 puntos)");
    assertBadInput("project show " + sites, sites + ": un archivo de otra clase; se esperaba: un archivo de proyecto");
    assertBadInput("project show " + folder.resolve("none.atalaya"),
        folder.resolve("none.atalaya") + ": ningún archivo; se esperaba: un archivo de proyecto");
  }

  private static void assertBadInput(String arguments, String line) {
    CommandRun run = CommandRun.with(Map.of(), Locale.of("es", "AR"), arguments.split(" "));
    assertThat(run.exitCode()).as(run.toString()).isEqualTo(3);
    assertThat(run.err().strip()).isEqualTo(line);
  }
}
