package org.atalaya.planner.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.atalaya.planner.advice.Circumstances.Answer;
import org.atalaya.planner.advice.Circumstances.Latency;
import org.atalaya.planner.advice.Circumstances.Mobility;
import org.atalaya.planner.advice.Circumstances.Power;
import org.atalaya.planner.advice.Circumstances.Scale;
import org.atalaya.planner.advice.Circumstances.Trust;
import org.atalaya.planner.advice.Circumstances.Versatility;

/**
 * Which protocol suits, with the reasons. Each reason speaks for or against some protocols under some answer by one
 * point or two; docs/methods/advice.md has the table with its sources.
 *
 * @param ranking all protocols, the one that suits best first; of equals in the order of {@link Protocol}
 */
public record Advice(List<Ranked> ranking) {
  public Advice {
    ranking = List.copyOf(ranking);
  }

  /**
   * A reason that holds under the answers.
   *
   * @param key of its sentence, without the bundle's prefix
   * @param points for the protocol, negative against it
   */
  public record Reason(String key, int points) {}

  /** A protocol with all that speaks for and against it. */
  public record Ranked(Protocol protocol, List<Reason> reasons) {
    public int points() {
      return reasons.stream().mapToInt(Reason::points).sum();
    }
  }

  private record Rule(String key, Answer answer, int points, Set<Protocol> protocols) {}

  private static final List<Rule> RULES = List.of(
      rule("roams", Mobility.ROAMING, 2, Protocol.LIBREMESH, Protocol.BATMAN, Protocol.GLUON),
      rule("bridged-small", Scale.SMALL, 1, Protocol.LIBREMESH, Protocol.BATMAN, Protocol.GLUON),
      rule("bridged-large", Scale.LARGE, -2, Protocol.BATMAN, Protocol.GLUON),
      rule("clouds-large", Scale.LARGE, -1, Protocol.LIBREMESH),
      rule("clouds-medium", Scale.MEDIUM, 1, Protocol.LIBREMESH),
      rule("routed-grows", Scale.MEDIUM, 1, Protocol.BABEL, Protocol.OLSR, Protocol.BMX),
      rule("routed-grows", Scale.LARGE, 2, Protocol.BABEL, Protocol.OLSR, Protocol.BMX, Protocol.BGP),
      rule("new-address", Mobility.ROAMING, -2, Protocol.BABEL, Protocol.OLSR, Protocol.BMX, Protocol.BGP),
      rule("quick", Mobility.MOVING, 1, Protocol.BABEL),
      rule("nodes-move", Mobility.MOVING, 2, Protocol.BATMAN),
      rule("nodes-move", Mobility.MOVING, 1, Protocol.LIBREMESH),
      rule("by-hand", Mobility.MOVING, -2, Protocol.BGP),
      rule("quiet", Power.SCARCE, 1, Protocol.BABEL),
      rule("chatty", Power.SCARCE, -1, Protocol.BATMAN, Protocol.GLUON, Protocol.OLSR),
      rule("kit", Versatility.SIMPLE, 2, Protocol.LIBREMESH),
      rule("by-hand", Versatility.SIMPLE, -2, Protocol.BGP),
      rule("rare", Versatility.SIMPLE, -1, Protocol.OLSR, Protocol.BMX),
      rule("mixed", Versatility.MIXED, 2, Protocol.BABEL),
      rule("mixed-clouds", Versatility.MIXED, 1, Protocol.LIBREMESH),
      rule("own", Versatility.OWN, 2, Protocol.BGP),
      rule("own-routed", Versatility.OWN, 1, Protocol.BABEL, Protocol.OLSR, Protocol.BMX),
      rule("quick", Latency.CALLS, 1, Protocol.BABEL),
      rule("rates", Latency.CALLS, 1, Protocol.OLSR),
      rule("one-key", Trust.NEIGHBOURS, 1, Protocol.LIBREMESH, Protocol.BABEL, Protocol.BATMAN, Protocol.OLSR),
      rule("gateways", Trust.NEIGHBOURS, -1, Protocol.GLUON),
      rule("anybody", Trust.OPEN, 2, Protocol.GLUON),
      rule("believed", Trust.OPEN, -1, Protocol.LIBREMESH, Protocol.BABEL, Protocol.BATMAN, Protocol.OLSR),
      rule("by-hand", Trust.OPEN, -2, Protocol.BGP),
      rule("signed", Trust.OPEN, 1, Protocol.BMX),
      rule("signed", Trust.FEDERATED, 2, Protocol.BMX),
      rule("policy", Trust.FEDERATED, 2, Protocol.BGP),
      rule("gateways", Trust.FEDERATED, -1, Protocol.GLUON),
      rule("believed", Trust.FEDERATED, -1, Protocol.LIBREMESH, Protocol.BABEL, Protocol.BATMAN, Protocol.OLSR));

  /** The advice for these circumstances. */
  public static Advice of(Circumstances circumstances) {
    List<Answer> answers = circumstances.answers();
    List<Ranked> ranked = new ArrayList<>();
    for (Protocol protocol : Protocol.values()) {
      ranked.add(new Ranked(protocol, RULES.stream()
          .filter(rule -> answers.contains(rule.answer) && rule.protocols.contains(protocol))
          .map(rule -> new Reason(rule.key, rule.points)).toList()));
    }
    return new Advice(ranked.stream().sorted(Comparator.comparingInt(Ranked::points).reversed()).toList());
  }

  /** Keys of all reasons, for the test that each has its sentence. */
  public static List<String> keys() {
    return RULES.stream().map(Rule::key).distinct().toList();
  }

  private static Rule rule(String key, Answer answer, int points, Protocol first, Protocol... others) {
    return new Rule(key, answer, points, EnumSet.of(first, others));
  }
}
