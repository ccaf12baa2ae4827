package org.atalaya.firmware.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.atalaya.planner.BadInputException;
import tools.jackson.databind.JsonNode;

/**
 * {@code profiles.json}, which OpenWrt publishes beside the images of a target and its ImageBuilder.
 *
 * @param target {@code ath79/generic}
 * @param version {@code 23.05.5}
 * @param defaultPackages in every image of the target
 * @param profiles by name: {@code tplink_archer-c7-v5}
 */
public record BuilderProfiles(String target, String version, List<String> defaultPackages,
    SortedMap<String, Profile> profiles) {
  private static final int MAX_BYTES = 64 << 20;
  private static final int MAX_ENTRIES = 20_000;

  public BuilderProfiles {
    defaultPackages = List.copyOf(defaultPackages);
    profiles = Collections.unmodifiableSortedMap(new TreeMap<>(profiles));
  }

  /**
   * @param supportedDevices board names
   * @param devicePackages in this image besides the target's; a {@code -} in front leaves one out
   * @param images files made of it
   */
  public record Profile(List<String> supportedDevices, List<String> devicePackages, List<Image> images) {
    public Profile {
      supportedDevices = List.copyOf(supportedDevices);
      devicePackages = List.copyOf(devicePackages);
      images = List.copyOf(images);
    }
  }

  /**
   * @param name of the file
   * @param type {@code sysupgrade}, {@code factory} …
   * @param sha256 empty where it is not given
   */
  public record Image(String name, String type, Optional<String> sha256) {}

  /**
   * @throws BadInputException naming the field, if it is not of the form
   * @throws IOException if the file can't be read
   */
  public static BuilderProfiles read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      throw new BadInputException(file.toString(), "more than " + MAX_BYTES + " bytes", "a profiles.json");
    }
    JsonNode root = MetadataJson.tree(file.toString(), bytes);
    JsonNode profiles = root.path("profiles");
    if (!profiles.isObject() || profiles.size() > MAX_ENTRIES) {
      throw new BadInputException(file + ", profiles", profiles.getNodeType() + " of " + profiles.size(),
          "an object of at most " + MAX_ENTRIES);
    }
    SortedMap<String, Profile> known = new TreeMap<>();
    profiles.properties().forEach(entry -> known.put(entry.getKey(), profile(file + ", profiles." + entry.getKey(), entry.getValue())));
    return new BuilderProfiles(MetadataJson.text(root, "target"), MetadataJson.text(root, "version_number"),
        texts(file + ", default_packages", root.path("default_packages")), known);
  }

  private static Profile profile(String where, JsonNode node) {
    List<Image> images = new ArrayList<>();
    for (JsonNode image : node.path("images")) {
      Optional<String> digest = Optional.of(MetadataJson.text(image, "sha256")).filter(text -> text.matches("[0-9a-f]{64}"));
      images.add(new Image(MetadataJson.text(image, "name"), MetadataJson.text(image, "type"), digest));
    }
    return new Profile(texts(where + ".supported_devices", node.path("supported_devices")),
        texts(where + ".device_packages", node.path("device_packages")), images);
  }

  private static List<String> texts(String where, JsonNode list) {
    if (list.isMissingNode()) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    if (!list.isArray() || list.size() > MAX_ENTRIES) {
      throw new BadInputException(where, list.getNodeType() + " of " + list.size(), "a list");
    }
    for (JsonNode item : list) {
      if (!item.isString()) {
        throw new BadInputException(where, item.getNodeType().toString(), "texts");
      }
      texts.add(item.asString());
    }
    return texts;
  }

  /** What an image of this profile holds if nothing is added: the target's packages and the profile's. */
  public PackageList packages(Profile profile) {
    return PackageList.of(defaultPackages).with(profile.devicePackages());
  }
}
