package org.atalaya.planner.calibration;

import java.util.OptionalDouble;
import java.util.function.Function;
import org.atalaya.planner.candidates.CandidateGraph;
import org.atalaya.planner.candidates.CandidateLink;
import org.atalaya.planner.linkbudget.PathAnalysis;
import org.atalaya.planner.propagation.PathLoss;

/** Brings what was learned from measured links into the losses that a plan is made from. */
public final class CalibratedLosses {
  private CalibratedLosses() {}

  /**
   * The same links with the total loss of each less its class's offset: what makes signals weaker makes losses greater.
   * The parts of the loss stay as the models have them.
   *
   * @param clutter class of the ground that a link crosses
   */
  public static CandidateGraph in(CandidateGraph graph, Calibration calibration, Function<CandidateLink, String> clutter) {
    return calibration.isEmpty() ? graph : new CandidateGraph(graph.sites(), graph.links().stream()
        .map(link -> with(link, calibration.offsetDb(clutter.apply(link)))).toList());
  }

  private static CandidateLink with(CandidateLink link, double offsetDb) {
    PathAnalysis analysis = link.analysis();
    PathLoss loss = analysis.loss();
    if (loss.totalDb().isEmpty()) {
      return link;
    }
    return new CandidateLink(link.a(), link.b(), new PathAnalysis(analysis.path(), analysis.settings(), analysis.sight(),
        new PathLoss(loss.freeSpaceDb(), loss.diffractionDb(), loss.gasDb(), loss.vegetationDb(),
            OptionalDouble.of(Math.max(0, loss.totalDb().getAsDouble() - offsetDb)))));
  }
}
