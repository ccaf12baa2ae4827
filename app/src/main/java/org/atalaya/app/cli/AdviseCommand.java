package org.atalaya.app.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atalaya.planner.advice.Advice;
import org.atalaya.planner.advice.Circumstances;
import org.atalaya.planner.advice.Circumstances.Latency;
import org.atalaya.planner.advice.Circumstances.Mobility;
import org.atalaya.planner.advice.Circumstances.Power;
import org.atalaya.planner.advice.Circumstances.Scale;
import org.atalaya.planner.advice.Circumstances.Trust;
import org.atalaya.planner.advice.Circumstances.Versatility;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code advise}: which routing protocol suits, by six questions; what is not given is asked at a terminal. */
@Command(name = "advise", mixinStandardHelpOptions = true)
final class AdviseCommand implements Callable<Integer> {
  private static final int MOST_NODES = 1_000_000;
  private static final String NODES = "1 to 1000000 nodes";
  private final Console console;

  @Option(names = "--nodes", paramLabel = "N")
  Optional<String> nodes = Optional.empty();

  @Option(names = "--mobility", paramLabel = "WORD")
  Optional<String> mobility = Optional.empty();

  @Option(names = "--power", paramLabel = "WORD")
  Optional<String> power = Optional.empty();

  @Option(names = "--versatility", paramLabel = "WORD")
  Optional<String> versatility = Optional.empty();

  @Option(names = "--latency", paramLabel = "WORD")
  Optional<String> latency = Optional.empty();

  @Option(names = "--trust", paramLabel = "WORD")
  Optional<String> trust = Optional.empty();

  @Option(names = "--json")
  boolean json;

  AdviseCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Circumstances now = new Circumstances(scale(answer("nodes", nodes, NODES)),
        word("mobility", mobility, Mobility.values(), "fixed, roaming or moving"),
        word("power", power, Power.values(), "ample or scarce"),
        word("versatility", versatility, Versatility.values(), "simple, mixed or own"),
        word("latency", latency, Latency.values(), "relaxed or calls"),
        word("trust", trust, Trust.values(), "neighbours, open or federated"));
    Advice advice = Advice.of(now);
    if (json) {
      console.out().print(document(now, advice).document());
    } else {
      print(advice);
    }
    return 0;
  }

  private Scale scale(String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= MOST_NODES) {
        return Scale.of(number);
      }
    } catch (NumberFormatException e) {
      // it is told below
    }
    throw new UsageException("--nodes", "\"" + text + "\"", NODES);
  }

  private <E extends Enum<E>> E word(String question, Optional<String> given, E[] words, String expected) {
    String text = answer(question, given, expected);
    return Arrays.stream(words).filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))).findFirst()
        .orElseThrow(() -> new UsageException("--" + question, "\"" + text + "\"", expected));
  }

  /** What was given, or what a person at the terminal types. */
  private String answer(String question, Optional<String> given, String expected) {
    if (given.isPresent()) {
      return given.get();
    }
    if (!console.interactive() || json) {
      throw new UsageException("--" + question, "nothing", expected);
    }
    String typed = console.readLine(console.texts().get("advise.ask." + question) + " (" + console.phrases().say(expected) + ")");
    return typed == null ? "" : typed.strip();
  }

  private void print(Advice advice) {
    Advice.Ranked best = advice.ranking().getFirst();
    console.say("advise.best", name(best), best.protocol().firmware());
    best.reasons().forEach(this::print);
    for (Advice.Ranked other : advice.ranking().subList(1, advice.ranking().size())) {
      console.say(other.points() == best.points() ? "advise.as-good" : "advise.other", name(other), other.protocol().firmware());
      other.reasons().forEach(this::print);
    }
    console.say("advise.firmware", best.protocol().firmware());
  }

  private void print(Advice.Reason reason) {
    console.say(reason.points() > 0 ? "advise.for" : "advise.against", sentence(reason));
  }

  private String name(Advice.Ranked ranked) {
    return console.texts().get("advise.protocol." + ranked.protocol().firmware());
  }

  private String sentence(Advice.Reason reason) {
    return console.texts().get("advise.reason." + reason.key());
  }

  private Json document(Circumstances now, Advice advice) {
    return new Json()
        .put("scale", now.scale())
        .put("mobility", now.mobility())
        .put("power", now.power())
        .put("versatility", now.versatility())
        .put("latency", now.latency())
        .put("trust", now.trust())
        .put("recommended", advice.ranking().getFirst().protocol().firmware())
        .put("ranking", advice.ranking().stream().map(ranked -> new Json()
            .put("firmware", ranked.protocol().firmware())
            .put("points", ranked.points())
            .put("reasons", ranked.reasons().stream().map(reason -> new Json().put("key", reason.key())
                .put("points", reason.points()).put("text", sentence(reason))).toList())).toList());
  }
}
