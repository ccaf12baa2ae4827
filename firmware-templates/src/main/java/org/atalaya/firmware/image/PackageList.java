package org.atalaya.firmware.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.atalaya.firmware.node.MeshEncryption;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.plan.NodeConfig;

/**
 * The packages of an image.
 *
 * @param names without versions
 */
public record PackageList(SortedSet<String> names) {
  private static final int MAX_BYTES = 1 << 20;
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._+-]{0,119}";

  public PackageList {
    names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
  }

  public static PackageList of(Collection<String> names) {
    return new PackageList(new TreeSet<>(names));
  }

  /**
   * A {@code .manifest} as OpenWrt publishes it beside an image: {@code NAME - VERSION}, or {@code NAME VERSION}, on
   * each line.
   *
   * @throws BadInputException naming the line, if one is not of the form
   * @throws IOException if the file can't be read
   */
  public static PackageList readManifest(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      throw new BadInputException(file.toString(), "more than " + MAX_BYTES + " bytes", "a manifest of packages");
    }
    SortedSet<String> names = new TreeSet<>();
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String name = lines.get(i).strip().split("\\s+", 2)[0];
      if (!name.isEmpty() && !name.matches(NAME)) {
        throw new BadInputException(file + ", line " + (i + 1), "something else", "a package and its version");
      }
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return new PackageList(names);
  }

  /** These with changes as ImageBuilder takes them: a name adds, {@code -name} leaves out. */
  public PackageList with(List<String> changes) {
    SortedSet<String> changed = new TreeSet<>(names);
    for (String change : changes) {
      if (change.startsWith("-")) {
        changed.remove(change.substring(1));
      } else {
        changed.add(change);
      }
    }
    return new PackageList(changed);
  }

  /**
   * Why this node's mesh would never come up with these packages: it has a key, and what encrypts it is missing. One
   * plain line; empty where all is well.
   */
  public List<String> objections(NodeConfig node) {
    return MeshEncryption.objections(node, names);
  }
}
