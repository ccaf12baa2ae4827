package org.atalaya.app.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.DoubleStream;
import org.atalaya.app.Numbers;
import org.atalaya.maps.features.CaseTable;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.propagation.ApproximateDiffraction;
import org.atalaya.planner.propagation.DeltaBullington;
import org.atalaya.planner.propagation.EvenProfile;
import org.atalaya.planner.propagation.GaseousAttenuation;
import org.atalaya.planner.propagation.IrregularTerrainModel;
import org.atalaya.planner.propagation.ItmCase;
import org.atalaya.planner.propagation.ItmResult;
import org.atalaya.planner.propagation.MultipathFading;
import org.atalaya.planner.propagation.RainAttenuation;
import org.atalaya.planner.propagation.SpecificRainAttenuation;
import org.atalaya.planner.propagation.SphericalEarth;

/** One propagation model over a table of cases, for comparison with published values. */
public final class PropagationCases {
  private PropagationCases() {}

  /** The models by their names on the command line, each with the columns it needs and those it appends. */
  public enum Model {
    ITM("itm", true, "h_tx__meter h_rx__meter climate N_0 f__mhz pol epsilon sigma mdvar time location situation",
        "out_A__db out_warnings out_rtn", PropagationCases::itm),
    P526("p526", true, "profile_line f_mhz h_tx_m h_rx_m pol ae_km omega",
        "out_L_bullington_db out_L_bullington_smooth_db out_L_spherical_db out_L_diffraction_db", PropagationCases::diffraction),
    P530_RAIN("p530-rain", false, "p_percent d_km f_GHz elev_deg pol_tilt_deg R001_mmh", "out_A_db", PropagationCases::rain),
    P530_MULTIPATH("p530-multipath", false, "A_dB d_km f_GHz he_m hr_m ht_m K dN75 lat",
        "out_p_single_worst_month out_p_single_year", PropagationCases::multipath),
    P530_DIFFRACTION("p530-diffraction", false, "d_km f_GHz d1_km h_clearance_m", "out_Ad_db",
        PropagationCases::approximateDiffraction),
    P838("p838", false, "f_GHz R_mmh elev_deg pol_tilt_deg", "out_k out_alpha out_gamma_dbkm", PropagationCases::specificRain),
    P676("p676", false, "f (GHz),P (hPa),rho (g/m3),T (k)", "out_gamma0_dbkm out_gammaw_dbkm", PropagationCases::gas);

    private final String id;
    private final boolean overProfiles;
    private final List<String> reads;
    private final List<String> appends;
    private final Run run;

    Model(String id, boolean overProfiles, String reads, String appends, Run run) {
      this.id = id;
      this.overProfiles = overProfiles;
      this.reads = List.of(reads.split(reads.contains(",") ? "," : " "));
      this.appends = List.of(appends.split(" "));
      this.run = run;
    }

    /** True where a case lies over a profile. */
    public boolean overProfiles() {
      return overProfiles;
    }

    /** The name on the command line. */
    @Override
    public String toString() {
      return id;
    }
  }

  private interface Run {
    Answer of(CaseRow row);
  }

  /** One case's fields, and whether it lies where the model was made for. */
  private record Answer(List<String> fields, boolean valid) {
    /** A number that overflowed or is none was not computed. */
    static Answer of(double... values) {
      return new Answer(DoubleStream.of(values).mapToObj(value -> Double.isFinite(value) ? Numbers.shortest(value) : "").toList(), true);
    }

    Answer where(boolean isValid) {
      return new Answer(fields, isValid);
    }
  }

  /**
   * @param csv the table with the model's columns; a field is empty where nothing was computed
   * @param empty number of cases with such a field
   * @param outside number of cases that are computed, but lie outside what the model was made for
   */
  public record Result(String csv, int cases, int empty, int outside) {}

  /**
   * @param profiles needed by the models over profiles, ignored by the others
   * @throws BadInputException if a column is missing, a value is not what it should be, or the model is not made for it
   */
  public static Result run(Model model, Path cases, Optional<Path> profiles, Progress progress) throws IOException {
    CaseTable table = CaseTable.read(cases);
    model.reads.forEach(table::getColumn);
    Optional<CaseProfiles> read = model.overProfiles && profiles.isPresent()
        ? Optional.of(CaseProfiles.read(profiles.get())) : Optional.empty();
    List<List<String>> results = new ArrayList<>();
    int empty = 0;
    int outside = 0;
    for (int i = 0; i < table.size(); i++) {
      if (!progress.step(i, table.size())) {
        throw new CancellationException("cases cancelled");
      }
      Answer answer = model.run.of(new CaseRow(table, i, read));
      empty += answer.fields.contains("") ? 1 : 0;
      outside += answer.valid ? 0 : 1;
      results.add(answer.fields);
    }
    progress.step(table.size(), table.size());
    return new Result(table.with(model.appends, results), table.size(), empty, outside);
  }

