package org.atalaya.provisioning.discovery;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.atalaya.provisioning.ssh.PlainText;
import org.atalaya.provisioning.ssh.RouterAddress;

/** The line with which an SSH server begins (RFC 4253, section 4.2): it tells of a router without a login. */
final class SshBanner {
  private static final int MAX_BYTES = 2048;
  private static final int MAX_SHOWN = 80;
  private static final int MOST_KNOCKS = 3;

  private SshBanner() {}

  /**
   * {@code SSH-2.0-dropbear}; empty where nothing listens, or something else does. Where several routers share the
   * address, a connection that one of them began is reset by another until this computer has settled on one: that is
   * tried again.
   */
  static Optional<String> find(RouterAddress address, Duration patience) {
    for (int i = 1; i < MOST_KNOCKS; i++) {
      try {
        return knock(address, patience);
      } catch (SocketException e) {
        if (e instanceof ConnectException || Thread.currentThread().isInterrupted()) {
          return Optional.empty();
        }
      } catch (IOException e) {
        return Optional.empty();
      }
    }
    try {
      return knock(address, patience);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> knock(RouterAddress address, Duration patience) throws IOException {
    // the look for a proxy reads the address as a URI, and refuses interfaces with a hyphen in their name: br-lan
    try (Socket socket = new Socket(Proxy.NO_PROXY)) {
      int millis = (int) patience.toMillis();
      long end = System.nanoTime() + patience.toNanos();
      socket.connect(new InetSocketAddress(address.host(), address.port()), millis);
      socket.setSoTimeout(millis);
      StringBuilder line = new StringBuilder();
      InputStream in = socket.getInputStream();
      // servers may send other lines first; one that trickles is given up as one that is silent
      for (int i = 0; i < MAX_BYTES && System.nanoTime() < end; i++) {
        int next = in.read();
        if (next < 0) {
          return Optional.empty();
        }
        if (next != '\n') {
          line.append((char) next);
        } else if (line.indexOf("SSH-") == 0) {
          return Optional.of(PlainText.of(new String(line.toString().getBytes(StandardCharsets.ISO_8859_1),
              StandardCharsets.UTF_8), MAX_SHOWN));
        } else {
          line.setLength(0);
        }
      }
      return Optional.empty();
    }
  }
}
