package org.atalaya.planner.siteselection;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which places to build on and with what, as a graph. Nodes are what can be switched on: a radio with its aim, or the
 * hub that joins the routers of one place. Each is part of a kind of equipment at a place; the equipment is bought in
 * units, and one unit has room for one node in each slot (a router with two radios: two slots). The place's own cost
 * falls due once. All numbers are whole, so that equal answers compare equal on every machine.
 *
 * @param places where something can be built
 * @param equipment what can be bought for a place
 * @param nodes order decides between answers that are equally good
 * @param edges between two different nodes each; several edges between the same two are allowed
 * @param survival which single loss must leave every home a route
 * @param packs that equipment is bought in
 */
public record SelectionProblem(List<Place> places, List<Equipment> equipment, List<Node> nodes, List<Edge> edges,
    Survival survival, List<Pack> packs) {

  /** A problem where each unit is bought by itself. */
  public SelectionProblem(List<Place> places, List<Equipment> equipment, List<Node> nodes, List<Edge> edges, Survival survival) {
    this(places, equipment, nodes, edges, survival, List.of());
  }

  /** A problem where nothing need survive. */
  public SelectionProblem(List<Place> places, List<Equipment> equipment, List<Node> nodes, List<Edge> edges) {
    this(places, equipment, nodes, edges, Survival.NONE);
  }

  /** @throws IllegalArgumentException if an index points nowhere or a number is negative */
  public SelectionProblem {
    places = List.copyOf(places);
    equipment = List.copyOf(equipment);
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    packs = List.copyOf(packs);
    for (Equipment kind : equipment) {
      requireIndex(kind.place, places.size(), "place");
      if (kind.pack != Equipment.SINGLE) {
        requireIndex(kind.pack, packs.size(), "pack");
      }
    }
    for (Node node : nodes) {
      requireIndex(node.equipment, equipment.size(), "equipment");
    }
    for (Edge edge : edges) {
      requireIndex(edge.a, nodes.size(), "node");
      requireIndex(edge.b, nodes.size(), "node");
      if (edge.a == edge.b) {
        throw new IllegalArgumentException("an edge from node " + edge.a + " to itself");
      }
    }
  }

  /**
   * @param cost due once if any node here is chosen, in hundredths of the currency
   * @param credit what is paid for already: taken off the cost and the equipment's, down to 0
   * @param stocked one unit that is bought in packs stands here already: the dearest, the first of equals
   */
  public record Place(long cost, long credit, boolean stocked) {
    /** A place for which no unit of a pack is there. */
    public Place(long cost, long credit) {
      this(cost, credit, false);
    }

    public Place {
      requireNotNegative(cost, "cost");
      requireNotNegative(credit, "credit");
    }
  }

  /**
   * A kind of router that can be bought for a place, in as many units as the fullest of its slots has chosen nodes.
   *
   * @param place index
   * @param unitCost of one, in hundredths of the currency; where it comes out of packs, what is due beside them
   * @param pack index of the pack that it comes out of; {@link #SINGLE} where it is bought by itself
   */
  public record Equipment(int place, long unitCost, int pack) {
    public static final int SINGLE = -1;

    /** Bought by itself. */
    public Equipment(int place, long unitCost) {
      this(place, unitCost, SINGLE);
    }

    public Equipment {
      requireNotNegative(unitCost, "unit cost");
    }
  }

  /**
   * Units that are only sold together: as many packs as hold all units that come out of them, wherever they stand.
   *
   * @param size units in one, 1 or more
   * @param cost of one, in hundredths of the currency
   */
  public record Pack(int size, long cost) {
    public Pack {
      requireNotNegative(cost, "pack's cost");
      requireNotNegative(size - 1L, "pack's size less 1");
    }

    /** What one unit comes to, rounded up. */
    long share() {
      return Math.ceilDiv(cost, size);
    }
  }

  /**
   * What can be chosen.
   *
   * @param equipment index of what it is a part of
   * @param slot which part, from 0
   * @param required must be connected to a gateway
   * @param gateway has the line to the internet
   */
  public record Node(int equipment, int slot, boolean required, boolean gateway) {
    public Node {
      requireIndex(slot, 16, "slot");
    }
  }

  /** @param metric what a route pays for this edge: smaller is better, at most 10⁹ */
  public record Edge(int a, int b, long metric) {
    public Edge {
      requireNotNegative(metric, "metric");
      if (metric > 1_000_000_000) {
        throw new IllegalArgumentException("metric " + metric + ", expected at most 1000000000");
      }
    }
  }

  /** Where routes may end: the gateways; without any, the first required node, so that homes at least reach each other. */
  public List<Integer> roots() {
    List<Integer> gateways = IntStream.range(0, nodes.size()).filter(i -> nodes.get(i).gateway).boxed().toList();
    return gateways.isEmpty() ? required().stream().limit(1).toList() : gateways;
  }

  /** Nodes that must be connected, ascending. */
  public List<Integer> required() {
    return IntStream.range(0, nodes.size()).filter(i -> nodes.get(i).required).boxed().toList();
  }

  /** The same, to survive something else. */
  public SelectionProblem withSurvival(Survival level) {
    return new SelectionProblem(places, equipment, nodes, edges, level, packs);
  }

  /** The same where one home need not be connected. */
  SelectionProblem withoutHome(int home) {
    List<Node> fewer = new ArrayList<>(nodes);
    Node node = nodes.get(home);
    fewer.set(home, new Node(node.equipment, node.slot, false, node.gateway));
    return new SelectionProblem(places, equipment, fewer, edges, survival, packs);
  }

  /** What one unit costs about: by itself, or its share of a pack and what is due beside. */
  long priceOf(int kind) {
    Equipment about = equipment.get(kind);
    return about.unitCost + (about.pack == Equipment.SINGLE ? 0 : packs.get(about.pack).share());
  }

  /** Index of the place where a node stands. */
  public int placeOf(int node) {
    return equipment.get(nodes.get(node).equipment).place;
  }

  private static void requireNotNegative(long value, String name) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " " + value + ", expected 0 or more");
    }
  }

  private static void requireIndex(int index, int size, String name) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException(name + " " + index + ", expected 0 to " + (size - 1));
    }
  }
}
