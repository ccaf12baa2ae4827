package org.atalaya.app.ui.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.atalaya.app.ui.parts.Sheet;
import org.atalaya.app.ui.parts.Sheet.Fact;
import org.atalaya.app.ui.parts.Tone;
import org.atalaya.app.wording.Quantities;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.plan.Alternative;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.siteselection.Optimality;

/** The plan and the networks beside it, in words. */
public final class NetworkCards {
  private final NetworkPlan plan;
  private final Wording wording;
  private final Quantities units;
  private final long homes;

  /**
   * One network.
   *
   * @param alternative which; empty for the plan
   * @param lines what it is, gains and gives up
   * @param proven nothing cheaper does this
   */
  public record Card(Optional<Alternative> alternative, String title, String cost, List<String> lines, boolean proven) {}

  NetworkCards(NetworkPlan plan, ProjectState state, Wording wording) {
    this.plan = plan;
    this.wording = wording;
    units = wording.quantities();
    homes = state.sites().stream().filter(site -> site.role() == Role.REQUIRED).map(Site::name).count();
  }

  /** The plan first, then the others. */
  List<Card> cards() {
    List<Card> cards = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    lines.add(size(plan.routers().size(), homes - plan.unreached().size()));
    lines.add(plan.unprotected().isEmpty() ? wording.get("network.survives." + word(plan.wishes().survive()))
        : wording.get("network.unprotected", plan.unprotected().size()));
    cards.add(new Card(Optional.empty(), wording.get("network.card.plan"), units.money(plan.bill().total(), plan.bill().currency()),
        lines, plan.optimality() instanceof Optimality.Proven));
    plan.alternatives().forEach(other -> {
      List<String> words = new ArrayList<>();
      words.add(size(other.routers(), homes - other.unreached().size()));
      words.addAll(tradeOffs(other));
      cards.add(new Card(Optional.of(other), title(other), units.money(other.total(), plan.bill().currency()), words,
          other.optimality() instanceof Optimality.Proven));
    });
    return cards;
  }

  private String title(Alternative other) {
    return wording.get("network.card." + word(other.kind()));
  }

  private String size(int routers, long reached) {
    return wording.get("network.card.size", routers, reached, homes);
  }

  private List<String> tradeOffs(Alternative other) {
    return other.tradeOffs().stream().map(note -> wording.get(note.key(), note.arguments().toArray())).toList();
  }

  /** What one of the others comes to. */
  Sheet sheet(Alternative other) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(wording.get("network.fact.cost"), units.money(other.total(), plan.bill().currency())));
    facts.add(new Fact(wording.get("network.fact.sites"), units.number(other.sites().size(), 0)));
    facts.add(new Fact(wording.get("network.fact.routers"), units.number(other.routers(), 0)));
    facts.add(new Fact(wording.get("network.fact.links"), units.number(other.links().size(), 0)));
    facts.add(new Fact(wording.get("network.fact.homes"), wording.get("count.of", homes - other.unreached().size(), homes)));
    other.links().stream().mapToDouble(Alternative.Pair::slowestMbps).min().ifPresent(slowest ->
        facts.add(new Fact(wording.get("network.fact.slowest"), units.megabits(slowest))));
    return new Sheet(wording.get("step.network"), title(other), Tone.ACCENT, "", wording.get("network.card.explain") + " "
        + NetworkViewModel.optimality(wording, other.optimality()), facts, Optional.empty(), tradeOffs(other));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
