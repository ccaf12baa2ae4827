package org.atalaya.firmware.libremesh;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.firmware.uci.UciOption;
import org.atalaya.firmware.uci.UciSection;

/** A section being changed. */
final class Edit {
  private final String type;
  private final Optional<String> name;
  private final Map<String, UciOption> options = new LinkedHashMap<>();

  Edit(String type, String name) {
    this.type = type;
    this.name = Optional.of(name);
  }

  Edit(UciSection section) {
    type = section.type();
    name = section.name();
    section.options().forEach(this::set);
  }

  Edit set(String option, String value) {
    return set(new UciOption.Single(option, value));
  }

  Edit set(UciOption option) {
    options.put(option.name(), option);
    return this;
  }

  UciSection done() {
    return new UciSection(type, name, List.copyOf(options.values()));
  }
}
