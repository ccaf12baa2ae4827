package org.atalaya.planner.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.atalaya.planner.plan.Alternative.Kind;
import org.atalaya.planner.plan.NetworkPlan.Note;
import org.atalaya.planner.plan.Planning.Choice;
import org.atalaya.planner.plan.Planning.Draft;
import org.atalaya.planner.siteselection.FasterRoutes;
import org.atalaya.planner.siteselection.Selection;
import org.atalaya.planner.siteselection.SiteSelector;
import org.atalaya.planner.siteselection.Survival;

/**
 * Other networks than the plan, each better at something: cheaper, because it survives less or leaves a home out; safer,
 * because it survives more; faster, for more money. One that is better at nothing, or joins the same sites in the same
 * way as another, is left out. Equal requests give equal alternatives.
 */
final class Alternatives {
  private static final String KEY = "plan.alternative.";
  /** Costs less by: amount, currency. */
  static final String SAVES = KEY + "saves";
  /** Costs more by: amount, currency. */
  static final String COSTS = KEY + "costs";
  /** Costs the same. */
  static final String SAME_COST = KEY + "same-cost";
  /** A home is left out: home. */
  static final String WITHOUT_HOME = KEY + "without-home";
  /** Survives the loss of any site, as far as the plan's sites allow. */
  static final String SURVIVES_SITE = KEY + "survives-site";
  /** Survives the loss of any link. */
  static final String SURVIVES_LINK = KEY + "survives-link";
  /** Losses of a site that cut homes off: sites. */
  static final String SITE_CUTS = KEY + "site-cuts";
  /** Losses of a link that cut homes off: pairs of sites. */
  static final String LINK_CUTS = KEY + "link-cuts";
  /** Data is on its way for so much less time: per cent. */
  static final String FASTER = KEY + "faster";
  /** Data is on its way for so much more time: per cent. */
  static final String SLOWER = KEY + "slower";
  /** More routers to build and to look after: number. */
  static final String MORE_ROUTERS = KEY + "more-routers";
  /** Money, beside the plan's, at which a little faster and much faster are looked for. */
  private static final List<Double> FASTER_MONEY = List.of(1.25, 1e6);

  private final Planning planning;
  private final Draft plan;
  private final Set<List<Set<String>>> seen = new HashSet<>();

  Alternatives(Planning planning, Draft plan) {
    this.planning = planning;
    this.plan = plan;
  }

  static List<String> keys() {
    return List.of(SAVES, COSTS, SAME_COST, WITHOUT_HOME, SURVIVES_SITE, SURVIVES_LINK, SITE_CUTS, LINK_CUTS, FASTER, SLOWER,
        MORE_ROUTERS);
  }

  /** At most so many: one of each kind, then another of each, and so on. */
  List<Alternative> find(Wishes wishes, int most) {
    if (most == 0 || plan.assembly().builtSites().isEmpty()) {
      return List.of();
    }
    seen.add(shape(plan));
    Map<Kind, List<Alternative>> found = new HashMap<>();
    found.put(Kind.CHEAPER, new ArrayList<>());
    found.put(Kind.SAFER, new ArrayList<>());
    found.put(Kind.FASTER, new ArrayList<>());
    List<Attempt> attempts = attempts(wishes, most);
    for (int i = 0; i < attempts.size() && !planning.selector.over(); i++) {
      Attempt attempt = attempts.get(i);
      add(found, attempt.kind, attempt.choice.of(planning.selector.unheard(), 1.0 / (attempts.size() - i + 1)), attempt.level);
    }
    for (double factor : FASTER_MONEY) {
      if (!planning.selector.over()) {
        FasterRoutes.within(plan.choice().network().problem(), plan.choice().selection(),
            Math.round(100 * Math.max(1, plan.bill().total()) * factor))
            .filter(selection -> SharedRadio.conflict(plan.choice().network().linksOf(selection)).isEmpty())
            .ifPresent(selection -> add(found, Kind.FASTER, plan.choice().with(selection), wishes.survive()));
      }
    }
    List<Alternative> mixed = new ArrayList<>();
    while (found.values().stream().anyMatch(list -> !list.isEmpty())) {
      for (Kind kind : Kind.values()) {
        if (!found.get(kind).isEmpty()) {
          mixed.add(found.get(kind).removeFirst());
        }
      }
    }
    return mixed.stream().limit(most).toList();
  }

  /** A choice that may be better at something. */
  private record Attempt(Kind kind, Survival level, Chosen choice) {}

  /** How it is made, in some share of the time that is left. */
  private interface Chosen {
    Choice of(SiteSelector by, double share);
  }

  private List<Attempt> attempts(Wishes wishes, int most) {
    List<Attempt> attempts = new ArrayList<>();
    for (Survival level : Survival.values()) {
      if (level != wishes.survive()) {
        attempts.add(new Attempt(level.compareTo(wishes.survive()) < 0 ? Kind.CHEAPER : Kind.SAFER, level, (by, share) -> planning.choose(level, by, share)));
      }
    }
    dearestHomes().stream().limit(Math.max(1, most / 3)).forEach(home -> attempts.add(
        new Attempt(Kind.CHEAPER, wishes.survive(), (by, share) -> planning.without(home, wishes.survive(), by, share))));
    return attempts;
  }

  private void add(Map<Kind, List<Alternative>> found, Kind tried, Choice choice, Survival level) {
    Draft draft = planning.draft(choice);
    Kind kind = tried == Kind.CHEAPER && keepsAndAdds(draft, level) ? Kind.SAFER : tried;
    if (!draft.assembly().builtSites().isEmpty() && gains(kind, draft, level) && seen.add(shape(draft))) {
      found.get(kind).add(alternative(kind, draft, level));
    }
  }

