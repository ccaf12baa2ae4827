package org.atalaya.provisioning.lab;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.atalaya.firmware.uci.UciOption;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciSection;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The objects {@code session} and {@code uci} of a virtual router's rpcd, as rpcd's sources have them: staged changes lie
 * under {@code /var/run/rpcd}, one apply waits at a time, and all that it knows is in memory, so that after a start of its
 * own or of the router nobody takes back what was applied.
 */
final class LabRpcd {
  private static final String STAGED = "/var/run/rpcd/uci-";
  private static final String SNAPSHOT = "/var/run/rpcd/snapshot-files/";
  private static final String CONFIG = "/etc/config/";
  private static final int USUAL_SESSION_SECONDS = 300;
  private static final int USUAL_APPLY_SECONDS = 60;
  private static final JsonMapper JSON = new JsonMapper();

  private static final int OK = 0;
  private static final int INVALID_ARGUMENT = 2;
  private static final int METHOD_NOT_FOUND = 3;
  private static final int NOT_FOUND = 4;
  private static final int NO_DATA = 5;
  private static final int PERMISSION_DENIED = 6;

  private final LabFiles files;
  private final ScheduledExecutorService timers;
  private final Runnable tellServices;
  private final Map<String, Session> sessions = new TreeMap<>();
  private String applying = "";
  private ScheduledFuture<?> timeout;

  /** Who may change what: {@code wireless/write}, {@code *&#47;read}. */
  private static final class Session {
    private final Set<String> grants = new HashSet<>();
    private final int seconds;
    private ScheduledFuture<?> end;

    Session(int seconds) {
      this.seconds = seconds;
    }
  }

  /** Exit status of the program {@code ubus}, and what it prints. */
  record Answer(int status, String output) {
    static Answer of(int status) {
      return new Answer(status, "");
    }

    /** The line on standard error. */
    String error() {
      return "Command failed: " + switch (status) {
        case INVALID_ARGUMENT -> "Invalid argument";
        case METHOD_NOT_FOUND -> "Method not found";
        case NOT_FOUND -> "Not found";
        case NO_DATA -> "No response";
        case PERMISSION_DENIED -> "Permission denied";
        default -> "Unknown error";
      };
    }
  }

  /** @param tellServices has them work with what is in {@code /etc/config} now, a moment later */
  LabRpcd(LabFiles files, ScheduledExecutorService timers, Runnable tellServices) {
    this.files = files;
    this.timers = timers;
    this.tellServices = tellServices;
  }

  /** {@code ubus call OBJECT METHOD MESSAGE}. */
  synchronized Answer call(String object, String method, String message) {
    JsonNode arguments;
    try {
      arguments = JSON.readTree(message.isEmpty() ? "{}" : message);
    } catch (JacksonException e) {
      return Answer.of(INVALID_ARGUMENT);
    }
    try {
      return switch (object) {
        case "session" -> session(method, arguments);
        case "uci" -> uci(method, arguments);
        default -> Answer.of(NOT_FOUND);
      };
    } catch (LabUci.UciException e) {
      return Answer.of(NOT_FOUND);
    }
  }

  /** As LuCI does. @param key {@code wireless.radio1.channel} */
  void applyAsSomebody(String key, String value, int seconds) {
    String[] words = key.split("\\.", 3);
    String session;
    synchronized (this) {
      call("session", "create", "");
      session = sessions.keySet().stream().filter(id -> sessions.get(id).grants.isEmpty()).findFirst().orElseThrow();
      sessions.get(session).grants.addAll(List.of("*/read", "*/write"));
    }
    ObjectNode set = JSON.createObjectNode().put("ubus_rpc_session", session).put("config", words[0]).put("section", words[1]);
    set.putObject("values").put(words[2], value);
    call("uci", "set", set.toString());
    call("uci", "apply", JSON.createObjectNode().put("ubus_rpc_session", session).put("rollback", true).put("timeout", seconds).toString());
  }

  /** It starts again, as with the router: all that it knew is gone, and what was applied stays. */
  synchronized void restart() {
    applying = "";
    if (timeout != null) {
      timeout.cancel(false);
    }
    sessions.keySet().forEach(id -> files.removeAll(STAGED + id));
    sessions.clear();
  }

