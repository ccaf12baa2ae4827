package org.atalaya.provisioning.router;

import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.provisioning.ssh.PlainText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a router's facts, taking nothing for granted: sizes, depths and characters are bounded. */
final class FactsReader {
  private static final int MAX_INTERFACES = 64;
  private static final int MAX_TEXT = 100;
  private static final int MAX_JSON = 64 * 1024;
  private static final Pattern INTERFACE = Pattern.compile("([A-Za-z0-9_.@-]{1,32}) ([0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5})");
  private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable: +([0-9]{1,12}) kB$");
  private static final Pattern TOOL = Pattern.compile("/[A-Za-z0-9_./-]{1,100}");
  private static final String NO_MAC = "00:00:00:00:00:00";

  private final JsonMapper json = new JsonMapper(JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder().maxDocumentLength(MAX_JSON).maxNestingDepth(16)
          .maxStringLength(4096).maxNumberLength(30).build())
      .build());

  private FactsReader() {}

  static RouterFacts read(Router router) throws RouterException, InterruptedException {
    return new FactsReader().readFrom(router);
  }

  private RouterFacts readFrom(Router router) throws RouterException, InterruptedException {
    JsonNode board = board(router.ask(RouterCommands.BOARD));
    SortedSet<String> tools = tools(router.ask(RouterCommands.TOOLS));
    String memory = router.tryAsk(RouterCommands.MEMORY).orElse("");
    Matcher available = AVAILABLE.matcher(memory);
    return new RouterFacts(text(board, "board_name"), text(board, "model"), release(board.path("release")),
        text(board, "hostname"), macs(router.ask(RouterCommands.INTERFACES)),
        available.find() ? OptionalLong.of(Long.parseLong(available.group(1)) * 1024) : OptionalLong.empty(),
        PlainText.of(router.ask(RouterCommands.BOOT_ID), MAX_TEXT), family(tools), tools);
  }

  private JsonNode board(String answer) throws RouterException {
    try {
      JsonNode node = json.readTree(answer);
      if (node != null && node.isObject()) {
        return node;
      }
    } catch (JacksonException e) {
      // falls through: the parser's own words would quote the router
    }
    throw new RouterException("ubus call system board: no board facts in '" + PlainText.of(answer, 60) + "'", true);
  }

  private static String release(JsonNode release) {
    String description = text(release, "description");
    String version = text(release, "version");
    return description.isEmpty() ? (text(release, "distribution") + " " + version).strip() : description;
  }

  private static String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isString() ? PlainText.of(value.stringValue(), MAX_TEXT) : "";
  }

  private static SortedMap<String, String> macs(String answer) {
    SortedMap<String, String> macs = new TreeMap<>();
    answer.lines().limit(MAX_INTERFACES).forEach(line -> {
      Matcher matcher = INTERFACE.matcher(line.strip());
      if (matcher.matches() && !matcher.group(2).equals(NO_MAC)) {
        macs.put(matcher.group(1), matcher.group(2).toLowerCase(java.util.Locale.ROOT));
      }
    });
    return macs;
  }

  private static SortedSet<String> tools(String answer) {
    SortedSet<String> tools = new TreeSet<>();
    answer.lines().limit(16).map(String::strip).filter(line -> TOOL.matcher(line).matches())
        .forEach(line -> tools.add(line.substring(line.lastIndexOf('/') + 1)));
    return tools;
  }

  private static FirmwareFamily family(SortedSet<String> tools) {
    if (tools.contains("lime-config")) {
      return FirmwareFamily.LIBREMESH;
    }
    return tools.contains("uci") ? FirmwareFamily.OPENWRT : FirmwareFamily.UNKNOWN;
  }
}
