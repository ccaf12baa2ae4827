package org.atalaya.provisioning.router;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  // os-release(5): what a shell could read, so that values may stand in quotes
  private static final Pattern OS_RELEASE_LINE = Pattern.compile("(?m)^([A-Z_]{1,20})=[\"']?([^\"'\n]{0,200})[\"']?$");
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
    Optional<String> answer = router.tryAsk(RouterCommands.BOARD);
    if (answer.isEmpty()) {
      Optional<String> system = router.tryAsk(RouterCommands.OS_RELEASE).flatMap(FactsReader::debian);
      if (system.isPresent()) {
        return debian(router, system.get());
      }
    }
    // told again, a router that is neither says itself what is wrong
    JsonNode board = board(answer.isPresent() ? answer.get() : router.ask(RouterCommands.BOARD));
    SortedSet<String> tools = tools(router.ask(RouterCommands.TOOLS));
    return new RouterFacts(text(board, "board_name"), text(board, "model"), release(board.path("release")),
        text(board, "hostname"), macs(router.ask(RouterCommands.INTERFACES)),
        memory(router), PlainText.of(router.ask(RouterCommands.BOOT_ID), MAX_TEXT), family(tools), tools);
  }

  /** Name and version of a Debian; empty where it is another system. */
  private static Optional<String> debian(String osRelease) {
    Map<String, String> values = new HashMap<>();
    OS_RELEASE_LINE.matcher(osRelease).results().limit(40).forEach(line -> values.put(line.group(1), line.group(2)));
    String family = values.getOrDefault("ID", "") + " " + values.getOrDefault("ID_LIKE", "");
    return List.of(family.split(" ")).contains("debian")
        ? Optional.of(PlainText.of(values.getOrDefault("PRETTY_NAME", "Debian"), MAX_TEXT)) : Optional.empty();
  }

  private static RouterFacts debian(Router router, String release) throws RouterException, InterruptedException {
    List<String> board = router.ask(RouterCommands.DEBIAN_BOARD).lines().limit(2).toList();
    return new RouterFacts(board.isEmpty() ? "" : PlainText.of(board.getFirst().strip(), MAX_TEXT),
        board.size() < 2 ? "" : PlainText.of(board.get(1).strip(), MAX_TEXT), release,
        PlainText.of(router.ask(RouterCommands.HOST_NAME).strip(), MAX_TEXT), macs(router.ask(RouterCommands.PORTS)),
        memory(router), PlainText.of(router.ask(RouterCommands.BOOT_ID), MAX_TEXT), FirmwareFamily.DEBIAN,
        tools(router.ask(RouterCommands.DEBIAN_TOOLS)));
  }

  private static OptionalLong memory(Router router) throws RouterException, InterruptedException {
    Matcher available = AVAILABLE.matcher(router.tryAsk(RouterCommands.MEMORY).orElse(""));
    return available.find() ? OptionalLong.of(Long.parseLong(available.group(1)) * 1024) : OptionalLong.empty();
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
