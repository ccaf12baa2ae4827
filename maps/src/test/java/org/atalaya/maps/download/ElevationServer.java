package org.atalaya.maps.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import java.util.zip.GZIPOutputStream;

/** Gives tiles away, as badly as it is told to. */
final class ElevationServer implements AutoCloseable {
  /** What it does with one request in place of answering it well. */
  interface Fault {
    void answer(HttpExchange exchange, byte[] content) throws IOException;
  }

  private final HttpServer server;
  private final Map<String, byte[]> files = new HashMap<>();
  private final Map<String, Deque<Fault>> faults = new HashMap<>();
  final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  volatile String tag = "\"one\"";

  ElevationServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/skadi");
  }

  /** A flat 3″ tile of a height. */
  static byte[] tile(int meters) {
    // not the same everywhere, or there would be nothing to break off
    return tile(i -> meters + (i * 31 >> 7 & 63));
  }

  /** The same with ground that hardly packs: a megabyte and more. */
  static byte[] roughTile(int meters) {
    Random random = new Random(1);
    return tile(i -> meters + random.nextInt(256));
  }

  private static byte[] tile(IntUnaryOperator heights) {
    byte[] posts = new byte[1201 * 1201 * 2];
    for (int i = 0; i < posts.length; i += 2) {
      int height = heights.applyAsInt(i);
      posts[i] = (byte) (height >> 8);
      posts[i + 1] = (byte) height;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(posts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  void put(DegreeTile tile, byte[] content) {
    putFile("/skadi/" + TerrainSource.SKADI.path(tile), content);
  }

  void putFile(String path, byte[] content) {
    files.put(path, content);
  }

  /** The next requests for a tile are answered so, one each. */
  void fail(DegreeTile tile, Fault... with) {
    faults.put("/skadi/" + TerrainSource.SKADI.path(tile), new ArrayDeque<>(List.of(with)));
  }

  static Fault status(int code) {
    return (exchange, content) -> exchange.sendResponseHeaders(code, -1);
  }

  /** Promises all and sends a share of it. */
  Fault breakOff(double share) {
    return (exchange, content) -> {
      exchange.getResponseHeaders().set("ETag", tag);
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content, 0, (int) (content.length * share));
      exchange.getResponseBody().flush();
      throw new IOException("broken off on purpose");
    };
  }

  /** Goes on where it is asked to, promises all that is left and breaks off after so many bytes. */
  Fault piece(int bytes) {
    return (exchange, content) -> {
      int from = head(exchange, content, exchange.getRequestHeaders().getFirst("Range"));
      exchange.getResponseBody().write(content, from, Math.min(bytes, content.length - from));
      exchange.getResponseBody().flush();
      throw new IOException("broken off on purpose");
    };
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String range = exchange.getRequestHeaders().getFirst("Range");
    asked.add(path.replaceAll(".*/", "") + (range == null ? "" : " " + range));
    byte[] content = files.get(path);
    Deque<Fault> pending = faults.getOrDefault(path, new ArrayDeque<>());
    Fault fault;
    synchronized (pending) {
      fault = pending.poll();
    }
    try (exchange) {
      if (fault != null) {
        fault.answer(exchange, content == null ? new byte[0] : content);
      } else if (content == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        well(exchange, content, range);
      }
    }
  }

  private void well(HttpExchange exchange, byte[] content, String range) throws IOException {
    int from = head(exchange, content, range);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(content, from, content.length - from);
    }
  }

  /** Says what follows: all, or what is left from where it is said to begin. */
  private int head(HttpExchange exchange, byte[] content, String range) throws IOException {
    exchange.getResponseHeaders().set("ETag", tag);
    boolean same = tag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
    int from = range == null || !same ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    if (from > 0) {
      exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
    return from;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
