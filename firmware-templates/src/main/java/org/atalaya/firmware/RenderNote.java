package org.atalaya.firmware;

import java.util.List;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;

/** What rendered files leave to a person. */
public enum RenderNote {
  /** The mesh has a key, and nobody knows whether the router's image can encrypt a mesh. */
  CAPABLE_WPAD("the mesh has a key: the image needs a wpad-mesh-… (or the full wpad), wpad-basic can't encrypt a mesh"),
  /** The firmware's mesh is open, whatever the project says. */
  OPEN_MESH("this firmware's mesh is open: the project's mesh key is in none of the files");

  private final String text;

  RenderNote(String text) {
    this.text = text;
  }

  /** In English. */
  public String text() {
    return text;
  }

  /** For a firmware whose image encrypts the mesh: a note where the mesh has a key and the image is not known. */
  public static List<RenderNote> ofImage(NodeConfig node) {
    return sealed(node) && node.imagePackages().isEmpty() ? List.of(CAPABLE_WPAD) : List.of();
  }

  /** For a firmware that encrypts no mesh: a note where the project has a key for it. */
  public static List<RenderNote> ofOpenMesh(NodeConfig node) {
    return sealed(node) ? List.of(OPEN_MESH) : List.of();
  }

  private static boolean sealed(NodeConfig node) {
    return node.meshKey().isPresent() && node.router().radios().stream().anyMatch(PlannedRadio::mesh);
  }
}
