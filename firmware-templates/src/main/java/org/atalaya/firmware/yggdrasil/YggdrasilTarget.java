package org.atalaya.firmware.yggdrasil;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.atalaya.firmware.FirmwareTarget;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.node.NetworkNames;
import org.atalaya.planner.plan.NodeConfig;

/**
 * Yggdrasil beside any mesh: one file for each node, with its keys. Nodes find each other by multicast on
 * the mesh's interfaces. The private key is in this file alone.
 */
public final class YggdrasilTarget implements FirmwareTarget {
  /** As in {@code --firmware}. */
  public static final String ID = "yggdrasil";
  private static final int SHORTEST_KEY = 20;
  /** Folder of what the whole network may know. */
  static final String OVERLAY = "overlay";
  /** The file that Debian's and OpenWrt's services read. */
  static final String FILE = "/etc/yggdrasil.conf";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<String> objections(NodeConfig node) {
    List<String> found = new ArrayList<>(NetworkNames.hostNameObjections(node.router().hostName()));
    if (node.router().hostName().equalsIgnoreCase(OVERLAY)) {
      found.add("the router is called " + OVERLAY + ", as is the folder of the network's files");
    }
    if (node.meshKey().isEmpty()) {
      found.add("there is no mesh key, of which the nodes' own keys are made");
    }
    found.addAll(NetworkNames.keyObjections(node));
    // from a public key, known to all, a short mesh key could be found by trying
    if (found.isEmpty() && node.meshKey().filter(key -> key.reveal().length() < SHORTEST_KEY).isPresent()) {
      found.add("the mesh key has fewer than " + SHORTEST_KEY + " characters, and could be guessed from public keys");
    }
    return List.copyOf(found);
  }

  @Override
  public SortedMap<String, String> files(NodeConfig node) {
    SortedMap<String, String> files = new TreeMap<>();
    files.put(FILE, conf(node, key(node)));
    return files;
  }

  /** Names and addresses of all nodes, for {@code /etc/hosts}; they follow from public keys and are no secret. */
  @Override
  public List<RenderedNode> renderNetwork(List<NodeConfig> nodes) {
    String hosts = nodes.stream().map(node -> key(node).address() + " " + node.router().hostName() + ".ygg\n")
        .collect(Collectors.joining());
    SortedMap<String, String> files = new TreeMap<>();
    files.put("/etc/hosts.yggdrasil", hosts);
    return List.of(new RenderedNode(OVERLAY, files));
  }

  static YggdrasilKey key(NodeConfig node) {
    return YggdrasilKey.of(node.meshKey().orElseThrow(), node.router().hostName());
  }

  private static String conf(NodeConfig node, YggdrasilKey key) {
    return """
        {
          "AdminListen": "none",
          "AllowedPublicKeys": [],
          "IfMTU": 65535,
          "IfName": "ygg0",
          "InterfacePeers": {},
          "Listen": [],
          "MulticastInterfaces": [
            {
              "Beacon": true,
              "Listen": true,
              "Port": 0,
              "Priority": 0,
              "Regex": "%s"
            }
          ],
          "NodeInfo": {
            "name": "%s"
          },
          "NodeInfoPrivacy": true,
          "Peers": [],
          "PrivateKey": "%s",
          "PublicKey": "%s"
        }
        """.formatted(multicast(node), node.router().hostName(), key.privateHex().reveal(), key.publicHex());
  }

  /** People's networks and links, by the names that the firmwares here give them; never the line to the internet. */
  private static String multicast(NodeConfig node) {
    return node.gateway() ? "^(br-lan|bat0|mesh\\\\d+|wlan\\\\d+.*)$" : "^(br-lan|bat0|mesh\\\\d+|wlan\\\\d+.*|eth0.*)$";
  }
}
