package org.atalaya.planner.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.atalaya.planner.plan.Neighbour.AirPath;

/**
 * Who is whose neighbour in a plan: over the air, and by cable at a site with several routers, where all are joined to
 * the first. Two routers have one link over the air here, even where several of their radios reach each other: the
 * one that comes first in the plan.
 */
final class Neighbourhood {
  private final Map<String, Integer> numbers;
  private final Map<String, TreeMap<String, Neighbour>> neighbours = new HashMap<>();

  /** A link between two routers; no radios for a cable. */
  private record Joint(String a, Optional<String> radioA, String b, Optional<String> radioB,
      Optional<AirPath> atA, Optional<AirPath> atB) {}

  /** @param numbers of all routers, by host name */
  Neighbourhood(NetworkPlan plan, Map<String, Integer> numbers) {
    this.numbers = numbers;
    plan.hostNames().forEach(host -> neighbours.put(host, new TreeMap<>()));
    Map<Integer, Integer> used = new HashMap<>();
    for (Joint joint : joints(plan)) {
      int a = numbers.get(joint.a);
      int b = numbers.get(joint.b);
      int link = used.merge(Math.min(a, b), 1, Integer::sum) - 1;
      neighbours.get(joint.a).put(joint.b, new Neighbour(joint.b, b, joint.radioA, link, joint.atA));
      neighbours.get(joint.b).put(joint.a, new Neighbour(joint.a, a, joint.radioB, link, joint.atB));
    }
  }

  int number(PlannedRouter router) {
    return numbers.get(router.hostName());
  }

  List<Neighbour> of(PlannedRouter router) {
    return List.copyOf(neighbours.get(router.hostName()).values());
  }

  /** Each pair of routers once: cables first, then the plan's links in their order. */
  private static List<Joint> joints(NetworkPlan plan) {
    Map<List<String>, Joint> joints = new LinkedHashMap<>();
    Map<String, PlannedRouter> first = new HashMap<>();
    for (PlannedRouter router : plan.routers()) {
      PlannedRouter lead = first.putIfAbsent(router.site(), router);
      if (lead != null) {
        add(joints, new Joint(lead.hostName(), Optional.empty(), router.hostName(), Optional.empty(),
            Optional.empty(), Optional.empty()));
      }
    }
    plan.links().forEach(link -> add(joints, new Joint(link.hostA(), Optional.of(link.radioA()), link.hostB(),
        Optional.of(link.radioB()),
        Optional.of(new AirPath(link.radioB(), link.distanceMeters(), link.forecast().backward().signalDbm())),
        Optional.of(new AirPath(link.radioA(), link.distanceMeters(), link.forecast().forward().signalDbm())))));
    return new ArrayList<>(joints.values());
  }

  private static void add(Map<List<String>, Joint> joints, Joint joint) {
    List<String> pair = joint.a.compareTo(joint.b) < 0 ? List.of(joint.a, joint.b) : List.of(joint.b, joint.a);
    joints.putIfAbsent(pair, joint);
  }
}
