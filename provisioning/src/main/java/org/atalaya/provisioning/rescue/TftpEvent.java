package org.atalaya.provisioning.rescue;

/** What happens on the cable during a rescue. Texts that came from the router are fit to be shown. */
public sealed interface TftpEvent {
  /** A router asked for the file and is getting it. */
  record Began(String router, String file, long bytes) implements TftpEvent {}

  /** So far: told at most a hundred times a transfer. */
  record Moved(String router, long sent, long bytes) implements TftpEvent {}

  /** The router has confirmed the last byte. */
  record Done(String router, String file, long bytes) implements TftpEvent {}

  /** Someone asked for what is not served. */
  record Refused(String router, String file) implements TftpEvent {}

  /** A transfer ended before the last byte. */
  record Broke(String router, String reason) implements TftpEvent {}

  /** An address was given by BOOTP to a router that asked. */
  record Leased(String mac, String address) implements TftpEvent {}

  /** Takes events, from any thread. */
  @FunctionalInterface
  interface Listener {
    void on(TftpEvent event);
  }
}
