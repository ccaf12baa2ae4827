package org.atalaya.provisioning.ssh;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.channel.ChannelExec;

/**
 * One command that stays and answers each line that it is sent with lines of its own, the last of them a mark. It ends
 * when its input does: whoever leaves leaves nothing running. What it says is bounded.
 */
public final class LineDialog implements AutoCloseable {
  private static final int MOST_LINES = 2000;
  private static final int LONGEST_LINE = 500;
  /** Never a line of a router's: a line feed ends those. */
  private static final String END = "\n";

  private final ChannelExec channel;
  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(MOST_LINES + 1);

  LineDialog(ChannelExec channel, Duration patience) throws IOException {
    this.channel = channel;
    channel.setOut(new LineSplitter());
    channel.setErr(OutputStream.nullOutputStream());
    channel.addCloseFutureListener(_ -> lines.offer(END));
    channel.open().verify(patience);
  }

  /**
   * Asks once more.
   *
   * @param mark the line that ends an answer
   * @return the lines before it
   * @throws IOException if the other side has gone, says too much, or does not answer in time
   */
  public List<String> ask(String mark, Duration patience) throws IOException, InterruptedException {
    OutputStream input = channel.getInvertedIn();
    input.write('\n');
    input.flush();
    List<String> answer = new ArrayList<>();
    long end = System.nanoTime() + patience.toNanos();
    while (answer.size() < MOST_LINES) {
      String line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (line == null) {
        throw new IOException("the router did not answer in time");
      }
      if (line.equals(END)) {
        throw new IOException("the connection was closed");
      }
      if (line.equals(mark)) {
        return answer;
      }
      answer.add(line);
    }
    throw new IOException("the router says more than it was asked");
  }

  @Override
  public void close() {
    channel.close(true);
  }

  /** Cuts what arrives into lines; where nobody takes them any more, it is not listened to. */
  private final class LineSplitter extends OutputStream {
    private final StringBuilder line = new StringBuilder();

    @Override
    public synchronized void write(int b) {
      if (b == '\n') {
        if (!lines.offer(line.toString())) {
          channel.close(true);
        }
        line.setLength(0);
      } else if (line.length() < LONGEST_LINE) {
        line.append((char) (b & 0xFF));
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      for (char c : new String(bytes, offset, length, StandardCharsets.ISO_8859_1).toCharArray()) {
        write(c);
      }
    }
  }
}
