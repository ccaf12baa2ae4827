package org.atalaya.app.cli;

import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atalaya.app.job.OutputFile;
import org.atalaya.app.job.RescueJob;
import org.atalaya.provisioning.rescue.RescueRun;
import org.atalaya.provisioning.rescue.RescueSheet;
import org.atalaya.provisioning.rescue.TftpEvent;
import org.atalaya.provisioning.rescue.TftpServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rescue}: how firmware gets onto a model that can't be logged in to; with an image, the program's part of it. */
@Command(name = "rescue", mixinStandardHelpOptions = true)
final class RescueCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DEVICE")
  String device;

  @Option(names = "--image", paramLabel = "FILE")
  Optional<Path> image;

  @Option(names = "--way", paramLabel = "WAY")
  Optional<String> way;

  @Option(names = "--address", paramLabel = "IP")
  Optional<String> address;

  @Option(names = "--port", paramLabel = "N", defaultValue = "" + TftpServer.PORT)
  int port;

  @Option(names = "--out", paramLabel = "FILE.html")
  Optional<Path> out;

  RescueCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (image.isEmpty()) {
      RescueSheet sheet = new RescueSheet(RescueJob.device(device), Language.find(console.locale().getLanguage()).orElse(Locale.ENGLISH));
      if (out.isPresent()) {
        OutputFile.write(out.get(), sheet.html());
        console.note("rescue.written", out.get());
      } else {
        sheet.lines().forEach(console.out()::println);
      }
      return 0;
    }
    if (port < 0 || port > 65_535) {
      throw new UsageException("--port", String.valueOf(port), "0 to 65535");
    }
    return run(RescueJob.prepare(device, way, image.get(), address.map(RescueCommand::address), port));
  }

  private int run(RescueRun run) throws Exception {
    console.note("rescue.waiting", RescueRun.nameOf(run.way()));
    try {
      run.run(this::tell);
      console.say("rescue.done");
      return 0;
    } catch (BindException taken) {
      console.err().println(console.texts().get("rescue.port"));
      return AtalayaCommand.DEVICE;
    }
  }

  private synchronized void tell(TftpEvent event) {
    switch (event) {
      case TftpEvent.Leased leased -> console.note("rescue.leased", leased.mac(), leased.address());
      case TftpEvent.Began began -> console.note("rescue.began", began.router(), began.file(), began.bytes());
      case TftpEvent.Moved moved -> {
        // a line for each tenth is enough for a log, and shows that it lives
        long tenth = moved.bytes() / 10;
        if (tenth > 0 && moved.sent() / tenth != (moved.sent() - moved.bytes() / 100) / tenth) {
          console.note("rescue.moved", moved.router(), moved.sent() * 100 / moved.bytes());
        }
      }
      case TftpEvent.Done done -> console.note("rescue.has", done.router(), done.bytes());
      case TftpEvent.Refused refused -> console.note("rescue.refused", refused.router(), refused.file());
      case TftpEvent.Broke broke -> console.note("rescue.broke", broke.router(), console.phrases().say(broke.reason()));
    }
  }

  private static InetAddress address(String text) {
    try {
      if (InetAddress.ofLiteral(text) instanceof Inet4Address found) {
        return found;
      }
    } catch (IllegalArgumentException none) {
      // told below
    }
    throw new UsageException("--address", "\"" + text + "\"", "an IPv4 address, as 192.168.0.66");
  }

}
