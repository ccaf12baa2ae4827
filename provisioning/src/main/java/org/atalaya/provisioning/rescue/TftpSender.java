package org.atalaya.provisioning.rescue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;

/** Brings an image to a router that is a TFTP server itself: without options, which boot loaders do not know. */
public final class TftpSender {
  private static final int BLOCK = 512;
  /** A loader writes its flash between the last block and its answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private TftpSender() {}

  /**
   * Sends the whole image; returns when the router has confirmed its last byte.
   *
   * @param router where it listens, {@code 192.168.1.20:69}
   * @param name that is written into the request
   * @throws IOException if it does not answer, or says no
   */
  public static void send(InetSocketAddress router, Path image, String name, TftpEvent.Listener listener) throws IOException {
    try (FileChannel channel = FileChannel.open(image, StandardOpenOption.READ); DatagramSocket socket = new DatagramSocket()) {
      TftpTransfer transfer = new TftpTransfer(socket, channel, BLOCK, PATIENCE, listener);
      SocketAddress peer = transfer.deliver(new TftpPacket.Request(true, name, "octet", Map.of()), 0, router, true);
      listener.on(new TftpEvent.Began(TftpTransfer.address(peer), name, channel.size()));
      transfer.sendTo(peer);
      listener.on(new TftpEvent.Done(TftpTransfer.address(peer), name, channel.size()));
    }
  }
}
