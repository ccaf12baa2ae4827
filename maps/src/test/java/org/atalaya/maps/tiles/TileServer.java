package org.atalaya.maps.tiles;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/** A server of tiles on this computer: writes down what it is asked, and answers as it is told. */
final class TileServer implements AutoCloseable {
  /** What it does with a request. */
  @FunctionalInterface
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private final AtomicInteger together = new AtomicInteger();
  private final AtomicInteger mostTogether = new AtomicInteger();
  private volatile Answer answer;

  TileServer(Answer first) throws IOException {
    answer = first;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> {
      asked.add(exchange.getRequestURI().getPath());
      mostTogether.accumulateAndGet(together.incrementAndGet(), Math::max);
      try (exchange) {
        answer.to(exchange);
      } finally {
        together.decrementAndGet();
      }
    });
    server.start();
  }

  void answers(Answer other) {
    answer = other;
  }

  String template() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/{z}/{x}/{y}.png";
  }

  /** Paths, in the order in which they were asked for. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  void forget() {
    asked.clear();
  }

  int mostTogether() {
    return mostTogether.get();
  }

  static Answer picture(Color color) {
    return exchange -> send(exchange, 200, png(color));
  }

  static Answer status(int status) {
    return exchange -> send(exchange, status, new byte[0]);
  }

  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  static byte[] png(Color color) throws IOException {
    BufferedImage image = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(0, 0, 256, 256);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
