package org.atalaya.app.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.siteselection.SelectionProblem;

/**
 * Steiner tree problems in graphs as SteinLib (.stp) and the PACE challenge of 2018 (.gr) write them: sections Graph
 * and Terminals; comments, coordinates and tree decompositions are passed over. What makes it another problem
 * (directed arcs, prizes, degrees, edges already taken) is refused.
 */
public final class SteinerFile {
  private static final long MAX_BYTES = 32L << 20;
  private static final int MAX_NODES = 50_000;
  private static final int MAX_EDGES = 200_000;
  private static final long MAX_COST = 1_000_000_000_000L;

  private final Path file;
  private int line;
  private int nodes;
  private boolean terminals;
  private boolean[] terminal = {};
  private final List<long[]> edges = new ArrayList<>();
  private String section = "";

  private SteinerFile(Path file) {
    this.file = file;
  }

  /**
   * The problem as a selection problem: the graph's nodes cost nothing, each edge is a node between its ends that
   * costs the edge, and terminals are required.
   *
   * @throws BadInputException if the file is none of these, is too big, or has no terminal
   */
  public static SelectionProblem read(Path file) throws IOException {
    long size = Files.size(file);
    if (size > MAX_BYTES) {
      throw new BadInputException(file.toString(), size + " bytes", "at most " + MAX_BYTES);
    }
    return new SteinerFile(file).parse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
  }

  private SelectionProblem parse(String text) {
    for (String row : (Iterable<String>) text.lines()::iterator) {
      line++;
      StringTokenizer fields = new StringTokenizer(row);
      if (!fields.hasMoreTokens()) {
        continue;
      }
      String word = fields.nextToken().toLowerCase(Locale.ROOT);
      if (!section.isEmpty()) {
        read(word, fields, row);
      } else if (word.equals("section")) {
        section = rest(fields);
        if (!List.of("comment", "graph", "terminals", "coordinates", "tree decomposition").contains(section)) {
          throw bad("section '" + section + "'", "Comment, Graph, Terminals, Coordinates or Tree Decomposition");
        }
      } else if (word.equals("eof")) {
        break;
      } else if (line > 1) {
        throw bad("'" + word + "'", "SECTION or EOF");
      }
    }
    if (!section.isEmpty() || nodes == 0 || !terminals) {
      throw bad("the end of the file", section.isEmpty() ? "a graph and terminals before it" : "END of section " + section);
    }
    return problem();
  }

  private static String rest(StringTokenizer fields) {
    StringBuilder rest = new StringBuilder();
    while (fields.hasMoreTokens()) {
      rest.append(rest.isEmpty() ? "" : " ").append(fields.nextToken().toLowerCase(Locale.ROOT));
    }
    return rest.toString();
  }

  private void read(String word, StringTokenizer fields, String row) {
    if (word.equals("end")) {
      section = "";
    } else if (section.equals("graph")) {
      readGraph(word, fields, row);
    } else if (section.equals("terminals")) {
      readTerminals(word, fields, row);
    }
  }

  private void readGraph(String word, StringTokenizer fields, String row) {
    switch (word) {
      case "nodes" -> {
        if (nodes > 0) {
          throw bad("a second number of nodes", "one");
        }
        nodes = (int) number(fields, 1, MAX_NODES);
        terminal = new boolean[nodes];
      }
      case "edges" -> number(fields, 0, MAX_EDGES);
      case "e" -> {
        if (edges.size() == MAX_EDGES) {
          throw bad("more edges", "at most " + MAX_EDGES);
        }
        edges.add(new long[] {number(fields, 1, nodes), number(fields, 1, nodes), number(fields, 0, MAX_COST)});
      }
      default -> throw bad("'" + shortened(row) + "'", "Nodes, Edges or E (undirected edges)");
    }
  }

  private void readTerminals(String word, StringTokenizer fields, String row) {
    switch (word) {
      case "terminals" -> number(fields, 1, MAX_NODES);
      case "t" -> {
        terminal[(int) number(fields, 1, nodes) - 1] = true;
        terminals = true;
      }
      default -> throw bad("'" + shortened(row) + "'", "Terminals or T");
    }
  }

  private long number(StringTokenizer fields, long least, long most) {
    String found = fields.hasMoreTokens() ? fields.nextToken() : "";
    String expected = "a whole number, " + least + " to " + most;
    if (!found.matches("[0-9]{1,15}")) {
      throw bad("'" + shortened(found) + "'", expected);
    }
    long value = Long.parseLong(found);
    if (value < least || value > most) {
      throw bad(found, expected);
    }
    return value;
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  private BadInputException bad(String found, String expected) {
    return new BadInputException(file + ", line " + line, found, expected);
  }

  private SelectionProblem problem() {
    List<SelectionProblem.Place> places = new ArrayList<>(Collections.nCopies(nodes, new SelectionProblem.Place(0, 0)));
    List<SelectionProblem.Equipment> equipment = new ArrayList<>();
    List<SelectionProblem.Node> all = new ArrayList<>();
    List<SelectionProblem.Edge> ends = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      equipment.add(new SelectionProblem.Equipment(node, 0));
      all.add(new SelectionProblem.Node(node, 0, terminal[node], false));
    }
    for (long[] edge : edges) {
      if (edge[0] != edge[1]) {
        int number = all.size();
        places.add(new SelectionProblem.Place(edge[2], 0));
        equipment.add(new SelectionProblem.Equipment(number, 0));
        all.add(new SelectionProblem.Node(number, 0, false, false));
        ends.add(new SelectionProblem.Edge((int) edge[0] - 1, number, 0));
        ends.add(new SelectionProblem.Edge(number, (int) edge[1] - 1, 0));
      }
    }
    return new SelectionProblem(places, equipment, all, ends);
  }
}
