package org.atalaya.provisioning.rescue;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.atalaya.planner.BadInputException;
import org.atalaya.provisioning.rescue.RescueWay.Card;
import org.atalaya.provisioning.rescue.RescueWay.Failsafe;
import org.atalaya.provisioning.rescue.RescueWay.Fetch;
import org.atalaya.provisioning.rescue.RescueWay.ImageKind;
import org.atalaya.provisioning.rescue.RescueWay.NetworkBoot;
import org.atalaya.provisioning.rescue.RescueWay.Page;
import org.atalaya.provisioning.rescue.RescueWay.Receive;
import org.atalaya.provisioning.rescue.RescueWay.Serial;
import org.atalaya.provisioning.rescue.RescueWay.Upgrade;

/**
 * The part of a way that this program does itself: hand the file out or send it, until one router has all of it.
 *
 * @param way that is gone
 * @param image already looked at by {@link RescueImage}
 * @param address of this computer; empty for the one that the way asks for
 * @param port of TFTP
 */
public record RescueRun(RescueWay way, Path image, Optional<InetAddress> address, int port) {

  /** What a way that the program takes part in is called, and the kind of its file; empty for the others. */
  public static Optional<ImageKind> kindOf(RescueWay way) {
    return switch (way.method()) {
      case Fetch fetch -> Optional.of(fetch.image());
      case Receive receive -> Optional.of(receive.image());
      case NetworkBoot boot -> Optional.of(boot.image());
      case Serial serial -> Optional.of(serial.image());
      case Upgrade upgrade -> Optional.empty();
      case Page page -> Optional.empty();
      case Failsafe failsafe -> Optional.empty();
      case Card card -> Optional.empty();
    };
  }

  /** {@code fetch}, {@code receive}, {@code network-boot}, {@code serial} …: as in {@code --way}. */
  public static String nameOf(RescueWay way) {
    return way.method().getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /**
   * Runs until one router has the whole file; for whom the program waits, the caller says.
   *
   * @throws BadInputException if this computer has none of the addresses at which the router asks
   * @throws IOException if a port can't be had, or the router says no
   * @throws InterruptedException if nobody waits any longer
   */
  public void run(TftpEvent.Listener listener) throws IOException, InterruptedException {
    switch (way.method()) {
      case Receive receive -> TftpSender.send(new InetSocketAddress(address.orElse(InetAddress.ofLiteral(receive.router())), port),
          image, image.getFileName().toString(), listener);
      case Fetch fetch -> serve(own(fetch.laptops()), fetch.files(), listener);
      case Serial serial -> serve(own(List.of(serial.laptop())), List.of(serial.file()), listener);
      case NetworkBoot boot -> {
        InetAddress own = own(List.of(boot.laptop()));
        String name = image.getFileName().toString().replaceAll("[^A-Za-z0-9._-]", "_");
        String file = name.length() > 100 ? "image.bin" : name;
        if (!(own instanceof Inet4Address laptop)) {
          throw new BadInputException("--address", own.getHostAddress(), "an IPv4 address");
        }
        byte[] lease = laptop.getAddress();
        lease[3] = InetAddress.ofLiteral(boot.lease()).getAddress()[3];
        try (BootpServer bootp = BootpServer.start(laptop, (Inet4Address) InetAddress.getByAddress(lease), file, listener)) {
          serve(own, List.of(file), listener);
        }
      }
      case Upgrade upgrade -> throw notOurs();
      case Page page -> throw notOurs();
      case Failsafe failsafe -> throw notOurs();
      case Card card -> throw notOurs();
    }
  }

  private BadInputException notOurs() {
    return new BadInputException("--way", nameOf(way), "a way with a part for the program");
  }

  private void serve(InetAddress own, List<String> names, TftpEvent.Listener listener) throws IOException, InterruptedException {
    CompletableFuture<Void> done = new CompletableFuture<>();
    try (TftpServer server = TftpServer.start(own, port, image, names, event -> {
      listener.on(event);
      if (event instanceof TftpEvent.Done) {
        done.complete(null);
      }
    })) {
      done.get();
    } catch (ExecutionException never) {
      throw new IllegalStateException(never);
    }
  }

  private InetAddress own(List<String> wanted) throws SocketException {
    if (address.isPresent()) {
      return address.get();
    }
    List<String> have = addresses();
    return wanted.stream().filter(have::contains).findFirst().map(InetAddress::ofLiteral)
        .orElseThrow(() -> new BadInputException("this computer's network cable", have.isEmpty() ? "no address" : String.join(", ", have),
            "the address " + wanted.getFirst() + ", mask 255.255.255.0, where the router asks"));
  }

  /** The IPv4 addresses of the cards of this computer that are up, but its own to itself. */
  private static List<String> addresses() throws SocketException {
    List<String> have = new ArrayList<>();
    for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      if (card.isUp() && !card.isLoopback()) {
        card.inetAddresses().filter(Inet4Address.class::isInstance).map(InetAddress::getHostAddress).forEach(have::add);
      }
    }
    Collections.sort(have);
    return have;
  }
}
