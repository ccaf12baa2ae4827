package org.atalaya.firmware.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.atalaya.firmware.FirmwareTarget;
import org.atalaya.firmware.node.AddressObjections;
import org.atalaya.firmware.node.NetworkNames;
import org.atalaya.firmware.node.RadioObjections;
import org.atalaya.firmware.node.RegulationObjections;
import org.atalaya.planner.plan.Neighbour;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;

/**
 * Radios of any vendor that make one link each and hand Ethernet through: for each a sheet in every language of the
 * program, and its key in a file of its own, which is the only one with a secret.
 */
public final class BridgeTarget implements FirmwareTarget {
  /** As in {@code --firmware}. */
  public static final String ID = "bridge";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<String> objections(NodeConfig node) {
    List<String> found = new ArrayList<>();
    if (!node.device().id().equals(node.router().deviceId())) {
      found.add("the plan has device " + node.router().deviceId() + " here, not " + node.device().id());
    }
    found.addAll(NetworkNames.hostNameObjections(node.router().hostName()));
    found.addAll(NetworkNames.countryObjections(node.community()));
    if (node.meshKey().isEmpty()) {
      found.add("there is no mesh key, of which the link's own key is made");
    }
    found.addAll(NetworkNames.keyObjections(node));
    found.addAll(AddressObjections.of(node.community(), node.router()));
    found.addAll(RadioObjections.of(node.device(), node.router().radios()));
    found.addAll(RegulationObjections.of(node.community(), node.device(), node.router().radios()));
    for (PlannedRadio task : node.router().radios()) {
      long ends = neighbours(node, task).size();
      if (task.accessPoint()) {
        found.add(task.uciName() + " is planned for people, and a bridge has none");
      }
      if (task.mesh() && ends != 1) {
        found.add(task.uciName() + " has links to " + ends + " routers, and a bridge has one");
      }
    }
    if (node.router().radios().stream().noneMatch(PlannedRadio::mesh)) {
      found.add("no radio carries a link");
    }
    return List.copyOf(found);
  }

  @Override
  public SortedMap<String, String> files(NodeConfig node) {
    SortedMap<String, String> files = new TreeMap<>();
    for (PlannedRadio task : node.router().radios()) {
      for (Neighbour other : neighbours(node, task)) {
        BridgeLink link = new BridgeLink(node, task, other);
        for (Locale language : BridgeSheet.LANGUAGES) {
          files.put("/" + task.uciName() + "." + language.getLanguage() + ".html",
              new BridgeSheet(link, language).html());
        }
        files.put(keyFile(task), link.name() + " " + link.key().reveal() + "\n");
      }
    }
    return files;
  }

  /** {@code /radio0.key.txt}: the link's name and its key. */
  static String keyFile(PlannedRadio task) {
    return "/" + task.uciName() + ".key.txt";
  }

  private static List<Neighbour> neighbours(NodeConfig node, PlannedRadio task) {
    return node.neighbours().stream()
        .filter(neighbour -> neighbour.radio().equals(Optional.of(task.uciName()))).toList();
  }
}
