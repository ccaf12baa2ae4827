package org.atalaya.app.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.atalaya.app.Numbers;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON documents of the command line, in the order in which their fields are put. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .enable(SerializationFeature.INDENT_OUTPUT)
      .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
      .build();
  private static final JsonMapper ONE_LINE = JsonMapper.builder()
      .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
      .build();

  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** Adds a field; empty optionals become null, numbers their shortest text. */
  Json put(String name, Object value) {
    fields.put(name, plain(value));
    return this;
  }

  private static Object plain(Object value) {
    return switch (value) {
      case null -> null;
      case OptionalDouble d -> d.isPresent() ? Numbers.exact(d.getAsDouble()) : null;
      case OptionalInt i -> i.isPresent() ? i.getAsInt() : null;
      case Optional<?> o -> o.isPresent() ? plain(o.get()) : null;
      case Double d -> Numbers.exact(d);
      case double[] array -> java.util.Arrays.stream(array).mapToObj(Numbers::exact).toList();
      case Json json -> json.fields;
      case Collection<?> all -> {
        java.util.List<Object> list = new java.util.ArrayList<>(all.size());
        all.forEach(element -> list.add(plain(element)));
        yield list;
      }
      case Enum<?> e -> e.name().toLowerCase(java.util.Locale.ROOT);
      default -> value;
    };
  }

  /** The document, indented, with a line end. */
  String document() {
    return MAPPER.writeValueAsString(fields) + "\n";
  }

  /** The document on one line, with a line end. */
  String line() {
    return ONE_LINE.writeValueAsString(fields) + "\n";
  }
}
