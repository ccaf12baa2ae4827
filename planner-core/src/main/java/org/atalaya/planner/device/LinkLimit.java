package org.atalaya.planner.device;

/**
 * How many links a radio may have at once: clients of a sector, neighbours in a mesh.
 *
 * @param most 1 or more
 * @param provenance where the number comes from
 */
public record LinkLimit(int most, Provenance provenance) {
  /** Where a device's file says nothing. */
  public static final LinkLimit USUAL = new LinkLimit(10, new Provenance(Provenance.Kind.ASSUMPTION,
      "ten neighbours that all have something to send leave each a tenth of the channel"));

  public LinkLimit {
    if (most < 1) {
      throw new IllegalArgumentException("most links " + most + ", expected 1 or more");
    }
  }
}