  private static Answer itm(CaseRow row) {
    int least = Integer.MIN_VALUE;
    int most = Integer.MAX_VALUE;
    ItmCase asked = new ItmCase(row.number("h_tx__meter"), row.number("h_rx__meter"), row.whole("climate", least, most),
        row.number("N_0"), row.number("f__mhz"), row.whole("pol", least, most), row.number("epsilon"), row.number("sigma"),
        row.whole("mdvar", least, most), row.number("time"), row.number("location"), row.number("situation"));
    ItmResult result = IrregularTerrainModel.pointToPoint(asked, row.profile("profile_line"));
    return new Answer(List.of(Numbers.shortest(result.lossDb()), Integer.toString(result.warningBits()),
        Integer.toString(result.status().code())), true);
  }

  /**
   * The smooth earth is fitted to the profile that a column {@code ground_line} names; without it to the same path
   * without clutter where the file holds it, else to the profile itself.
   */
  private static Answer diffraction(CaseRow row) {
    EvenProfile surface = row.profile("profile_line");
    EvenProfile ground = row.findProfile("ground_line")
        .or(() -> row.profiles().orElseThrow().findBareGround(surface)).orElse(surface);
    if (ground.steps() != surface.steps() || ground.stepMeters() != surface.stepMeters()) {
      throw new BadInputException(row.table().where(row.row(), row.table().getColumn("ground_line")),
          ground.steps() + " steps of " + ground.stepMeters() + " m",
          surface.steps() + " of " + surface.stepMeters() + " m, as in the case's own profile");
    }
    SphericalEarth.Polarization polarization = row.whole("pol", 1, 2) == 1
        ? SphericalEarth.Polarization.HORIZONTAL : SphericalEarth.Polarization.VERTICAL;
    DeltaBullington.Parts parts = new DeltaBullington(polarization, row.number("omega", 0, 1)).parts(surface, ground,
        row.number("h_tx_m", 0, 100_000), row.number("h_rx_m", 0, 100_000), row.positive("ae_km"),
        row.number("f_mhz", SphericalEarth.FREQUENCY_MHZ));
    return Answer.of(parts.profileDb(), parts.smoothDb(), parts.sphericalDb(), parts.totalDb());
  }

  private static Answer rain(CaseRow row) {
    double length = row.positive("d_km");
    double frequency = row.number("f_GHz", SpecificRainAttenuation.FREQUENCY_GHZ);
    return Answer.of(RainAttenuation.exceededDb(row.number("p_percent", RainAttenuation.TIME_PERCENT), length, frequency,
        row.number("elev_deg", -90, 90), row.number("pol_tilt_deg", -180, 180), row.number("R001_mmh", 0, 1000)))
        .where(RainAttenuation.DISTANCE_KM.contains(length) && RainAttenuation.FREQUENCY_GHZ.contains(frequency));
  }

  private static Answer multipath(CaseRow row) {
    MultipathFading fading = new MultipathFading(row.positive("d_km"), row.positive("f_GHz"), row.number("he_m"),
        row.number("hr_m"), row.number("ht_m"), row.positive("K"), row.number("dN75", 0, 1000));
    double fadeDb = row.number("A_dB", 0, 1000);
    return Answer.of(fading.worstMonthPercent(fadeDb), fading.yearPercent(fadeDb, row.number("lat", -90, 90),
        MultipathFading.YearConversion.AS_CHECK_VALUES)).where(fading.valid());
  }

  private static Answer approximateDiffraction(CaseRow row) {
    double length = row.positive("d_km");
    double first = row.number("d1_km", 0, length);
    double radius = row.table().findColumn("F1_m").isPresent() ? row.positive("F1_m")
        : ApproximateDiffraction.fresnelRadiusMeters(first, length - first, row.positive("f_GHz"));
    double lossDb = ApproximateDiffraction.lossDb(row.number("h_clearance_m"), radius);
    return Answer.of(lossDb).where(lossDb >= ApproximateDiffraction.VALID_ABOVE_DB);
  }

  private static Answer specificRain(CaseRow row) {
    SpecificRainAttenuation specific = SpecificRainAttenuation.of(row.number("f_GHz", SpecificRainAttenuation.FREQUENCY_GHZ),
        row.number("elev_deg", -90, 90), row.number("pol_tilt_deg", -180, 180));
    return Answer.of(specific.k(), specific.alpha(), specific.dbPerKm(row.number("R_mmh", 0, 1000)));
  }

  private static Answer gas(CaseRow row) {
    GaseousAttenuation air = new GaseousAttenuation(row.positive("P (hPa)"), row.number("rho (g/m3)", 0, 1000),
        row.positive("T (k)"));
    double frequency = row.number("f (GHz)", GaseousAttenuation.FREQUENCY_GHZ);
    return Answer.of(air.dryDbPerKm(frequency), air.vapourDbPerKm(frequency));
  }
}
