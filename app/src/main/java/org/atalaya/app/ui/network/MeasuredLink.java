package org.atalaya.app.ui.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.atalaya.app.ui.parts.Tone;
import org.atalaya.app.ui.wording.Quantities;
import org.atalaya.app.ui.wording.Wording;
import org.atalaya.planner.project.LinkMeasurement;
import org.atalaya.provisioning.measure.LinkStanding;

/** What a router heard of another, beside what was planned, in words. */
public record MeasuredLink(LinkMeasurement measured) {

  /** How it stands: heard as planned or better, weaker than planned, not heard, or heard and not planned. */
  public LinkStanding.State state() {
    return new LinkStanding(measured.fromHost(), measured.toHost(), measured.toRadio(), measured.planned(),
        measured.predictedDbm(), measured.measuredDbm(), measured.predictedMbps(), measured.measuredMbps(), measured.etx(),
        Optional.empty()).state();
  }

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

  /** One line for the table of the step Routers. */
  public String line(Wording wording) {
    Quantities units = wording.quantities();
    List<String> parts = new ArrayList<>();
    parts.add(wording.get("measured.way", measured.fromHost(), measured.toHost()));
    measured.predictedDbm().ifPresent(dbm -> parts.add(wording.get("measured.planned", units.dbm(dbm))));
    parts.add(measured.measuredDbm().isPresent() ? wording.get("measured.heard", label(wording))
        : wording.get("measured.not-heard"));
    measured.measuredMbps().ifPresent(mbps -> parts.add(units.megabits(mbps)));
    measured.etx().ifPresent(etx -> parts.add(wording.get("measured.etx", units.number(etx, 1))));
    parts.add(wording.get("measured.state." + switch (state()) {
      case AS_PLANNED -> "as-planned";
      case WEAK -> "weak";
      case NOT_SEEN -> "not-seen";
      case UNEXPECTED -> "unexpected";
    }));
    return String.join(" · ", parts);
  }
}
