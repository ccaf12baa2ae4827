package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every model over its published cases, through the command. */
class PropagationCommandTest {
  private static final IntPredicate ALL = row -> true;

  @TempDir
  Path folder;

  @Test
  void itmOverNtiasOwnCases() throws Exception {
    Table table = run("itm", SharedData.file("propagation/ntia_itm_p2p.csv"), SharedData.file("propagation/ntia_itm_profiles.csv"));

    table.assertEqual("out_A__db", "A__db", 0.01, 0, ALL);
    assertThat(table.column("out_rtn")).containsOnly("0", "1");
  }

  @Test
  void itmOverTheReferenceCodesCases() throws Exception {
    Table table = run("itm", SharedData.file("propagation/itm_cases.csv"), SharedData.file("propagation/itm_profiles.csv"));

    table.assertEqual("out_A__db", "A__db", 0.01, 0, ALL);
    assertThat(table.column("out_rtn")).isEqualTo(table.column("rtn"));
    assertThat(table.column("out_warnings")).isEqualTo(table.column("warnings"));
  }

  /**
   * Line 7 is the path of lines 6, 10, 11 and 12 without clutter. The first two cases have clutter too, and their bare
   * ground is in no published profile.
   */
  @Test
  void p526OverItsOwnProfiles() throws Exception {
    Table table = run("p526", SharedData.file("propagation/p526_cases.csv"), SharedData.file("propagation/p526_profiles.csv"));
    IntPredicate bare = row -> Integer.parseInt(table.column("profile_line").get(row)) > 2;

    table.assertEqual("out_L_bullington_db", "L_bullington_db", 0.0005, 0, ALL);
    table.assertEqual("out_L_bullington_smooth_db", "L_bullington_smooth_db", 0.0005, 0, bare);
    table.assertEqual("out_L_spherical_db", "L_spherical_db", 0.0005, 0, bare);
    table.assertEqual("out_L_diffraction_db", "L_diffraction_db", 0.0005, 0, bare);
  }

  /** Only the same path counts: one other end, another step, or a point above, and the profile is its own ground. */
  @Test
  void bareGroundIsTakenFromTheSamePathAlone() throws Exception {
    String surface = "6,5000,100,120,90,110,80,90,100";
    String alone = diffraction(surface);
    assertThat(diffraction(surface, "6,5000,100,120,90,60,80,90,100")).isNotEqualTo(alone);
    for (String stranger : List.of("6,5000,100,120,90,60,80,90,101", "6,5001,100,120,90,60,80,90,100",
        "6,5000,100,121,90,60,80,90,100", "5,5000,100,120,90,60,80,100", "6,5000,100,20,30,40,50,60,100")) {
      assertThat(diffraction(surface, stranger)).as(stranger).isEqualTo(alone);
    }
  }

  private String diffraction(String... profiles) throws Exception {
    Path file = Files.writeString(folder.resolve("profiles.csv"), String.join("\n", profiles) + "\n");
    Path cases = Files.writeString(folder.resolve("cases.csv"),
        "profile_line,f_mhz,h_tx_m,h_rx_m,pol,ae_km,omega\n1,100,10,10,1,8500,0\n");
    return run("p526", cases, file).column("out_L_bullington_smooth_db").getFirst();
  }

  @Test
  void p526WithTheBareGroundNamed() throws Exception {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(SharedData.file("propagation/p526_cases.csv"))) {
      String[] fields = line.split(",");
      String ground = lines.isEmpty() ? "ground_line" : fields[0].startsWith("rburg") ? "7" : fields[1];
      lines.add(line + "," + ground);
    }
    Table table = run("p526", Files.write(folder.resolve("cases.csv"), lines), SharedData.file("propagation/p526_profiles.csv"));
    IntPredicate known = row -> Integer.parseInt(table.column("profile_line").get(row)) > 2;

