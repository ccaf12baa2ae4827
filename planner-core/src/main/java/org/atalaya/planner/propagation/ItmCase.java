package org.atalaya.planner.propagation;

/**
 * What the irregular terrain model is asked, in the numbers of its published interface (TLS form). Values outside the
 * ranges are no exception: the model answers them with a status.
 *
 * @param fromHeightMeters antenna above ground at the start, 0.5 to 3000
 * @param toHeightMeters antenna above ground at the end, 0.5 to 3000
 * @param climate number of a {@link RadioClimate}, 1 to 7
 * @param seaLevelRefractivity N-units, 250 to 400
 * @param frequencyMhz 20 to 20,000
 * @param polarization 0 horizontal, 1 vertical
 * @param permittivity of the ground, relative, 1 or more
 * @param conductivity of the ground, S/m, above 0
 * @param variabilityMode 0 single message, 1 accidental, 2 mobile, 3 broadcast; plus 10 without location
 *     variability, plus 20 without situation variability
 * @param timePercent above 0, below 100
 * @param locationPercent above 0, below 100
 * @param situationPercent above 0, below 100
 */
public record ItmCase(double fromHeightMeters, double toHeightMeters, int climate, double seaLevelRefractivity,
    double frequencyMhz, int polarization, double permittivity, double conductivity, int variabilityMode,
    double timePercent, double locationPercent, double situationPercent) {}