  /**
   * A network that survives the loss of links may be the dearer and the safer one beside a plan that survives the loss of
   * sites: a home with a link straight to the only gateway needs no second one for that.
   */
  private boolean keepsAndAdds(Draft draft, Survival level) {
    Survival wished = plan.choice().network().problem().survival();
    return level == Survival.LINK && wished == Survival.SITE && draft.bill().total() >= plan.bill().total()
        && homesCutOff(draft, wished) <= homesCutOff(plan, wished);
  }

  private static int homesCutOff(Draft draft, Survival level) {
    return cuts(draft, level).stream().mapToInt(cut -> cut.homes().size()).sum();
  }

  private boolean gains(Kind kind, Draft draft, Survival level) {
    return switch (kind) {
      case CHEAPER -> draft.bill().total() < plan.bill().total()
          && (leftOut(draft).size() > plan.unreached().size() || level.compareTo(plan.choice().network().problem().survival()) < 0);
      case SAFER -> draft.choice().selection().unreached().equals(plan.choice().selection().unreached())
          && homesCutOff(draft, level) < homesCutOff(plan, level);
      case FASTER -> airtime(draft) < airtime(plan) && draft.unreached().equals(plan.unreached());
    };
  }

  /** Losses of a kind that cut homes off what was chosen. */
  private static List<Selection.Weakness> cuts(Draft draft, Survival level) {
    return draft.choice().selection().weaknesses(draft.choice().network().problem(), level);
  }

  private static long airtime(Draft draft) {
    return draft.choice().selection().metric();
  }

  /** Two networks with the same routers and links are one. */
  private List<Set<String>> shape(Draft draft) {
    return List.of(draft.links().stream().map(link -> link.path().a() + "-" + link.path().b() + ":" + link.portA().slot())
            .collect(Collectors.toSet()),
        draft.bill().lines().stream().map(BillOfMaterials.Line::toString).collect(Collectors.toSet()));
  }

  /** Homes by what the plan would save without their routes, the most first; only homes that can be left out. */
  private List<Integer> dearestHomes() {
    List<Integer> homes = plan.choice().network().problem().required().stream()
        .filter(home -> !plan.unreached().contains(home)).toList();
    if (homes.size() < 2) {
      return List.of();
    }
    Map<Integer, Long> savings = new HashMap<>();
    homes.forEach(home -> savings.put(home, plan.choice().selection().saving(plan.choice().network().problem(), home)));
    return homes.stream().filter(home -> savings.get(home) > 0)
        .sorted(Comparator.comparingLong((Integer home) -> -savings.get(home)).thenComparing(home -> home)).toList();
  }

  private Alternative alternative(Kind kind, Draft draft, Survival level) {
    List<Alternative.Pair> links = draft.links().stream().map(link -> new Alternative.Pair(name(link.path().a()),
        name(link.path().b()), link.forecast().slowestMbps())).toList();
    return new Alternative(kind, level, draft.assembly().builtSites().stream().map(this::name).toList(),
        draft.assembly().routers().size(), links, leftOut(draft).stream().map(this::name).toList(),
        draft.bill().total(), draft.optimality(), tradeOffs(kind, draft, level));
  }

  /** Homes of the plan's list that the draft does not join. */
  private List<Integer> leftOut(Draft draft) {
    List<Integer> built = draft.assembly().builtSites();
    return plan.choice().network().problem().required().stream()
        .filter(home -> !built.contains(home) || draft.choice().selection().unreached().contains(home)).toList();
  }

  private List<Note> tradeOffs(Kind kind, Draft draft, Survival level) {
    List<Note> gains = new ArrayList<>();
    List<Note> losses = new ArrayList<>();
    double more = draft.bill().total() - plan.bill().total();
    String currency = plan.bill().currency();
    if (more < 0) {
      gains.add(new Note(SAVES, List.of(PlanNotes.money(-more), currency)));
    } else {
      losses.add(more > 0 ? new Note(COSTS, List.of(PlanNotes.money(more), currency)) : new Note(SAME_COST, List.of()));
    }
    if (kind == Kind.SAFER) {
      gains.add(new Note(level == Survival.SITE ? SURVIVES_SITE : SURVIVES_LINK, List.of()));
    }
    List<Integer> left = leftOut(draft).stream().filter(home -> !plan.unreached().contains(home)).toList();
    left.forEach(home -> losses.add(new Note(WITHOUT_HOME, List.of(name(home)))));
    Survival wished = plan.choice().network().problem().survival();
    cutsNote(draft, kind == Kind.SAFER ? level : wished).ifPresent(losses::add);
    long percent = Math.round(100.0 * (airtime(draft) - airtime(plan)) / Math.max(1, airtime(plan)));
    if (left.isEmpty() && percent != 0) {
      (percent < 0 ? gains : losses).add(new Note(percent < 0 ? FASTER : SLOWER, List.of(String.format(Locale.ROOT, "%d", Math.abs(percent)))));
    }
    int routers = draft.assembly().routers().size() - plan.assembly().routers().size();
    if (routers > 0) {
      losses.add(new Note(MORE_ROUTERS, List.of(String.valueOf(routers))));
    }
    gains.addAll(losses);
    return gains;
  }

  private Optional<Note> cutsNote(Draft draft, Survival level) {
    List<Selection.Weakness> cuts = cuts(draft, level);
    if (cuts.isEmpty()) {
      return Optional.empty();
    }
    String where = cuts.stream().map(cut -> cut.other().isPresent()
        ? name(cut.place()) + " — " + name(cut.other().getAsInt()) : name(cut.place())).collect(Collectors.joining(", "));
    return Optional.of(new Note(level == Survival.LINK ? LINK_CUTS : SITE_CUTS, List.of(where)));
  }

  private String name(int site) {
    return planning.sites.get(site).name();
  }
}
