package org.atalaya.app.job;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.atalaya.app.Texts;
import org.atalaya.provisioning.align.SignalSample;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page for a phone on the roof: the signal in big numbers, the peak, and a tone. It listens on one address alone, only
 * answers, and knows nothing but the signal: whoever is on that network may look.
 */
public final class SignalServer implements AutoCloseable {
  private static final List<Locale> LANGUAGES = List.of(Locale.of("es"), Locale.ENGLISH, Locale.of("pt"), Locale.of("sq"));
  private static final List<String> WORDS = List.of("signal", "peak", "expected", "nothing", "gone", "tone", "quiet", "reset");
  private static final int MOST_LISTENERS = 16;
  private static final long LONGEST_WAIT_MILLIS = 1000;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore listeners = new Semaphore(MOST_LISTENERS);
  private final JsonMapper json = new JsonMapper();
  private final byte[] page;
  private final Object news = new Object();
  private String sample = "{}";
  private long number;
  private boolean closed;

  /**
   * Starts it.
   *
   * @param address that it listens on
   * @param port 0 for any that is free
   * @param from name of this end
   * @param to name of the other
   * @param expectedDbm as planned
   */
  public SignalServer(InetAddress address, int port, String from, String to, OptionalDouble expectedDbm) throws IOException {
    page = page(from, to, expectedDbm);
    server = HttpServer.create(new InetSocketAddress(address, port), MOST_LISTENERS);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** What to open on the phone. */
  public String url() {
    String host = server.getAddress().getAddress().getHostAddress().replaceFirst("%.*", "");
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.getAddress().getPort() + "/";
  }

  /** Everyone who looks sees this now. */
  public void show(SignalSample now) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("seconds", Math.round(now.seconds() * 100) / 100.0);
    fields.put("dbm", now.signalDbm().isPresent() ? now.signalDbm().getAsDouble() : null);
    fields.put("peak", now.peakDbm().isPresent() ? now.peakDbm().getAsDouble() : null);
    synchronized (news) {
      sample = json.writeValueAsString(fields);
      number++;
      news.notifyAll();
    }
  }

  private byte[] page(String from, String to, OptionalDouble expectedDbm) throws IOException {
    Map<String, Map<String, String>> words = new LinkedHashMap<>();
    for (Locale language : LANGUAGES) {
      Texts texts = Texts.of("cli", language);
      Map<String, String> own = new LinkedHashMap<>();
      WORDS.forEach(word -> own.put(word, texts.get("align.page." + word)));
      words.put(language.getLanguage(), own);
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("from", from);
    data.put("to", to);
    data.put("expected", expectedDbm.isPresent() ? Math.round(expectedDbm.getAsDouble()) : null);
    data.put("words", words);
    try (InputStream in = SignalServer.class.getResourceAsStream("/org/atalaya/app/align/page.html")) {
      // within a script element, only "</" and "<!" could end it
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.replace("/*DATA*/", json.writeValueAsString(data).replace("<", "\\u003c")).getBytes(StandardCharsets.UTF_8);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      exchange.getResponseHeaders().set("Content-Security-Policy",
          "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; connect-src 'self'");
      String path = exchange.getRequestURI().getPath();
      if (!exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(405, -1);
      } else if (path.equals("/")) {
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
      } else if (path.equals("/signal") && listeners.tryAcquire()) {
        try {
          stream(exchange);
        } finally {
          listeners.release();
        }
      } else {
        exchange.sendResponseHeaders(path.equals("/signal") ? 503 : 404, -1);
      }
    }
  }

  /** Server-sent events (WHATWG HTML, 9.2), until the phone or this program goes. */
  private void stream(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    long seen = 0;
    while (true) {
      String event;
      synchronized (news) {
        if (seen == number && !closed) {
          try {
            news.wait(LONGEST_WAIT_MILLIS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
          }
        }
        if (closed) {
          return;
        }
        // a comment keeps the line open, and finds out who has gone
        event = seen == number ? ":\n\n" : "data: " + sample + "\n\n";
        seen = number;
      }
      out.write(event.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  @Override
  public void close() {
    synchronized (news) {
      closed = true;
      news.notifyAll();
    }
    server.stop(0);
    threads.shutdownNow();
  }
}
