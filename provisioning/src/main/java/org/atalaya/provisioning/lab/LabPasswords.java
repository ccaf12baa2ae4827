package org.atalaya.provisioning.lab;

import java.nio.charset.StandardCharsets;

/** Root's password on a virtual router. */
final class LabPasswords {
  private static final String SHADOW = "/etc/shadow";

  private final LabFiles files;
  private final String salt;

  LabPasswords(LabFiles files, String salt) {
    this.files = files;
    this.salt = salt;
  }

  /** True where this one lets in; an empty one where none is set. */
  boolean accepts(String password) {
    String hash = files.findText(SHADOW).flatMap(text -> text.lines().filter(line -> line.startsWith("root:")).findFirst())
        .map(line -> line.split(":", -1)[1]).orElse("");
    return password.isEmpty() ? hash.isEmpty() : hash.equals(hash(password));
  }

  void set(String password) {
    files.write(SHADOW, "root:" + hash(password) + ":0:0:99999:7:::\n");
  }

  private String hash(String password) {
    return "$lab$" + LabShell.sha256((salt + password).getBytes(StandardCharsets.UTF_8));
  }
}
