package org.atalaya.planner.project;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What was found when a router was read again.
 *
 * @param verified true where it is as planned
 * @param differences one line each; without secrets
 * @param at when
 * @param planRevision of the plan that it was compared with
 */
public record VerificationRecord(boolean verified, List<String> differences, Instant at, long planRevision) {
  public VerificationRecord {
    differences = List.copyOf(differences);
    Objects.requireNonNull(at);
  }
}
