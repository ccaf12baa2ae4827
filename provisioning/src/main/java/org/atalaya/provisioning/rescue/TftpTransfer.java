package org.atalaya.provisioning.rescue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.Optional;
import org.atalaya.provisioning.ssh.PlainText;

/**
 * Sends one file, block by block, and each block again until it is confirmed. A confirmation that comes twice sends
 * nothing twice (RFC 1123, 4.2.3.1), or every later block would be doubled. Block numbers wrap.
 */
final class TftpTransfer {
  /** The largest answer that matters: an error's text. */
  private static final int MAX_ANSWER = 1024;
  private static final int TRIES = 12;
  private static final int REPORTS = 100;

  private final DatagramSocket socket;
  private final FileChannel image;
  private final int blockBytes;
  private final Duration patience;
  private final TftpEvent.Listener listener;

  /** @param patience with one packet before it is sent again */
  TftpTransfer(DatagramSocket socket, FileChannel image, int blockBytes, Duration patience, TftpEvent.Listener listener) {
    this.socket = socket;
    this.image = image;
    this.blockBytes = blockBytes;
    this.patience = patience;
    this.listener = listener;
  }

  /** The other end said something that ends the transfer, or nothing for too long. */
  static final class BrokenException extends IOException {
    BrokenException(String message) {
      super(message);
    }
  }

  /** Sends all blocks to a peer that is ready for the first. */
  void sendTo(SocketAddress peer) throws IOException {
    long size = image.size();
    // a last block shorter than the others ends the file; where it fits exactly, an empty one does
    long blocks = size / blockBytes + 1;
    for (long number = 1; number <= blocks; number++) {
      byte[] bytes = block(number, size);
      deliver(new TftpPacket.Data((int) (number & 0xFFFF), bytes), (int) (number & 0xFFFF), peer);
      if (number * REPORTS / blocks != (number - 1) * REPORTS / blocks) {
        listener.on(new TftpEvent.Moved(address(peer), Math.min(size, number * blockBytes), size));
      }
    }
  }

  private byte[] block(long number, long size) throws IOException {
    long from = (number - 1) * blockBytes;
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(blockBytes, size - from));
    while (buffer.hasRemaining() && image.read(buffer, from + buffer.position()) > 0) {
      // reads on until the block is full
    }
    if (buffer.hasRemaining()) {
      throw new BrokenException("the file became shorter while it was sent");
    }
    return buffer.array();
  }

  /** Sends a packet until its block is confirmed; returns who confirmed. */
  SocketAddress deliver(TftpPacket packet, int block, SocketAddress peer) throws IOException {
    return deliver(packet, block, peer, false);
  }

  /**
   * @param anyPort true for a request: its answer comes from a port of its own (RFC 1350, 4)
   */
  SocketAddress deliver(TftpPacket packet, int block, SocketAddress peer, boolean anyPort) throws IOException {
    byte[] bytes = packet.bytes();
    for (int attempt = 0; attempt < TRIES; attempt++) {
      socket.send(new DatagramPacket(bytes, bytes.length, peer));
      Optional<SocketAddress> confirmed = await(block, peer, anyPort);
      if (confirmed.isPresent()) {
        return confirmed.get();
      }
    }
    throw new BrokenException("no answer to " + TRIES + " packets");
  }

  private Optional<SocketAddress> await(int block, SocketAddress peer, boolean anyPort) throws IOException {
    long until = System.nanoTime() + patience.toNanos();
    for (long left = patience.toMillis(); left > 0; left = (until - System.nanoTime()) / 1_000_000) {
      socket.setSoTimeout((int) left);
      DatagramPacket answer = new DatagramPacket(new byte[MAX_ANSWER], MAX_ANSWER);
      try {
        socket.receive(answer);
      } catch (SocketTimeoutException nothing) {
        return Optional.empty();
      }
      SocketAddress from = answer.getSocketAddress();
      if (!(anyPort ? host(from).equals(host(peer)) : from.equals(peer))) {
        byte[] unknown = new TftpPacket.Error(TftpPacket.UNKNOWN_TRANSFER, "unknown transfer").bytes();
        socket.send(new DatagramPacket(unknown, unknown.length, from));
        continue;
      }
      switch (TftpPacket.parse(answer.getData(), answer.getLength()).orElse(null)) {
        case TftpPacket.Ack ack when ack.block() == block -> {
          return Optional.of(from);
        }
        case TftpPacket.Error error -> throw new BrokenException("the router says: "
            + PlainText.of(error.message().isBlank() ? "error " + error.code() : error.message(), 120));
        case null, default -> { }
      }
    }
    return Optional.empty();
  }

  static String address(SocketAddress peer) {
    return host(peer);
  }

  private static String host(SocketAddress peer) {
    return peer instanceof java.net.InetSocketAddress inet ? inet.getAddress().getHostAddress() : peer.toString();
  }
}
