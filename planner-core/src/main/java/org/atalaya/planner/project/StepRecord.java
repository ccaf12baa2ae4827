package org.atalaya.planner.project;

import java.time.Instant;

/**
 * A step that was taken on a router, written before it is taken and again after.
 *
 * @param run number of the run of provisioning
 * @param hostName of the router
 * @param step in the words of whoever provisions: {@code back-up}
 * @param state how far it came
 * @param at when this was written
 * @param detail what was found, one line or more; without secrets
 */
public record StepRecord(long run, String hostName, String step, State state, Instant at, String detail) {
  /** How far a step came. One that is only STARTED was cut short: what the router is in must be found out anew. */
  public enum State { STARTED, DONE, FAILED }
}
