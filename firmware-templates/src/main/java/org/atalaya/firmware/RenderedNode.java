package org.atalaya.firmware;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of one router. They may hold secrets: {@link #toString()} names them and shows none.
 *
 * @param hostName of the router
 * @param files absolute path on the router → text, in the path's order
 */
public record RenderedNode(String hostName, SortedMap<String, String> files) {
  public RenderedNode {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  @Override
  public String toString() {
    return hostName + files.keySet();
  }
}