    table.assertEqual("out_L_bullington_db", "L_bullington_db", 0.0005, 0, ALL);
    table.assertEqual("out_L_bullington_smooth_db", "L_bullington_smooth_db", 0.0005, 0, known);
    table.assertEqual("out_L_spherical_db", "L_spherical_db", 0.0005, 0, known);
    table.assertEqual("out_L_diffraction_db", "L_diffraction_db", 0.0005, 0, known);
  }

  @ParameterizedTest
  @CsvSource({
      "p530-rain, p530_rain.csv, out_A_db, A_expected_consensus_dB, 1e-6, 0",
      "p530-multipath, p530_multipath.csv, out_p_single_worst_month, p_single_worst_month, 0, 1e-6",
      "p530-multipath, p530_multipath.csv, out_p_single_year, p_single_year, 0, 1e-6",
      "p530-diffraction, p530_fresnel_diffraction.csv, out_Ad_db, Ad_dB, 1e-6, 0",
      "p838, p838_gamma.csv, out_k, k, 0, 1e-9",
      "p838, p838_gamma.csv, out_alpha, alpha, 0, 1e-9",
      "p838, p838_gamma.csv, out_gamma_dbkm, gamma_covlib_dBkm, 0, 1e-9",
      "p676, p676_gas.csv, out_gamma0_dbkm, gamma0 (dB/km), 0, 1e-6",
      "p676, p676_gas.csv, out_gammaw_dbkm, gammaw (dB/km), 0, 1e-6"})
  void modelsWithoutProfilesAreAsPublished(String model, String file, String column, String expected, double absolute, double relative)
      throws Exception {
    run(model, SharedData.file("propagation/" + file), null).assertEqual(column, expected, absolute, relative, ALL);
  }

  @Test
  void everyColumnIsPassedThroughAndAnErrorCodeLeavesTheLossEmpty() throws Exception {
    Path profiles = Files.writeString(folder.resolve("profiles.csv"), "2,500,100,90,100\n2,500,100,140,100\n");
    Path cases = Files.writeString(folder.resolve("cases.csv"), """
        note,h_tx__meter,h_rx__meter,climate,N_0,f__mhz,pol,epsilon,sigma,mdvar,time,location,situation
        "a, b",10,10,5,301,5500,1,15,0.005,12,50,50,50
        low,0.1,10,5,301,5500,1,15,0.005,12,50,50,50
        """);

    CommandRun run = CommandRun.of("propagation", "itm", "--cases", cases.toString(), "--profiles", profiles.toString());

    assertThat(run.exitCode()).as(run.toString()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(0)).endsWith(",location,situation,out_A__db,out_warnings,out_rtn");
    assertThat(lines.get(1)).startsWith("\"a, b\",10,10,5,");
    assertThat(lines.get(2)).endsWith(",,1,1000");
    assertThat(run.err()).contains("2 cases, 1 of them");
  }

  @Test
  void casesBeyondTheModelAreCountedInTheUsersLanguage() throws Exception {
    Path cases = Files.writeString(folder.resolve("cases.csv"), "A_dB,d_km,f_GHz,he_m,hr_m,ht_m,K,dN75,lat\n20,2,5.5,300,310,250,1e-4,40,49\n");

    CommandRun run = CommandRun.with(Map.of(), Locale.of("es"), "propagation", "p530-multipath", "--cases", cases.toString());

    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.err()).contains("1 casos quedan fuera");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "p838; f_GHz,R_mmh,elev_deg|0.5,10,0; no column pol_tilt_deg",
      "p838; f_GHz,R_mmh,elev_deg,pol_tilt_deg|0.5,10,0,0; line 2, f_GHz: found 0.5, expected 1.0 to 1000.0",
      "p838; f_GHz,R_mmh,elev_deg,pol_tilt_deg|five,10,0,0; line 2, f_GHz: found \"five\", expected a number",
      "p530-rain; p_percent,d_km,f_GHz,elev_deg,pol_tilt_deg,R001_mmh|0.01,0,18,0,90,30; line 2, d_km",
      "p530-multipath; A_dB,d_km,f_GHz,he_m,hr_m,ht_m,K,dN75,lat|20,30,5.5,300,310,250,0,40,49; line 2, K",
      "p530-diffraction; d_km,f_GHz,d1_km,h_clearance_m,F1_m|10,5,11,3,4; line 2, d1_km",
      "p676; f (GHz),P (hPa),rho (g/m3),T (k)|2000,1013,7.5,288; line 2, f (GHz)"})
  void aBadValueIsOneLine(String model, String csv, String words) throws Exception {
    Path cases = Files.writeString(folder.resolve("cases.csv"), csv.replace("|", "\n") + "\n");

    assertBadInput(CommandRun.of("propagation", model, "--cases", cases.toString()), "cases.csv", words);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "2,100,1,2,3; 2; line 2, profile_line: found profile 2, expected 1 to 1",
      "2,100,1,2,3; 0; found profile 0",
      "2,100,1,2; 1; profiles.csv, line 1: found 2 heights, expected 3",
      "2,0,1,2,3; 1; profiles.csv, line 1, step_m: found 0",
      "2,100,1,x,3; 1; profiles.csv, line 1, height 1: found \"x\"",
      "2,100,1,NaN,3; 1; profiles.csv, line 1, height 1: found NaN",
      "2,100,1,2,3; 1.5; line 2, profile_line: found 1.5, expected a whole number"})
  void aBadProfileIsOneLine(String profile, String line, String words) throws Exception {
    Path profiles = Files.writeString(folder.resolve("profiles.csv"), profile + "\n");
    Path cases = Files.writeString(folder.resolve("cases.csv"),
        "profile_line,f_mhz,h_tx_m,h_rx_m,pol,ae_km,omega\n" + line + ",100,10,10,1,8500,0\n");

    assertBadInput(CommandRun.of("propagation", "p526", "--cases", cases.toString(), "--profiles", profiles.toString()), words);
  }

  @Test
  void anUnknownModelOrMissingProfilesAreAWrongCommandLine() throws Exception {
    Path cases = Files.writeString(folder.resolve("cases.csv"), "a\n1\n");

    assertThat(CommandRun.of("propagation", "p999", "--cases", cases.toString()).exitCode()).isEqualTo(2);
    CommandRun run = CommandRun.of("propagation", "itm", "--cases", cases.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--profiles");
  }

  private static void assertBadInput(CommandRun run, String... words) {
    assertThat(run.exitCode()).as(run.toString()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().strip()).doesNotContain("\n").contains(words);
  }

  private Table run(String model, Path cases, Path profiles) throws Exception {
    Path out = folder.resolve("out.csv");
    List<String> arguments = new ArrayList<>(List.of("propagation", model, "--cases", cases.toString(), "--out", out.toString()));
    if (profiles != null) {
      arguments.addAll(List.of("--profiles", profiles.toString()));
    }
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.toString()).isZero();
    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSameSizeAs(Files.readAllLines(cases));
    return new Table(Arrays.asList(lines.getFirst().split(",")),
        lines.stream().skip(1).map(line -> Arrays.asList(line.split(",", -1))).toList());
  }

  private record Table(List<String> header, List<List<String>> rows) {
    List<String> column(String name) {
      assertThat(header).contains(name);
      return rows.stream().map(row -> row.get(header.indexOf(name))).toList();
    }

    void assertEqual(String found, String expected, double absolute, double relative, IntPredicate which) {
      List<String> values = column(found);
      List<String> wanted = column(expected);
      IntStream.range(0, rows.size()).filter(which).forEach(i -> {
        double value = Double.parseDouble(wanted.get(i));
        assertThat(Double.parseDouble(values.get(i))).as(found + ", case " + (i + 1))
            .isCloseTo(value, within(absolute + relative * Math.abs(value)));
      });
    }
  }
}