  private Answer session(String method, JsonNode arguments) {
    if (method.equals("create")) {
      String id = UUID.randomUUID().toString().replace("-", "");
      Session fresh = new Session(arguments.path("timeout").asInt(USUAL_SESSION_SECONDS));
      sessions.put(id, fresh);
      touch(id);
      ObjectNode answer = JSON.createObjectNode();
      answer.put("ubus_rpc_session", id).put("timeout", fresh.seconds).put("expires", Math.max(0, fresh.seconds - 1));
      answer.putObject("acls");
      answer.putObject("data");
      return printed(answer);
    }
    String id = arguments.path("ubus_rpc_session").asString("");
    if (id.isEmpty()) {
      return Answer.of(INVALID_ARGUMENT);
    }
    if (!touch(id)) {
      return Answer.of(NOT_FOUND);
    }
    switch (method) {
      case "grant" -> {
        if (arguments.path("scope").asString("ubus").equals("uci")) {
          arguments.path("objects").forEach(pair -> sessions.get(id).grants.add(pair.path(0).asString("") + "/" + pair.path(1).asString("")));
        }
      }
      case "destroy" -> destroy(id);
      default -> {
        return Answer.of(METHOD_NOT_FOUND);
      }
    }
    return Answer.of(OK);
  }

  /** Each use has it live on. */
  private boolean touch(String id) {
    Session session = sessions.get(id);
    if (session != null) {
      if (session.end != null) {
        session.end.cancel(false);
      }
      session.end = timers.schedule(() -> destroy(id), session.seconds, TimeUnit.SECONDS);
    }
    return session != null;
  }

  private synchronized void destroy(String id) {
    Session session = sessions.remove(id);
    if (session != null) {
      session.end.cancel(false);
      files.removeAll(STAGED + id);
    }
  }

  /** Without a session it is root on the router, who may all. */
  private boolean mayNot(JsonNode arguments, String config, String right) {
    if (!arguments.has("ubus_rpc_session")) {
      return false;
    }
    String id = arguments.path("ubus_rpc_session").asString("");
    return !touch(id) || !sessions.get(id).grants.contains(config + "/" + right) && !sessions.get(id).grants.contains("*/" + right);
  }

  private LabUci staging(JsonNode arguments) {
    return arguments.has("ubus_rpc_session")
        ? new LabUci(files, STAGED + arguments.path("ubus_rpc_session").asString("") + "/") : new LabUci(files);
  }

  private Answer uci(String method, JsonNode arguments) throws LabUci.UciException {
    String session = arguments.path("ubus_rpc_session").asString("");
    return switch (method) {
      case "changes" -> changes(arguments);
      case "apply" -> apply(session, arguments);
      case "confirm" -> end(session, false);
      case "rollback" -> end(session, true);
      case "get", "set", "add", "delete" -> edit(method, arguments);
      default -> Answer.of(METHOD_NOT_FOUND);
    };
  }

  private Answer edit(String method, JsonNode arguments) throws LabUci.UciException {
    String config = arguments.path("config").asString("");
    String section = arguments.path("section").asString("");
    if (config.isEmpty() || method.equals("set") && section.isEmpty() || method.equals("delete") && section.isEmpty()
        || method.equals("add") && !arguments.has("type")) {
      return Answer.of(INVALID_ARGUMENT);
    }
    if (mayNot(arguments, config, method.equals("get") ? "read" : "write")) {
      return Answer.of(PERMISSION_DENIED);
    }
    LabUci uci = staging(arguments);
    switch (method) {
      case "get" -> {
        return printed(JSON.createObjectNode().set("values", table(uci.read(config))));
      }
      case "add" -> uci.run(List.of("set", config + "." + arguments.path("name").asString("") + "=" + arguments.path("type").asString("")), "");
      case "set" -> {
        for (Map.Entry<String, JsonNode> value : arguments.path("values").properties()) {
          set(uci, config + "." + section + "." + value.getKey(), value.getValue());
        }
      }
      default -> uci.run(List.of("delete", config + "." + section
          + (arguments.has("option") ? "." + arguments.path("option").asString("") : "")), "");
    }
    return Answer.of(OK);
  }

  /** A list takes the place of what was there; a text that is empty sets nothing. */
  private static void set(LabUci uci, String path, JsonNode value) throws LabUci.UciException {
    if (!value.isArray()) {
      if (!value.asString("").isEmpty()) {
        uci.run(List.of("set", path + "=" + value.asString()), "");
      }
      return;
    }
    try {
      uci.run(List.of("delete", path), "");
    } catch (LabUci.UciException e) {
      // there was none
    }
    for (JsonNode each : value) {
      uci.run(List.of("add_list", path + "=" + each.asString()), "");
    }
  }

