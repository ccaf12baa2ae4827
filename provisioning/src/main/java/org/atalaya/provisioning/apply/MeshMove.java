package org.atalaya.provisioning.apply;

import java.util.regex.Pattern;
import org.atalaya.provisioning.change.ChangeSet;

/** Tells changes after which a router is no neighbour any more to those that have not changed yet. */
final class MeshMove {
  private static final Pattern OPTION = Pattern.compile("(?:[+~-] (?:option|list) |~ \\S+\\.)"
      + "(?:channel|htmode|(?:ieee80211s_)?mesh_id|(?:ieee80211s_)?key|(?:ieee80211s_)?encryption|(?:ap_)?ssid)\\b.*");

  private MeshMove() {}

  /** Channel, width, name or key of the mesh, or the SSID that LibreMesh derives networks from. */
  static boolean isOne(ChangeSet changes) {
    return changes.lines().stream().anyMatch(line -> OPTION.matcher(line).matches());
  }
}
