package org.atalaya.firmware;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of one router.
 *
 * @param hostName of the router
 * @param files absolute path on the router → text, in the path's order
 */
public record RenderedNode(String hostName, SortedMap<String, String> files) {
  public RenderedNode {
    files = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }
}
