package org.atalaya.provisioning.apply;

/** Where the configurations are kept that were on the routers before. Called from many threads. */
@FunctionalInterface
public interface Backups {
  /** Keeps nothing. */
  Backups NONE = (task, backup) -> "not kept";

  /**
   * Keeps one, durably, before the call returns. It holds secrets: only its owner may read it.
   *
   * @return where, in one line
   */
  String keep(RouterTask task, Backup backup);
}
