package org.atalaya.planner.device;

/**
 * Where a number comes from.
 *
 * @param kind how much it can be relied on
 * @param source document, page or reason, for a person to look up
 */
public record Provenance(Kind kind, String source) {
  /** From the firmest to the weakest. */
  public enum Kind { MEASUREMENT, DATA_SHEET, STANDARD_MINIMUM, ASSUMPTION }
}
