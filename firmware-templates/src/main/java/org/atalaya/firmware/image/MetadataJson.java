package org.atalaya.firmware.image;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.firmware.image.ImageMetadata.CompatVersion;
import org.atalaya.planner.BadInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the metadata of an image. Unknown fields are let pass, for OpenWrt adds some from time to time. */
final class MetadataJson {
  private static final Pattern COMPAT = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})");
  private static final int MAX_DEVICES = 500;
  private static final int MAX_TEXT = 500;

  private final String where;

  private MetadataJson(String where) {
    this.where = where;
  }

  static ImageMetadata parse(String file, byte[] json) {
    return new MetadataJson(file + ", metadata").read(json);
  }

  private ImageMetadata read(byte[] json) {
    JsonNode root = tree(where, json);
    JsonNode version = root.path("version");
    CompatVersion compat = compat(root.path("compat_version"));
    // from compat_version 1.1 on, new_supported_devices has the names: routers of before must not find theirs
    JsonNode names = root.path(root.has("new_supported_devices") ? "new_supported_devices" : "supported_devices");
    return new ImageMetadata(devices(names), compat, text(root, "compat_message"), text(version, "dist"),
        text(version, "version"), text(version, "target"), text(version, "board"));
  }

  static JsonNode tree(String where, byte[] json) {
    try {
      JsonNode root = JsonMapper.shared().readTree(json);
      if (!root.isObject()) {
        throw new BadInputException(where, root.getNodeType().toString(), "an object");
      }
      return root;
    } catch (JacksonException e) {
      throw new BadInputException(where, "no JSON: " + e.getOriginalMessage(), "an object in JSON", e);
    }
  }

  private List<String> devices(JsonNode names) {
    if (!names.isArray() || names.isEmpty() || names.size() > MAX_DEVICES) {
      throw new BadInputException(where + ", supported_devices", names.getNodeType() + " of " + names.size(),
          "a list of 1 to " + MAX_DEVICES + " board names");
    }
    List<String> devices = new ArrayList<>();
    for (JsonNode name : names) {
      // OpenWrt puts a sentence for older routers in front of the names
      if (!name.isString() || name.asString().length() > MAX_TEXT) {
        throw new BadInputException(where + ", supported_devices", name.getNodeType().toString(), "board names");
      }
      devices.add(name.asString());
    }
    return devices;
  }

  private CompatVersion compat(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return CompatVersion.FIRST;
    }
    return parseCompat(where + ", compat_version", node.isString() ? node.asString() : node.toString());
  }

  static CompatVersion parseCompat(String where, String text) {
    Matcher matcher = COMPAT.matcher(text);
    if (!matcher.matches()) {
      throw new BadInputException(where, text.substring(0, Math.min(40, text.length())), "two numbers with a point, such as 1.1");
    }
    return new CompatVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  static String text(JsonNode object, String field) {
    JsonNode node = object.path(field);
    String text = node.isString() ? node.asString() : "";
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }
}
