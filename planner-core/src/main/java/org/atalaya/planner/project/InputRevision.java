package org.atalaya.planner.project;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * The inputs of a result, as they were when the work on it began. Taken before computing and handed back with the
 * result, so that an edit made in the meantime makes the result stale.
 *
 * @param kind of the result
 * @param revision id of the last applied edit that touches the inputs; 0 for the project as it was created
 * @param plan id of the stored plan, for a rendering of a current one; else empty
 * @param state what to compute from: exactly the state of that revision
 */
public record InputRevision(ResultKind kind, long revision, OptionalLong plan, ProjectState state) {
  public InputRevision {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(plan);
    Objects.requireNonNull(state);
  }
}
