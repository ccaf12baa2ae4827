package org.atalaya.provisioning.router;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.atalaya.provisioning.ssh.PlainText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The confirmed commit of OpenWrt's rpcd, spoken to over ubus: changes are staged in a session of its own, put into
 * {@code /etc/config} by {@code apply}, and taken back after a time unless the same session says {@code confirm}. All of
 * it lives in memory: where rpcd or the router starts again, the changes stay and nobody takes them back. One apply waits
 * at a time, whosever it is (rpcd, {@code uci.c} and {@code session.c}).
 */
public final class Rpcd {
  /** Status codes of ubus, which are the exit codes of its program. */
  private static final int NO_DATA = 5;
  private static final int PERMISSION_DENIED = 6;
  /** An apply that is undone leaves the session's changes for a while. */
  private static final int LONGER_SECONDS = 60;

  private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder().maxDocumentLength(256 * 1024).maxNestingDepth(16)
          .maxStringLength(64 * 1024).maxNumberLength(30).build())
      .build());

  private final Router router;

  public Rpcd(Router router) {
    this.router = router;
  }

  /** Whether a router has this, and whether it is in use. */
  public enum Standing {
    /** There is no rpcd, or an old one. */
    MISSING,
    /** No apply waits. */
    FREE,
    /** Somebody's apply waits for its confirmation. */
    WAITING
  }

  /** Asked by a session that there is not, which can confirm nothing. */
  public Standing standing() throws RouterException, InterruptedException {
    return switch (router.statusOf(RouterCommands.COMMIT_STANDING)) {
      case NO_DATA -> Standing.FREE;
      case PERMISSION_DENIED -> Standing.WAITING;
      default -> Standing.MISSING;
    };
  }

  /**
   * Opens a session that may change these packages, and nothing else.
   *
   * @param seconds until an apply of it is taken back
   * @return its id: 32 hexadecimal digits
   */
  public String open(Collection<String> packages, int seconds) throws RouterException, InterruptedException {
    String id = text(call("session", "create", Map.of("timeout", seconds + LONGER_SECONDS)), "ubus_rpc_session");
    if (!isSession(id)) {
      throw new RouterException("ubus call session create: no session in its answer", true);
    }
    List<List<String>> objects = new ArrayList<>();
    packages.forEach(name -> {
      objects.add(List.of(name, "read"));
      objects.add(List.of(name, "write"));
    });
    call("session", "grant", in(id, Map.of("scope", "uci", "objects", objects)));
    return id;
  }

  /** Stages one change; nothing of it is in {@code /etc/config} yet. */
  public void stage(String session, String method, Map<String, Object> arguments) throws RouterException, InterruptedException {
    call("uci", method, in(session, arguments));
  }

  /** Which packages have staged changes in this session. */
  public SortedSet<String> staged(String session) throws RouterException, InterruptedException {
    SortedSet<String> packages = new TreeSet<>();
    call("uci", "changes", in(session, Map.of())).path("changes").propertyNames()
        .forEach(name -> packages.add(PlainText.of(name, 64)));
    return packages;
  }

  /** From here on {@code /etc/config} has the changes, and the services are told; unconfirmed, it is taken back. */
  public void apply(String session, int seconds) throws RouterException, InterruptedException {
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("rollback", true);
    arguments.put("timeout", seconds);
    call("uci", "apply", in(session, arguments));
  }

  /** Afterwards no apply of this session waits any more: what was applied stays, or had been taken back before. */
  public void confirm(String session) throws RouterException, InterruptedException {
    end(session, "confirm");
  }

  /**
   * Afterwards no apply of this session waits any more: what was applied is taken back.
   *
   * @return true where it was taken back just now: services are told of that a moment later
   */
  public boolean rollBack(String session) throws RouterException, InterruptedException {
    return end(session, "rollback");
  }

  private boolean end(String session, String method) throws RouterException, InterruptedException {
    String line = RouterCommands.ubus("uci", method, JSON.writeValueAsString(in(session, Map.of())));
    int status = router.statusOf(line);
    if (status != 0 && status != NO_DATA) {
      throw new RouterException("ubus call uci " + method + " ended with " + status, true);
    }
    // it would end by itself, later
    router.statusOf(RouterCommands.ubus("session", "destroy", JSON.writeValueAsString(in(session, Map.of()))));
    return status == 0;
  }

  /** True for what rpcd calls a session. */
  public static boolean isSession(String id) {
    return id.matches("[0-9a-f]{32}");
  }

  private static Map<String, Object> in(String session, Map<String, ?> arguments) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("ubus_rpc_session", session);
    all.putAll(arguments);
    return all;
  }

  private JsonNode call(String object, String method, Map<String, ?> arguments) throws RouterException, InterruptedException {
    String answer = router.askPatiently(RouterCommands.ubus(object, method, JSON.writeValueAsString(arguments)));
    try {
      return JSON.readTree(answer.isBlank() ? "{}" : answer);
    } catch (JacksonException e) {
      // falls through: the parser's own words would quote the router
    }
    throw new RouterException("ubus call " + object + " " + method + ": no JSON in its answer", true);
  }

  private static String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isString() ? value.stringValue() : "";
  }
}