  private static ObjectNode table(UciPackage config) {
    ObjectNode table = JSON.createObjectNode();
    int index = 0;
    for (UciSection section : config.sections()) {
      String name = section.name().orElse(String.format("cfg%02x%04x", index + 1, section.type().hashCode() & 0xffff));
      ObjectNode row = table.putObject(name);
      row.put(".anonymous", section.name().isEmpty()).put(".type", section.type()).put(".name", name).put(".index", index++);
      for (UciOption option : section.options()) {
        if (option instanceof UciOption.Many many) {
          ArrayNode values = row.putArray(option.name());
          many.values().forEach(values::add);
        } else {
          row.put(option.name(), option.values().getFirst());
        }
      }
    }
    return table;
  }

  private Answer changes(JsonNode arguments) throws LabUci.UciException {
    ObjectNode all = JSON.createObjectNode();
    ObjectNode changes = all.putObject("changes");
    for (String line : staging(arguments).run(List.of("changes"), "").lines().toList()) {
      String path = line.replaceFirst("^-", "").replaceFirst("=.*", "");
      String config = path.substring(0, path.indexOf('.'));
      if (!mayNot(arguments, config, "read")) {
        ArrayNode change = changes.withArray(config).addArray().add(line.startsWith("-") ? "remove" : "set");
        List.of(path.substring(config.length() + 1).split("\\.")).forEach(change::add);
        if (line.indexOf('=') > 0) {
          change.add(line.substring(line.indexOf('=') + 1).replaceAll("^'|'$", ""));
        }
      }
    }
    return printed(all);
  }

  private Answer apply(String session, JsonNode arguments) {
    boolean rollback = arguments.path("rollback").asBoolean(false);
    if (!applying.isEmpty()) {
      return Answer.of(rollback ? PERMISSION_DENIED : OK);
    }
    if (session.isEmpty()) {
      return Answer.of(INVALID_ARGUMENT);
    }
    files.removeAll(SNAPSHOT);
    List<String> staged = files.list(STAGED + session);
    if (staged.isEmpty()) {
      return Answer.of(NO_DATA);
    }
    if (staged.stream().anyMatch(config -> mayNot(arguments, config, "write"))) {
      return Answer.of(PERMISSION_DENIED);
    }
    for (String config : staged) {
      // a disk that is full: rpcd does not look whether its copy or its commit was written
      tryWrite(SNAPSHOT + config, files.find(CONFIG + config).orElse(new byte[0]));
      try {
        staging(arguments).run(List.of("commit", config), "");
      } catch (LabUci.UciException | LabFiles.NoSpaceException e) {
        files.remove(STAGED + session + "/" + config);
      }
    }
    if (rollback) {
      applying = session;
      timeout = timers.schedule(this::takeBack, arguments.path("timeout").asInt(USUAL_APPLY_SECONDS), TimeUnit.SECONDS);
    }
    tellServices.run();
    return Answer.of(OK);
  }

  private void tryWrite(String path, byte[] content) {
    try {
      files.write(path, content);
    } catch (LabFiles.NoSpaceException e) {
      files.remove(path);
    }
  }

  private Answer end(String session, boolean back) {
    if (applying.isEmpty()) {
      return Answer.of(NO_DATA);
    }
    if (session.isEmpty()) {
      return Answer.of(INVALID_ARGUMENT);
    }
    if (!applying.equals(session)) {
      return Answer.of(PERMISSION_DENIED);
    }
    timeout.cancel(false);
    if (back) {
      takeBack();
    } else {
      applying = "";
      files.removeAll(SNAPSHOT);
    }
    return Answer.of(OK);
  }

  private synchronized void takeBack() {
    if (!applying.isEmpty()) {
      applying = "";
      for (String config : files.list(SNAPSHOT)) {
        Optional<byte[]> before = files.find(SNAPSHOT + config);
        before.ifPresent(bytes -> tryWrite(CONFIG + config, bytes));
      }
      files.removeAll(SNAPSHOT);
      tellServices.run();
    }
  }

  private static Answer printed(JsonNode answer) {
    return new Answer(OK, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer) + "\n");
  }
}
