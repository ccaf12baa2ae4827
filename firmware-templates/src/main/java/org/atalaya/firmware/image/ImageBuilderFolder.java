package org.atalaya.firmware.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.RenderedTree;

/**
 * A folder from which OpenWrt's ImageBuilder makes an image for each router: {@code files/HOSTNAME} with the router's
 * files, and for each of OpenWrt's targets {@code build-TARGET.sh} with the lines that a person runs in the
 * ImageBuilder of that target. Nothing in a script comes from a name that a person typed: host names, profiles and
 * packages have alphabets that no shell and no make looks into, and are refused otherwise.
 */
public final class ImageBuilderFolder {
  private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
  private static final Pattern TARGET = Pattern.compile("[a-z0-9_]{1,40}/[a-z0-9_-]{1,40}");
  private static final Pattern PROFILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.,+-]{0,99}");
  private static final Pattern PACKAGE = Pattern.compile("-?[a-z0-9][a-z0-9.+-]{0,79}");

  private ImageBuilderFolder() {}

  /**
   * Writes files and scripts; what holds these bytes already is left untouched.
   *
   * @param directory created if missing
   * @param nodes the routers' files
   * @param builds one for each of them, in the same order
   * @return the scripts, by target
   * @throws IllegalArgumentException before anything is written, if a name has another alphabet than it should
   * @throws IOException if writing fails
   */
  public static SortedMap<String, Path> write(Path directory, List<RenderedNode> nodes, List<ImageBuild> builds)
      throws IOException {
    builds.forEach(ImageBuilderFolder::check);
    if (!nodes.stream().map(RenderedNode::hostName).toList().equals(builds.stream().map(ImageBuild::hostName).toList())) {
      throw new IllegalArgumentException("the images are not those of the routers");
    }
    RenderedTree.write(directory.resolve("files"), nodes);
    SortedMap<String, List<ImageBuild>> byTarget = new TreeMap<>();
    builds.forEach(build -> byTarget.computeIfAbsent(build.image().target(), _ -> new ArrayList<>()).add(build));
    SortedMap<String, Path> scripts = new TreeMap<>();
    for (var lot : byTarget.entrySet()) {
      Path script = directory.resolve("build-" + lot.getKey().replace('/', '-') + ".sh");
      replace(script, script(lot.getKey(), lot.getValue()));
      scripts.put(lot.getKey(), script);
    }
    return scripts;
  }

  private static void check(ImageBuild build) {
    require(HOST_NAME.matcher(build.hostName()).matches(), "a host name is not one");
    require(TARGET.matcher(build.image().target()).matches(), build.hostName() + ": the target is not one of OpenWrt's form");
    require(PROFILE.matcher(build.image().profile()).matches(), build.hostName() + ": the profile is not one");
    build.packages().forEach(name -> require(PACKAGE.matcher(name).matches(), build.hostName() + ": a package is not one"));
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** The script of one target; equal input, equal bytes. */
  static String script(String target, List<ImageBuild> builds) {
    StringBuilder text = new StringBuilder("""
        #!/bin/sh
        # One image for each router of a network. Unpack OpenWrt's ImageBuilder for TARGET,
        # go into its folder, and run this script from there. The images then lie beside this
        # script, in images/. They hold what files/ holds, the key of the mesh too: keep both
        # to those who run the network.
        set -eu
        here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
        case "$here" in
          *[!A-Za-z0-9/._-]*)
            echo "make can't work in $here: move this folder to a path of plain letters, digits, / . _ -" >&2
            exit 1 ;;
        esac
        [ -f Makefile ] && [ -f .config ] || { echo "run this inside the ImageBuilder for TARGET" >&2; exit 1; }
        """.replace("TARGET", target));
    for (ImageBuild build : builds) {
      text.append('\n').append("make image PROFILE='").append(build.image().profile()).append("' \\\n")
          .append("  FILES=\"$here\"'/files/").append(build.hostName()).append("' \\\n")
          .append("  BIN_DIR=\"$here\"'/images/").append(build.hostName()).append("' \\\n")
          .append("  EXTRA_IMAGE_NAME='").append(build.hostName()).append("' \\\n")
          .append("  PACKAGES='").append(String.join(" ", build.packages())).append("'\n");
    }
    return text.toString();
  }

  private static void replace(Path target, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) && Files.size(target) == bytes.length
        && Arrays.equals(Files.readAllBytes(target), bytes)) {
      return;
    }
    Path fresh = target.resolveSibling("." + target.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try {
      Files.write(fresh, bytes);
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
