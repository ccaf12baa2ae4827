package org.atalaya.maps.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.maps.download.TileOutcome.Why;

/**
 * One try to bring a file, from where an earlier one left off if the server still has the same: a strong ETag says so (RFC
 * 9110, 8.8.3, 13.1.5 and 14.4). Everything the server says is hostile until it has been looked at. Not for two threads.
 */
final class FetchAttempt {
  private static final int BUFFER = 1 << 16;
  private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,15})-(\\d{1,15})/(\\d{1,15})");
  private static final Pattern STRONG_TAG = Pattern.compile("\"[\\x21\\x23-\\x7e]{1,200}\"");
  private static final int MOST_RETRY_SECONDS = 120;

  private final HttpClient client;
  private final Duration silence;
  private final BooleanSupplier goOn;

  /**
   * @param silence after which a server that says nothing is given up
   * @param goOn asked some times a second
   */
  FetchAttempt(HttpClient client, Duration silence, BooleanSupplier goOn) {
    this.client = client;
    this.silence = silence;
    this.goOn = goOn;
  }

  /** How it ended. */
  sealed interface End {
    /** The whole file lies there. @param bytes that came in this try */
    record Whole(long bytes) implements End {}

    record NotThere() implements End {}

    /** Another try may do better. @param after which the server wants to be asked again */
    record Again(Why why, Optional<Duration> after) implements End {}

    /** No other try will do better. */
    record Refused(Why why) implements End {}
  }

  /** The part that lies there, and the tag of what it is a part of. */
  private record Begun(long bytes, String tag) {}

  /**
   * @param part the file to be, with what earlier tries left of it
   * @param tag beside it, with the ETag of what it is a part of
   * @throws IOException if the disk does not take it
   * @throws CancellationException if it is not to go on
   */
  End run(URI address, Path part, Path tag, long mostBytes, DoubleConsumer progress) throws IOException, InterruptedException {
    Optional<Begun> begun = begun(part, tag);
    HttpRequest.Builder request = HttpRequest.newBuilder(address).header("User-Agent", "Atalaya (mesh network planner)")
        .header("Accept-Encoding", "identity");
    begun.ifPresent(each -> request.header("Range", "bytes=" + each.bytes + "-").header("If-Range", each.tag));
    HttpResponse<InputStream> answer;
    try {
      answer = headers(client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
    } catch (IOException e) {
      return new End.Again(offline(e) ? Why.NOT_REACHED : Why.BROKE_OFF, Optional.empty());
    }
    try (InputStream body = answer.body()) {
      return switch (answer.statusCode()) {
        case 200 -> {
          // before the tag: a part of another edition must never stand beside it, not even when the power fails here
          Files.deleteIfExists(part);
          keepTag(answer, tag);
          yield save(body, part, 0, length(answer), mostBytes, progress);
        }
        case 206 -> begun.filter(each -> continues(answer, each)).isPresent()
            ? save(body, part, begun.get().bytes, total(answer), mostBytes, progress) : forget(part, tag);
        case 404, 410 -> new End.NotThere();
        case 416 -> forget(part, tag);
        case 408, 425, 429, 500, 502, 503, 504 ->
            new End.Again(Why.BUSY, retryAfter(answer));
        default -> new End.Refused(Why.REFUSED);
      };
    }
  }

  /** Waits by itself: in some versions of Java the client's own time limit goes on over the body, which may take an hour. */
  private HttpResponse<InputStream> headers(CompletableFuture<HttpResponse<InputStream>> asked)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + silence.toNanos();
    try {
      while (true) {
        if (!goOn.getAsBoolean()) {
          throw new CancellationException("fetching was stopped");
        }
        try {
          return asked.get(100, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          if (System.nanoTime() > end) {
            throw new IOException("no answer in " + silence.toSeconds() + " s", e);
          }
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(String.valueOf(e.getCause()), e.getCause());
    } finally {
      asked.cancel(true);
    }
  }

  private static Optional<Begun> begun(Path part, Path tag) throws IOException {
    if (!Files.isRegularFile(part) || !Files.isRegularFile(tag) || Files.size(part) == 0 || Files.size(tag) > 256) {
      return Optional.empty();
    }
    String text = Files.readString(tag);
    return STRONG_TAG.matcher(text).matches() ? Optional.of(new Begun(Files.size(part), text)) : Optional.empty();
  }

  private static void keepTag(HttpResponse<?> answer, Path tag) throws IOException {
    Optional<String> given = answer.headers().firstValue("ETag").filter(each -> STRONG_TAG.matcher(each).matches());
    if (given.isPresent()) {
      Files.writeString(tag, given.get());
    } else {
      Files.deleteIfExists(tag);
    }
  }

  private static boolean continues(HttpResponse<?> answer, Begun begun) {
    Matcher range = RANGE.matcher(answer.headers().firstValue("Content-Range").orElse(""));
    return range.matches() && Long.parseLong(range.group(1)) == begun.bytes
        && Long.parseLong(range.group(2)) == Long.parseLong(range.group(3)) - 1
        && answer.headers().firstValue("ETag").filter(begun.tag::equals).isPresent();
  }

  private static OptionalLong total(HttpResponse<?> answer) {
    Matcher range = RANGE.matcher(answer.headers().firstValue("Content-Range").orElse(""));
    return range.matches() ? OptionalLong.of(Long.parseLong(range.group(3))) : OptionalLong.empty();
  }

  private static OptionalLong length(HttpResponse<?> answer) {
    return answer.headers().firstValueAsLong("Content-Length");
  }

  private static End forget(Path part, Path tag) throws IOException {
    Files.deleteIfExists(part);
    Files.deleteIfExists(tag);
    return new End.Again(Why.BROKE_OFF, Optional.empty());
  }

  private static Optional<Duration> retryAfter(HttpResponse<?> answer) {
    return answer.headers().firstValue("Retry-After").filter(text -> text.matches("\\d{1,6}"))
        .map(text -> Duration.ofSeconds(Math.min(MOST_RETRY_SECONDS, Long.parseLong(text))));
  }

  /** Writes a body behind what lies there; a body that stops to flow is given up by closing it. */
  private End save(InputStream body, Path part, long from, OptionalLong total, long mostBytes, DoubleConsumer progress)
      throws IOException, InterruptedException {
    if (total.isPresent() && total.getAsLong() > mostBytes) {
      return new End.Refused(Why.TOO_LARGE);
    }
    AtomicLong flowed = new AtomicLong(System.nanoTime());
    Thread watch = Thread.ofVirtual().start(() -> watch(body, flowed));
    long at = from;
    try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.truncate(from);
      file.position(from);
      byte[] buffer = new byte[BUFFER];
      for (int read = read(body, buffer); read != END; read = read(body, buffer)) {
        if (!goOn.getAsBoolean()) {
          throw new CancellationException("fetching was stopped");
        }
        if (read == BROKEN) {
          return new End.Again(Why.BROKE_OFF, Optional.empty());
        }
        flowed.set(System.nanoTime());
        at += read;
        if (at > mostBytes) {
          return new End.Refused(Why.TOO_LARGE);
        }
        write(file, part, ByteBuffer.wrap(buffer, 0, read));
        progress.accept(total.isPresent() ? Math.min(1, (double) at / total.getAsLong()) : 0);
      }
      file.force(true);
    } finally {
      watch.interrupt();
    }
    return total.isPresent() && at != total.getAsLong() ? new End.Again(Why.BROKE_OFF, Optional.empty())
        : new End.Whole(at - from);
  }

  private static final int END = -1;
  private static final int BROKEN = -2;

  /** What the network does is told apart from what the disk does. */
  private static int read(InputStream body, byte[] buffer) {
    try {
      return body.read(buffer);
    } catch (IOException broken) {
      return BROKEN;
    }
  }

  /** A full disk is the disk's fault, by its file. */
  private static void write(FileChannel file, Path part, ByteBuffer left) throws FileSystemException {
    try {
      while (left.hasRemaining()) {
        file.write(left);
      }
    } catch (IOException e) {
      throw (FileSystemException) new FileSystemException(part.toString(), null, e.getMessage()).initCause(e);
    }
  }

  private void watch(InputStream body, AtomicLong flowed) {
    try {
      while (goOn.getAsBoolean() && System.nanoTime() - flowed.get() < silence.toNanos()) {
        Thread.sleep(100);
      }
      body.close();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (IOException closed) {
      // it is given up anyway
    }
  }

  private static boolean offline(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException || cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }
}
