package org.atalaya.provisioning.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.planner.device.Device;
import org.atalaya.provisioning.router.LiveConfiguration;
import org.atalaya.provisioning.router.Router;
import org.atalaya.provisioning.router.RouterException;

/**
 * How a router should stand: its files as rendered, and, where the files are only the input of lime-config, what
 * lime-config should have made of them.
 *
 * @param node rendered files
 * @param device that the router is
 */
public record Expectation(RenderedNode node, Device device) {

  /** Where unsaved edits on the router are told of. */
  public static final String STAGED = "uci changes";

  /** Without the files, which hold secrets. */
  @Override
  public String toString() {
    return node.hostName() + " on " + device.id();
  }

  /** Reads all that this speaks of from a router. */
  public LiveConfiguration readFrom(Router router) throws RouterException, InterruptedException {
    SortedSet<String> names = new TreeSet<>(EffectiveValues.PACKAGES);
    SortedSet<String> others = new TreeSet<>();
    for (String path : node.files().keySet()) {
      if (path.startsWith(LiveConfiguration.CONFIG_FOLDER)) {
        names.add(path.substring(LiveConfiguration.CONFIG_FOLDER.length()));
      } else {
        others.add(path);
      }
    }
    return LiveConfiguration.read(router, names, others);
  }

  /** All that is not as it should be: files first, then effective values, then unsaved edits. */
  public List<Difference> differences(LiveConfiguration live) {
    List<Difference> differences = new ArrayList<>();
    node.files().forEach((path, text) -> differences.addAll(FileComparison.compare(path, text, live.find(path))));
    differences.addAll(effectiveDifferences(live));
    staged(live).ifPresent(differences::add);
    return List.copyOf(differences);
  }

  /** What lime-config should have made of the rendered files, and has not. */
  public List<Difference> effectiveDifferences(LiveConfiguration live) {
    return EffectiveValues.differences(node, device, live);
  }

  /** Edits that lie unsaved in the router's memory: the next commit would bring them in. */
  public static Optional<Difference> staged(LiveConfiguration live) {
    if (live.staged().isEmpty()) {
      return Optional.empty();
    }
    String first = live.staged().lines().findFirst().orElse("");
    // the value may be a secret; the name of the option is enough to find it
    int equals = first.indexOf('=');
    String name = equals < 0 ? first : first.substring(0, equals);
    return Optional.of(Difference.ofOption(STAGED, "", Difference.NONE,
        name + (live.staged().lines().count() > 1 ? " and more" : "")));
  }
}
