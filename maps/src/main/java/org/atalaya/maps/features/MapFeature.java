package org.atalaya.maps.features;

import java.util.Map;
import java.util.Optional;

/**
 * A thing in a file of places, lines and areas.
 *
 * @param where the file, and the feature's number in it, from 1
 * @param properties what the file says of it, as text, by the names that the file uses; nothing empty
 * @param shape on the ground
 */
public record MapFeature(String where, Map<String, String> properties, Shape shape) {
  public MapFeature {
    properties = Map.copyOf(properties);
  }

  Optional<String> find(String property) {
    return Optional.ofNullable(properties.get(property));
  }
}
