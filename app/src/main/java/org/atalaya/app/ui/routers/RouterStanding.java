package org.atalaya.app.ui.routers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.app.ui.parts.Tone;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.project.RouterRecord;
import org.atalaya.planner.project.StepRecord;
import org.atalaya.planner.project.Stored;
import org.atalaya.planner.project.VerificationRecord;
import org.atalaya.provisioning.apply.Step;

/** How a router stands, by what the project's file says of it. */
enum RouterStanding {
  /** Nothing was written to it yet. */
  WAITING(Tone.PLAIN, "routers.waiting"),
  /** Read again and as the present plan says. */
  VERIFIED(Tone.GOOD, "routers.verified"),
  /** Read again and as a plan said that was replaced since. */
  VERIFIED_EARLIER(Tone.FAIR, "routers.verified-earlier"),
  /** Read again, and not as the plan says. */
  DIFFERENT(Tone.BAD, "routers.different"),
  /** A step was begun, and its end is not written down. */
  UNFINISHED(Tone.FAIR, "routers.unfinished"),
  /** Nothing was written, because it must not be. */
  REFUSED(Tone.BAD, "routers.stopped"),
  /** It has its old configuration again. */
  ROLLED_BACK(Tone.BAD, "routers.rolled-back"),
  /** It stopped on the way, or could not be reached. */
  FAILED(Tone.BAD, "routers.failed");

  private final Tone tone;
  private final String key;

  RouterStanding(Tone tone, String key) {
    this.tone = tone;
    this.key = key;
  }

  Tone tone() {
    return tone;
  }

  /** Of its words in the bundles. */
  String key() {
    return key;
  }

  /**
   * @param steps the latest word on each
   * @param plan the present one
   */
  static RouterStanding of(Optional<RouterRecord> record, List<StepRecord> steps,
      Optional<VerificationRecord> verification, Stored<NetworkPlan> plan) {
    if (steps.stream().anyMatch(step -> step.state() == StepRecord.State.STARTED)) {
      return UNFINISHED;
    }
    // the words are those that the shared job writes down at the end of each run
    return switch (record.map(RouterRecord::state).orElse("")) {
      case "VERIFIED", "DIFFERENT" -> verification.map(found -> of(found, plan)).orElse(WAITING);
      case "REFUSED" -> REFUSED;
      case "ROLLED_BACK" -> ROLLED_BACK;
      case "" -> steps.stream().anyMatch(step -> step.state() == StepRecord.State.FAILED) ? FAILED : WAITING;
      default -> FAILED;
    };
  }

  private static RouterStanding of(VerificationRecord found, Stored<NetworkPlan> plan) {
    if (!found.verified()) {
      return DIFFERENT;
    }
    return found.planRevision() == plan.revision() && !found.at().isBefore(plan.at()) ? VERIFIED : VERIFIED_EARLIER;
  }

  /** How long the steps of a run took that came to an end, without the time in which a person made up their mind. */
  static Duration took(List<StepRecord> journal) {
    Map<String, StepRecord> begun = new LinkedHashMap<>();
    Duration sum = Duration.ZERO;
    for (StepRecord row : journal) {
      if (row.state() == StepRecord.State.STARTED) {
        begun.put(row.step(), row);
      } else if (begun.containsKey(row.step()) && !row.step().equals(Step.CONSENT.name())) {
        sum = sum.plus(Duration.between(begun.remove(row.step()).at(), row.at()));
      }
    }
    return sum;
  }

  /** The journal has a row when a step begins and another when it ends: the latest of each, in the order of beginning. */
  static List<StepRecord> latest(List<StepRecord> journal) {
    Map<String, StepRecord> latest = new LinkedHashMap<>();
    journal.forEach(row -> latest.put(row.step(), row));
    return new ArrayList<>(latest.values());
  }
}
