package org.atalaya.planner.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.atalaya.planner.BadInputException;
import tools.jackson.databind.JsonNode;

/** A place in a device's file, which knows how to name itself. */
final class DevicePart {
  private static final int MAX_LIST = 256;
  private static final int MAX_TEXT = 2000;

  private final String file;
  private final String path;
  private final JsonNode node;

  DevicePart(String file, JsonNode root) {
    this(file, "", root);
  }

  private DevicePart(String file, String path, JsonNode node) {
    this.file = file;
    this.path = path;
    this.node = node;
  }

  DevicePart only(String... fields) {
    if (!node.isObject()) {
      throw bad("", node.getNodeType().toString(), "an object");
    }
    Set<String> unknown = new HashSet<>(node.propertyNames());
    unknown.removeAll(Set.of(fields));
    if (!unknown.isEmpty()) {
      throw bad("", unknown.stream().sorted().toList().toString(), "only " + String.join(", ", fields));
    }
    return this;
  }

  DevicePart child(String field) {
    return find(field).orElseThrow(() -> bad(field, "nothing", "a value"));
  }

  /** What is not given is absent; {@code null} is a value, and no good one. */
  Optional<DevicePart> find(String field) {
    return node.has(field) ? Optional.of(new DevicePart(file, path.isEmpty() ? field : path + "." + field, node.get(field)))
        : Optional.empty();
  }

  /** The names of an object's fields, in the file's order. */
  List<String> names() {
    if (!node.isObject() || node.size() > MAX_LIST) {
      throw bad("", node.getNodeType() + " of " + node.size(), "an object of at most " + MAX_LIST);
    }
    return List.copyOf(node.propertyNames());
  }

  List<DevicePart> list(String field, int least) {
    DevicePart child = child(field);
    if (!child.node.isArray() || child.node.size() < least || child.node.size() > MAX_LIST) {
      throw bad(field, child.node.getNodeType() + " of " + child.node.size(), "a list of " + least + " to " + MAX_LIST);
    }
    List<DevicePart> parts = new ArrayList<>();
    for (int i = 0; i < child.node.size(); i++) {
      parts.add(new DevicePart(file, child.path + "[" + i + "]", child.node.get(i)));
    }
    return parts;
  }

  String text(String field) {
    return child(field).asText();
  }

  /** A text of a certain form, which {@code form} puts in words. */
  String text(String field, String pattern, String form) {
    return child(field).asText(pattern, form);
  }

  String asText(String pattern, String form) {
    String text = asText();
    if (!text.matches(pattern)) {
      throw new BadInputException(where(), text, form);
    }
    return text;
  }

  String asText() {
    if (!node.isString() || node.asString().isBlank() || node.asString().length() > MAX_TEXT) {
      throw new BadInputException(where(), node.toString(), "a text");
    }
    return node.asString();
  }

  boolean flag(String field) {
    DevicePart child = child(field);
    if (!child.node.isBoolean()) {
      throw new BadInputException(child.where(), child.node.toString(), "true or false");
    }
    return child.node.asBoolean();
  }

  double number(String field, double least, double most) {
    DevicePart child = child(field);
    double value = child.node.isNumber() ? child.node.asDouble() : Double.NaN;
    if (!(value >= least && value <= most)) {
      throw new BadInputException(child.where(), child.node.toString(), least + " to " + most);
    }
    return value;
  }

  int whole(String field, int least, int most) {
    return child(field).asInt(least, most);
  }

  int asInt(int least, int most) {
    int value = node.isInt() ? node.asInt() : Integer.MIN_VALUE;
    if (value < least || value > most) {
      throw new BadInputException(where(), node.toString(), "a whole number, " + least + " to " + most);
    }
    return value;
  }

  Provenance provenance(String field) {
    DevicePart part = child(field).only("kind", "source");
    String kind = part.text("kind");
    return new Provenance(Arrays.stream(Provenance.Kind.values()).filter(value -> value.name().equals(kind)).findFirst()
        .orElseThrow(() -> part.bad("kind", kind, Arrays.toString(Provenance.Kind.values()))), part.text("source"));
  }

  private String where() {
    return path.isEmpty() ? file : file + ", " + path;
  }

  BadInputException bad(String field, String found, String expected) {
    return new BadInputException(field.isEmpty() ? where() : where() + (path.isEmpty() ? ", " : ".") + field, found, expected);
  }
}
