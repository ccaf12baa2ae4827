package org.atalaya.provisioning.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.libremesh.LimeLayers;
import org.atalaya.planner.device.Device;
import org.atalaya.provisioning.driver.Debian;
import org.atalaya.provisioning.driver.RouterDriver;
import org.atalaya.provisioning.router.LiveConfiguration;
import org.atalaya.provisioning.router.Router;
import org.atalaya.provisioning.router.RouterException;
import org.atalaya.provisioning.router.RouterFacts;

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

  /**
   * Reads all that this speaks of from a router.
   *
   * @param facts of that router
   */
  public LiveConfiguration readFrom(Router router, RouterFacts facts) throws RouterException, InterruptedException {
    Optional<Debian> debian = debian();
    if (debian.isPresent()) {
      return DebianState.read(router, debian.get(), facts);
    }
    SortedSet<String> names = new TreeSet<>(EffectiveValues.PACKAGES);
    names.addAll(layersOfTheRouter(facts));
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
  public List<Difference> differences(LiveConfiguration live, RouterFacts facts) {
    Optional<Debian> debian = debian();
    List<Difference> differences = new ArrayList<>();
    if (debian.isPresent()) {
      node.files().forEach((path, text) -> differences.addAll(TextComparison.compare(path, text, live.find(path))));
      unplannedLayers(live, facts).keySet().forEach(path -> differences.add(
          new Difference(path, Difference.NONE, "a file that systemd-networkd reads")));
      differences.addAll(effectiveDifferences(live, facts));
      differences.addAll(DebianState.notWorking(debian.get(), live, facts));
      return List.copyOf(differences);
    }
    node.files().forEach((path, text) -> differences.addAll(FileComparison.compare(path, text, live.find(path))));
    unplannedLayers(live, facts).keySet().forEach(path -> differences.add(
        new Difference(path, Difference.NONE, "a file that lime-config lays over lime-community")));
    boolean filesMissing = node.files().keySet().stream().anyMatch(path -> live.find(path).isEmpty());
    List<Difference> effective = effectiveDifferences(live, facts);
    differences.addAll(filesMissing ? folded(effective) : effective);
    staged(live).ifPresent(differences::add);
    return List.copyOf(differences);
  }

  /** Where files are missing, what lime-config merges from them is missing too: one line says so. */
  private static List<Difference> folded(List<Difference> effective) {
    List<Difference> others = effective.stream()
        .filter(value -> !value.where().startsWith(LimeLayers.AUTOGEN + ".")).toList();
    int merged = effective.size() - others.size();
    if (merged < 2) {
      return effective;
    }
    List<Difference> folded = new ArrayList<>(others);
    folded.add(new Difference(LimeLayers.AUTOGEN, merged + " options, which lime-config makes from these files",
        "others, or none"));
    return folded;
  }

  /** Planned radios whose section in {@code wireless} lime-config can't work with: it is missing, or of another band. */
  public List<String> brokenRadios(LiveConfiguration live, RouterFacts facts) {
    return debian().isPresent() ? List.of() : EffectiveValues.brokenRadios(node, device, live, facts.primaryMac());
  }

  /**
   * What should have followed from the rendered files, and has not: on LibreMesh by lime-config, on Debian which units
   * systemd starts, and who may read the files.
   */
  public List<Difference> effectiveDifferences(LiveConfiguration live, RouterFacts facts) {
    Optional<Debian> debian = debian();
    return debian.isPresent() ? DebianState.differences(debian.get(), live, facts) : EffectiveValues.differences(node, device, live, facts.primaryMac());
  }

  private Optional<Debian> debian() {
    return RouterDriver.of(node) instanceof Debian debian ? Optional.of(debian) : Optional.empty();
  }

  /** Whether a machine is the one that this is meant for. */
  public boolean isPlanned(RouterFacts facts) {
    return RouterDriver.of(node).isPlanned(device, facts);
  }

  /**
   * Files that would have a say beside the rendered ones: lime-config would merge them, because they are named after this
   * router's MAC; or systemd-networkd would read them.
   *
   * @return path → text
   */
  public SortedMap<String, String> unplannedLayers(LiveConfiguration live, RouterFacts facts) {
    Optional<Debian> debian = debian();
    if (debian.isPresent()) {
      return debian.get().isNode() ? DebianState.unplanned(debian.get(), live) : new TreeMap<>();
    }
    SortedMap<String, String> layers = new TreeMap<>();
    layersOfTheRouter(facts).stream().map(name -> LiveConfiguration.CONFIG_FOLDER + name)
        .filter(path -> !node.files().containsKey(path))
        .forEach(path -> live.find(path).ifPresent(text -> layers.put(path, text)));
    return layers;
  }

  /** {@code lime-<mac12>}: of all its MACs, since which is the primary one depends on LibreMesh's version. */
  private static SortedSet<String> layersOfTheRouter(RouterFacts facts) {
    SortedSet<String> names = new TreeSet<>();
    facts.macs().values().forEach(mac -> names.add("lime-" + mac.replace(":", "")));
    return names;
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
