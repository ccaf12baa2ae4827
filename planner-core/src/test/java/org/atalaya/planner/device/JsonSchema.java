package org.atalaya.planner.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** As much of JSON Schema (draft 2020-12) as docs/device.schema.json uses; an unknown keyword is an error, not a pass. */
record JsonSchema(JsonNode root) {
  private static final Set<String> WORDS_FOR_PEOPLE = Set.of("$schema", "$defs", "title", "description");

  /** Where the value breaks the schema, one line each; empty if it does not. */
  List<String> violations(JsonNode value) {
    List<String> found = new ArrayList<>();
    check(root, value, "$", found);
    return found;
  }

  private void check(JsonNode schema, JsonNode value, String path, List<String> found) {
    schema.properties().forEach(keyword -> {
      JsonNode rule = keyword.getValue();
      boolean holds = switch (keyword.getKey()) {
        case "$ref" -> {
          check(root.at(rule.asString().substring(1)), value, path, found);
          yield true;
        }
        case "type" -> switch (rule.asString()) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isString();
          case "number" -> value.isNumber();
          case "integer" -> value.isInt();
          case "boolean" -> value.isBoolean();
          default -> throw new IllegalStateException("type " + rule);
        };
        case "required" -> rule.valueStream().allMatch(field -> value.has(field.asString()));
        case "additionalProperties" -> {
          if (rule.isObject()) {
            value.properties().forEach(field -> check(rule, field.getValue(), path + "." + field.getKey(), found));
          }
          yield rule.isObject() || schema.get("properties").propertyNames().containsAll(value.propertyNames());
        }
        case "propertyNames" -> value.propertyNames().stream()
            .allMatch(name -> Pattern.compile(rule.get("pattern").asString()).matcher(name).find());
        case "dependentRequired" -> rule.properties().stream().filter(field -> value.has(field.getKey()))
            .allMatch(field -> field.getValue().valueStream().allMatch(other -> value.has(other.asString())));
        case "oneOf" -> rule.valueStream().filter(one -> new JsonSchema(one).violations(value).isEmpty()).count() == 1;
        case "properties" -> {
          value.properties().stream().filter(field -> rule.has(field.getKey()))
              .forEach(field -> check(rule.get(field.getKey()), field.getValue(), path + "." + field.getKey(), found));
          yield true;
        }
        case "items" -> {
          for (int i = 0; i < value.size() && value.isArray(); i++) {
            check(rule, value.get(i), path + "[" + i + "]", found);
          }
          yield true;
        }
        case "enum" -> rule.valueStream().anyMatch(value::equals);
        case "pattern" -> value.isString() && Pattern.compile(rule.asString()).matcher(value.asString()).find();
        case "minLength" -> value.isString() && value.asString().length() >= rule.asInt();
        case "maxLength" -> value.isString() && value.asString().length() <= rule.asInt();
        case "minItems" -> value.size() >= rule.asInt();
        case "maxItems" -> value.size() <= rule.asInt();
        case "minimum" -> value.isNumber() && value.asDouble() >= rule.asDouble();
        case "maximum" -> value.isNumber() && value.asDouble() <= rule.asDouble();
        default -> {
          if (!WORDS_FOR_PEOPLE.contains(keyword.getKey())) {
            throw new IllegalStateException("keyword " + keyword.getKey());
          }
          yield true;
        }
      };
      if (!holds) {
        found.add(path + ": " + keyword.getKey());
      }
    });
  }
}
