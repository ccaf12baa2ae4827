package org.atalaya.planner.propagation;

/** How a computation of the irregular terrain model ended, with the number that NTIA's published code returns. */
public enum ItmStatus {
  SUCCESS(0),
  SUCCESS_WITH_WARNINGS(1),
  FROM_HEIGHT_OUT_OF_RANGE(1000),
  TO_HEIGHT_OUT_OF_RANGE(1001),
  UNKNOWN_CLIMATE(1002),
  TIME_OUT_OF_RANGE(1003),
  LOCATION_OUT_OF_RANGE(1004),
  SITUATION_OUT_OF_RANGE(1005),
  REFRACTIVITY_OUT_OF_RANGE(1008),
  FREQUENCY_OUT_OF_RANGE(1009),
  UNKNOWN_POLARIZATION(1010),
  PERMITTIVITY_OUT_OF_RANGE(1011),
  CONDUCTIVITY_OUT_OF_RANGE(1012),
  /** The ground reacts more than it resists: no such ground is known to the model. */
  GROUND_IMPEDANCE(1013),
  UNKNOWN_VARIABILITY_MODE(1014),
  EFFECTIVE_EARTH_OUT_OF_RANGE(1016),
  SURFACE_REFRACTIVITY_TOO_SMALL(1021),
  SURFACE_REFRACTIVITY_TOO_LARGE(1022);

  private final int code;

  ItmStatus(int code) {
    this.code = code;
  }

  /** NTIA's number. */
  public int code() {
    return code;
  }
}
