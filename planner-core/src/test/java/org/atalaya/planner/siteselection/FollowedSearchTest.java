package org.atalaya.planner.siteselection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.atalaya.planner.candidates.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a search tells while it goes on, and what is left of it when it is told that this will do. */
class FollowedSearchTest {

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 30);
  }

  /** Keeps what it hears, and has enough after so many times. */
  private static final class Listener implements SearchFollower {
    private final List<Incumbent> heard = new ArrayList<>();
    private final int most;
    private volatile boolean enough;

    Listener(int most) {
      this.most = most;
    }

    @Override
    public void found(Incumbent incumbent) {
      heard.add(incumbent);
      enough = heard.size() >= most;
    }

    @Override
    public boolean enough() {
      return enough;
    }
  }

  /** One problem of each kind: a cost that is a sum over nodes, one that is shared, one that survives a loss. */
  private static List<SelectionProblem> problems(long seed) {
    SelectionProblem shared = ShortestPathSelectorTest.random(new Random(seed));
    return List.of(ExactSelectorTest.sites(new Random(seed)), shared, shared.withSurvival(seed % 2 == 0 ? Survival.LINK : Survival.SITE));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsHeardOnlyGetsBetterAndEndsAtTheAnswer(long seed) {
    for (SelectionProblem problem : problems(seed)) {
      Listener listener = new Listener(Integer.MAX_VALUE);
      ExactSelector.Result result = new ExactSelector(Duration.ofMinutes(10)).followedBy(listener).solve(problem, Progress.NONE);
      assertThat(result).as("seed %d", seed).isEqualTo(new ExactSelector(Duration.ofMinutes(10)).solve(problem, Progress.NONE));
      Selection answer = result.selection();
      int homes = problem.required().size();
      for (int i = 0; i < listener.heard.size(); i++) {
        Incumbent at = listener.heard.get(i);
        assertThat(at.homes()).as("seed %d", seed).isEqualTo(homes);
        assertThat(at.bound()).as("seed %d", seed).isBetween(0L, Math.min(at.cost(), answer.cost()));
        assertThat(at.gap()).as("seed %d", seed).isBetween(0.0, 1.0);
        if (i > 0) {
          assertThat(at.cost()).as("seed %d", seed).isLessThanOrEqualTo(listener.heard.get(i - 1).cost());
          assertThat(at.bound()).as("seed %d", seed).isGreaterThanOrEqualTo(listener.heard.get(i - 1).bound());
        }
      }
      if (answer.unreached().size() < homes) {
        assertThat(listener.heard.getLast().cost()).as("seed %d", seed).isEqualTo(answer.cost());
        assertThat(listener.heard.getLast().reached()).as("seed %d", seed).isEqualTo(homes - answer.unreached().size());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whoHasEnoughGetsTheBestSoFarWithABoundThatHolds(long seed) {
    for (SelectionProblem problem : problems(seed)) {
      Selection best = new ExactSelector(Duration.ofMinutes(10)).select(problem, Progress.NONE);
      Listener listener = new Listener(1);
      ExactSelector.Result early = new ExactSelector().followedBy(listener).solve(problem, Progress.NONE);
      joinsAllAndPromisesNoMoreThanIsTrue(early, best, seed);
      if (!listener.heard.isEmpty()) {
        assertThat(early.selection().cost()).as("seed %d", seed).isLessThanOrEqualTo(listener.heard.getFirst().cost());
      }
      joinsAllAndPromisesNoMoreThanIsTrue(ExactSelector.within(Duration.ZERO).solve(problem, Progress.NONE), best, seed);
    }
  }

  private static void joinsAllAndPromisesNoMoreThanIsTrue(ExactSelector.Result early, Selection best, long seed) {
    assertThat(early.selection().unreached()).as("seed %d", seed).isEqualTo(best.unreached());
    assertThat(early.selection().unprotected()).as("seed %d", seed).isEqualTo(best.unprotected());
    assertThat(early.selection().cost()).as("seed %d", seed).isGreaterThanOrEqualTo(best.cost());
    assertThat(early.bound()).as("seed %d", seed).isLessThanOrEqualTo(best.cost());
    if (early.selection().optimality() instanceof Optimality.Proven) {
      assertThat(early.selection().cost()).as("seed %d", seed).isEqualTo(best.cost());
    }
  }

  @Test
  void aSearchThatIsCancelledGivesNoAnswerWhateverItHasFound() {
    for (SelectionProblem problem : problems(7)) {
      Listener listener = new Listener(Integer.MAX_VALUE);
      assertThatThrownBy(() -> new ExactSelector().followedBy(listener).select(problem, (done, total) -> listener.heard.isEmpty()))
          .isInstanceOf(CancellationException.class);
    }
  }
}
