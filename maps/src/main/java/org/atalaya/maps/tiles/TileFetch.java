package org.atalaya.maps.tiles;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Asks servers for tiles. From several threads at once. */
@FunctionalInterface
public interface TileFetch extends AutoCloseable {

  /**
   * What a server said.
   *
   * @param status of HTTP
   * @param headers by name in small letters, the last of each
   * @param body bounded; empty where there was none
   */
  record Answer(int status, Map<String, String> headers, byte[] body) {
    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }
  }

  /**
   * Asks once.
   *
   * @param conditions headers that say what is known already
   * @throws IOException if the server is not reached, takes too long, or says too much
   * @throws InterruptedException if nobody waits for it any more
   */
  Answer get(URI address, Map<String, String> conditions) throws IOException, InterruptedException;

  /** Lets go of the connections. */
  @Override
  default void close() {}
}
