package org.atalaya.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Rendered files beside those that a person has looked at. */
public final class GoldenTree {
  /** Rewrite the golden files by {@code -Dtest.jvm=-Datalaya.golden=rewrite}, then look at the difference. */
  private static final boolean REWRITE = "rewrite".equals(System.getProperty("atalaya.golden"));

  private static final Path GOLDEN =
      Path.of(System.getProperty("atalaya.root", ".."), "firmware-templates/src/test/resources/golden");

  private GoldenTree() {}

  /** Fails unless these nodes' files are those of the golden folder, all of them and no more. */
  public static void check(String folder, List<RenderedNode> nodes) throws IOException {
    Path root = GOLDEN.resolve(folder);
    SortedMap<String, String> rendered = new TreeMap<>();
    for (RenderedNode node : nodes) {
      node.files().forEach((path, text) -> rendered.put(node.hostName() + path, text));
    }
    if (REWRITE) {
      for (Map.Entry<String, String> file : rendered.entrySet()) {
        Files.createDirectories(root.resolve(file.getKey()).getParent());
        Files.writeString(root.resolve(file.getKey()), file.getValue());
      }
    }
    SortedMap<String, String> golden = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        golden.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    assertThat(rendered).isEqualTo(golden);
  }
}
