package org.atalaya.planner.plan;

import java.util.Optional;
import org.atalaya.planner.siteselection.Survival;

/**
 * What a network is wanted to be, beside reaching every home.
 *
 * @param survive which single loss every home must survive
 * @param budget most that the bill may come to, in the prices' currency, above 0
 * @param kit routers are bought in kits of so many, 2 to 100; empty where each is bought by itself
 */
public record Wishes(Survival survive, Optional<Double> budget, Optional<Integer> kit) {
  /** Nothing but the cheapest network. */
  public static final Wishes NONE = new Wishes(Survival.NONE, Optional.empty(), Optional.empty());

  /** @throws IllegalArgumentException if a number is out of its range */
  public Wishes {
    if (budget.filter(money -> !(money > 0) || Double.isInfinite(money)).isPresent()) {
      throw new IllegalArgumentException("budget " + budget.get() + ", expected money above 0");
    }
    if (kit.filter(size -> size < 2 || size > 100).isPresent()) {
      throw new IllegalArgumentException("kit " + kit.get() + ", expected 2 to 100 routers");
    }
  }

  /** The same but for what must be survived. */
  Wishes surviving(Survival level) {
    return new Wishes(level, budget, kit);
  }
}
