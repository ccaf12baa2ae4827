package org.atalaya.maps.tiles;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks over HTTP, by a name that says which program asks. Bodies are bounded; HTTPS is never left for HTTP. */
public final class HttpTileFetch implements TileFetch {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration WHOLE = Duration.ofSeconds(30);

  private final long mostBytes;
  private Optional<HttpClient> client = Optional.empty();

  /** @param mostBytes of one answer; more is an {@link IOException} */
  public HttpTileFetch(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  @Override
  public Answer get(URI address, Map<String, String> conditions) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(WHOLE).header("User-Agent", "Atalaya (mesh network planner)");
    HttpResponse<byte[]> answer;
    try {
      conditions.forEach(request::header);
      answer = whole(client().sendAsync(request.build(),
          HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), mostBytes)));
    } catch (IllegalArgumentException e) {
      // a header or address that can't be sent
      throw new IOException(e.getMessage(), e);
    }
    Map<String, String> headers = new HashMap<>();
    answer.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getLast()));
    return new Answer(answer.statusCode(), headers, answer.body());
  }

  /** Made when it is first needed: that takes a while. */
  private synchronized HttpClient client() {
    if (client.isEmpty()) {
      client = Optional.of(HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NORMAL).build());
    }
    return client.get();
  }

  /** The client's own time limit ends with the headers: a body that only drips would hold the connection for ever. */
  private static <T> T whole(CompletableFuture<T> answer) throws IOException, InterruptedException {
    try {
      return answer.get(WHOLE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(String.valueOf(e.getCause()), e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("no whole answer in " + WHOLE.toSeconds() + " s", e);
    } finally {
      // does nothing where it is complete
      answer.cancel(true);
    }
  }

  @Override
  public synchronized void close() {
    client.ifPresent(HttpClient::shutdownNow);
  }
}
