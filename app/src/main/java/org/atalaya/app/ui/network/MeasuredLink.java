package org.atalaya.app.ui.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.atalaya.app.ui.parts.Tone;
import org.atalaya.app.wording.Quantities;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.project.LinkMeasurement;
import org.atalaya.provisioning.measure.LinkStanding;
import org.atalaya.provisioning.measure.SignalHint;

/** What a router heard of another, beside what was planned, in words. */
public record MeasuredLink(LinkMeasurement measured) {

  /** How it stands: heard as planned or better, weaker than planned, not heard, or heard and not planned. */
  public LinkStanding.State state() {
    return standing().state();
  }

  private LinkStanding standing() {
    return new LinkStanding(measured.fromHost(), measured.toHost(), measured.toRadio(), measured.planned(),
        measured.predictedDbm(), measured.measuredDbm(), measured.predictedMbps(), measured.measuredMbps(), measured.etx(),
        Optional.empty());
  }

  /** True for the same link seen from its other end. */
  public boolean isBackOf(MeasuredLink other) {
    return measured.fromHost().equals(other.measured.toHost()) && measured.toHost().equals(other.measured.fromHost());
  }

  /**
   * Planned and heard side by side, and what the difference hints at.
   *
   * @param others all that was measured: the other direction is looked for there
   */
  public Compared compare(List<MeasuredLink> others, Wording wording) {
    Quantities units = wording.quantities();
    Optional<MeasuredLink> back = others.stream().filter(this::isBackOf).findFirst();
    SignalHint hint = SignalHint.of(standing(), back.map(MeasuredLink::standing));
    OptionalDouble error = measured.errorDb();
    return new Compared(wording.get("measured.way", measured.fromHost(), measured.toHost()), tone(),
        measured.predictedDbm().isPresent() ? units.dbm(measured.predictedDbm().getAsDouble()) : "–",
        measured.measuredDbm().isPresent() ? units.dbm(measured.measuredDbm().getAsDouble()) : "–",
        error.isPresent() ? units.signedDb(error.getAsDouble()) : "–",
        (measured.planned() ? wording.get("measured.hint." + hint.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            : wording.get("measured.state.unexpected")) + more(wording));
  }

  /** Rate and repetitions, where they are known. */
  private String more(Wording wording) {
    Quantities units = wording.quantities();
    List<String> parts = new ArrayList<>();
    measured.measuredMbps().ifPresent(mbps -> parts.add(units.megabits(mbps)));
    measured.etx().ifPresent(etx -> parts.add(wording.get("measured.etx", units.number(etx, 1))));
    return parts.isEmpty() ? "" : " (" + String.join(" · ", parts) + ")";
  }

  /**
   * A line of the comparison.
   *
   * @param way who is heard by whom
   * @param planned signal as the plan has it
   * @param heard signal as it was measured
   * @param difference the second less the first
   * @param hint where to look first
   */
  public record Compared(String way, Tone tone, String planned, String heard, String difference, String hint) {}

  public Tone tone() {
    return switch (state()) {
      case AS_PLANNED -> Tone.GOOD;
      case WEAK -> Tone.FAIR;
      case NOT_SEEN -> Tone.BAD;
      case UNEXPECTED -> Tone.PLAIN;
    };
  }

  /** The worse of two directions says how the link stands. */
  public static int badness(LinkStanding.State state) {
    return switch (state) {
      case AS_PLANNED, UNEXPECTED -> 0;
      case WEAK -> 1;
      case NOT_SEEN -> 2;
    };
  }

  /** For the map: the signal and how far it is from the planned one. */
  public String label(Wording wording) {
    Quantities units = wording.quantities();
    OptionalDouble error = measured.errorDb();
    return measured.measuredDbm().isEmpty() ? wording.get("measured.not-heard")
        : units.dbm(measured.measuredDbm().getAsDouble())
            + (error.isPresent() ? " (" + units.signedDb(error.getAsDouble()) + ")" : "");
  }
}
