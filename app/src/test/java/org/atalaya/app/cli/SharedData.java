package org.atalaya.app.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real terrain and real networks, which lie beside the checkout; a test that needs them is skipped where they are missing. */
final class SharedData {
  private SharedData() {}

  static Path file(String name) {
    Path path = Path.of(System.getProperty("atalaya.shared", "../shared")).resolve("data").resolve(name);
    assumeTrue(Files.exists(path), path + " is missing");
    return path;
  }

  static Path tile() {
    return file("terrain/N49E019.hgt");
  }
}
