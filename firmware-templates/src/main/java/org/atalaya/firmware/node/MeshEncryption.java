package org.atalaya.firmware.node;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;

/** Whether a router's image has a program that can do SAE on a mesh; without one an encrypted mesh never comes up. */
public final class MeshEncryption {
  /** OpenWrt's with 802.11s and SAE in them, and Debian's; {@code wpad-basic} and {@code wpad-mini} are not. */
  private static final Pattern CAPABLE = Pattern.compile(
      "wpasupplicant|wpad(-mesh)?(-(mbedtls|openssl|wolfssl))?|wpa-supplicant(-mesh)?-(mbedtls|openssl|wolfssl)");

  private MeshEncryption() {}

  /** True where one of these packages can do SAE on a mesh. */
  public static boolean inPackages(Set<String> packages) {
    return packages.stream().anyMatch(name -> CAPABLE.matcher(name).matches());
  }

  /** One plain line where the mesh has a key and the image, as far as it is known, can't use it; empty otherwise. */
  public static List<String> objections(NodeConfig node) {
    return node.imagePackages().map(packages -> objections(node, packages)).orElse(List.of());
  }

  /** The same for an image of these packages. */
  public static List<String> objections(NodeConfig node, Set<String> packages) {
    boolean sealed = node.meshKey().isPresent() && node.router().radios().stream().anyMatch(PlannedRadio::mesh);
    if (!sealed || inPackages(packages)) {
      return List.of();
    }
    Optional<String> weak = packages.stream().filter(name -> name.startsWith("wpad-")).sorted().findFirst();
    return List.of("the mesh has a key, and the image has " + weak.orElse("no wpad")
        + ", which can't do SAE on a mesh: it needs a wpad-mesh-…");
  }
}
