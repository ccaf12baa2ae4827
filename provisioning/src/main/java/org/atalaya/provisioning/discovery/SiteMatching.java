package org.atalaya.provisioning.discovery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.atalaya.provisioning.router.MacAddress;
import org.atalaya.provisioning.ssh.HostKey;

/**
 * Tells which of the routers that were found is which of the plan: by the label that a person read off it, else by the
 * MAC of an earlier meeting, else by its host key. Two that claim one place get none: better a question than a guess.
 */
public final class SiteMatching {
  private SiteMatching() {}

  /** What speaks for a match, the strongest first. */
  public enum By { LABEL, MAC, HOST_KEY }

  /**
   * A router of the plan.
   *
   * @param macs by which it is known from an earlier meeting
   */
  public record Planned(String hostName, Set<MacAddress> macs, Optional<HostKey> hostKey) {
    public Planned {
      macs = Set.copyOf(macs);
    }
  }

  /** A router that was found is this one of the plan. */
  public record Match(String hostName, By by) {}

  /**
   * What was told.
   *
   * @param matches for each router that was found, in its order
   * @param notes what could not be told, one plain line each
   */
  public record Result(List<Optional<Match>> matches, List<String> notes) {
    public Result {
      matches = List.copyOf(matches);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Matches.
   *
   * @param labels host name → MACs on the label of the router that is meant for it
   */
  public static Result match(List<DiscoveredRouter> found, List<Planned> planned, SortedMap<String, List<MacAddress>> labels) {
    List<String> notes = new ArrayList<>();
    Map<Integer, Match> chosen = new HashMap<>();
    for (By by : By.values()) {
      for (Planned each : planned) {
        if (chosen.values().stream().anyMatch(match -> match.hostName().equals(each.hostName()))
            || by != By.LABEL && labels.containsKey(each.hostName())) {
          continue;
        }
        List<Integer> claims = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
          if (!chosen.containsKey(i) && speaksFor(by, found.get(i), each, labels)) {
            claims.add(i);
          }
        }
        if (claims.size() == 1) {
          chosen.put(claims.getFirst(), new Match(each.hostName(), by));
        } else if (claims.size() > 1) {
          notes.add(claims.size() + " routers claim to be " + each.hostName());
        }
      }
    }
    labels.keySet().stream().filter(host -> chosen.values().stream().noneMatch(match -> match.hostName().equals(host)))
        .forEach(host -> notes.add("no router answers that has the label of " + host));
    List<Optional<Match>> matches = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      matches.add(Optional.ofNullable(chosen.get(i)));
    }
    return new Result(matches, notes);
  }

  private static boolean speaksFor(By by, DiscoveredRouter router, Planned planned, Map<String, List<MacAddress>> labels) {
    return switch (by) {
      case LABEL -> labels.getOrDefault(planned.hostName(), List.of()).stream().anyMatch(router.macs()::contains);
      case MAC -> planned.macs().stream().anyMatch(router.macs()::contains);
      case HOST_KEY -> planned.hostKey().isPresent() && planned.hostKey().equals(router.hostKey());
    };
  }
}
