package org.atalaya.planner.project;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.siteselection.Optimality;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Edits and plans as JSON: equal values give equal text (properties by name, no white space), alternatives of a
 * sealed type are told apart by a {@code type} that is written down here, so that renaming a class changes no file.
 * Reading is strict and bounded.
 */
final class ProjectJson {
  private static final int MAX_DOCUMENT_CHARACTERS = 64_000_000;
  private static final int MAX_TEXT_CHARACTERS = 1_000_000;
  private static final int MAX_NESTING = 40;

  private final JsonMapper mapper = JsonMapper
      .builder(JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder()
              .maxDocumentLength(MAX_DOCUMENT_CHARACTERS)
              .maxStringLength(MAX_TEXT_CHARACTERS)
              .maxNestingDepth(MAX_NESTING).build())
          .build())
      .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
      .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
          DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
          DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
      .addMixIn(Edit.class, EditTypes.class)
      .addMixIn(PowerSupply.class, PowerTypes.class)
      .addMixIn(Optimality.class, OptimalityTypes.class)
      .build();

  String write(Edit edit) {
    return writeAs(Edit.class, edit);
  }

  String write(NetworkPlan plan) {
    return writeAs(NetworkPlan.class, plan);
  }

  /** @throws JacksonException if the text is not an edit */
  Edit readEdit(String json) {
    return read(json, Edit.class);
  }

  /** @throws JacksonException if the text is not a plan */
  NetworkPlan readPlan(String json) {
    return read(json, NetworkPlan.class);
  }

  private <T> T read(String json, Class<T> type) {
    T value = mapper.readValue(json, type);
    if (value == null) {
      throw DatabindException.from((JsonParser) null, "null is no value");
    }
    return value;
  }

  private String writeAs(Class<?> type, Object value) {
    return mapper.writerFor(type).writeValueAsString(value);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Edit.AddSite.class, name = "add-site"),
    @JsonSubTypes.Type(value = Edit.ReplaceSite.class, name = "replace-site"),
    @JsonSubTypes.Type(value = Edit.RemoveSite.class, name = "remove-site"),
    @JsonSubTypes.Type(value = Edit.ReplaceSites.class, name = "replace-sites"),
    @JsonSubTypes.Type(value = Edit.ChangeSettings.class, name = "change-settings"),
    @JsonSubTypes.Type(value = Edit.SetPrices.class, name = "set-prices"),
    @JsonSubTypes.Type(value = Edit.SetAddressBlocks.class, name = "set-address-blocks"),
    @JsonSubTypes.Type(value = Edit.SetCover.class, name = "set-cover"),
    @JsonSubTypes.Type(value = Edit.SetClimate.class, name = "set-climate"),
    @JsonSubTypes.Type(value = Edit.SetMapLayers.class, name = "set-map-layers"),
    @JsonSubTypes.Type(value = Edit.SetOnlineMaps.class, name = "set-online-maps"),
    @JsonSubTypes.Type(value = Edit.SetLayersAndCover.class, name = "set-layers-and-cover")
  })
  private interface EditTypes {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = PowerSupply.Grid.class, name = "grid"),
    @JsonSubTypes.Type(value = PowerSupply.Battery.class, name = "battery"),
    @JsonSubTypes.Type(value = PowerSupply.Solar.class, name = "solar")
  })
  private interface PowerTypes {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Optimality.Proven.class, name = "proven"),
    @JsonSubTypes.Type(value = Optimality.Gap.class, name = "gap"),
    @JsonSubTypes.Type(value = Optimality.Heuristic.class, name = "heuristic")
  })
  private interface OptimalityTypes {}
}
