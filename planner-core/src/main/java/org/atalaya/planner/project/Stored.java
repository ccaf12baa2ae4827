package org.atalaya.planner.project;

import java.time.Instant;

/**
 * A result as the project keeps it.
 *
 * @param value the result
 * @param revision of the inputs that it was computed from
 * @param at when it was stored
 * @param current false where its inputs have changed since: to be shown as stale, and never provisioned
 * @param <T> kind of result
 */
public record Stored<T>(T value, long revision, Instant at, boolean current) {}
