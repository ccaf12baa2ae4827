package org.atalaya.app.ui.links;

import java.util.Optional;
import org.atalaya.app.ui.links.MatrixViewModel.Matrix;
import org.atalaya.app.wording.Quantities;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.linkbudget.LinkMargin;
import org.atalaya.planner.project.LinkRow;

/** What a field of the square shows, and says. */
final class MatrixWording {
  private final Wording wording;
  private final Quantities units;
  private final LinkWording links;

  /** What stands in a field: each has a shape of its own, so that colour never tells alone. */
  enum Mark {
    CLEAR("fth-check-circle", MatrixInk.GOOD),
    FRESNEL("fth-alert-triangle", MatrixInk.FAIR),
    WEAK("fth-wifi-off", MatrixInk.BAD),
    UNLAWFUL("fth-slash", MatrixInk.BAD),
    BLOCKED("fth-x-circle", MatrixInk.BAD),
    UNKNOWN("fth-help-circle", MatrixInk.UNKNOWN),
    /** No pair that was judged. */
    FAR("fth-minus", MatrixInk.QUIET),
    /** Judged, and not among those that are wanted. */
    FILTERED("fth-filter", MatrixInk.QUIET);

    private final String icon;
    private final MatrixInk ink;

    Mark(String icon, MatrixInk ink) {
      this.icon = icon;
      this.ink = ink;
    }

    /** Ikonli's name. */
    String icon() {
      return icon;
    }

    MatrixInk ink() {
      return ink;
    }

    /** The sight first; a free one that the radios do not reach over is too weak. */
    static Mark of(LinkRow row, Optional<LinkMargin> margin) {
      Mark seen = switch (row.verdict()) {
        case CLEAR -> CLEAR;
        case FRESNEL -> FRESNEL;
        case BLOCKED -> BLOCKED;
        case UNKNOWN -> UNKNOWN;
      };
      return seen != CLEAR && seen != FRESNEL ? seen : margin.map(known -> switch (known.verdict()) {
        case TOO_WEAK -> WEAK;
        case UNLAWFUL -> UNLAWFUL;
        case WORKS, OBSTRUCTED, BLOCKED, UNKNOWN -> seen;
      }).orElse(seen);
    }
  }

  MatrixWording(Wording wording) {
    this.wording = wording;
    units = wording.quantities();
    links = new LinkWording(wording);
  }

  /** The number in a field: the margin, or what lacks; empty where neither is known. */
  String number(LinkRow row, Optional<LinkMargin> margin) {
    return switch (Mark.of(row, margin)) {
      case CLEAR, FRESNEL -> margin.map(known -> decibels(Math.floor(known.marginDb()))).orElse("");
      case WEAK -> decibels(-Math.ceil(margin.orElseThrow().lackDb()));
      case BLOCKED -> row.sight() instanceof Sight.Judged judged ? units.metersAtLeast(-judged.minClearanceMeters()) : "";
      case UNLAWFUL, UNKNOWN, FAR, FILTERED -> "";
    };
  }

  /** Whole ones, never better than computed: a field is small, and the words have the rest. */
  private String decibels(double whole) {
    return units.number(whole, 0) + "\u00a0dB";
  }

  /** The pair of a row and a column in words. */
  String words(Matrix matrix, int row, int column, Optional<LinkMargin> margin) {
    if (row == column) {
      return matrix.sites().get(row);
    }
    String pair = matrix.sites().get(row) + " — " + matrix.sites().get(column);
    return matrix.find(row, column).map(link -> wording.get("matrix.says", pair, verdict(Mark.of(link, margin)), links.summary(link))
        + margin.filter(known -> link.verdict() == Verdict.CLEAR || link.verdict() == Verdict.FRESNEL)
            .map(known -> " " + (known.lackDb() > 0 ? wording.get("matrix.lacks", units.db(known.lackDb()))
                : wording.get("matrix.margin", units.db(known.marginDb())))).orElse(""))
        .orElseGet(() -> wording.get(matrix.filtered(row, column) ? "matrix.says.filtered" : "matrix.says.far", pair));
  }

  String verdict(Mark mark) {
    return wording.get(switch (mark) {
      case CLEAR -> "link.verdict.clear";
      case FRESNEL -> "link.verdict.fresnel";
      case BLOCKED -> "link.verdict.blocked";
      case UNKNOWN -> "link.verdict.unknown";
      case WEAK -> "budget.verdict.too-weak";
      case UNLAWFUL -> "budget.verdict.unlawful";
      case FAR -> "matrix.far";
      case FILTERED -> "matrix.filtered";
    });
  }
}
