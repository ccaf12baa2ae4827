package org.atalaya.provisioning.align;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.provisioning.router.RouterCommands;
import org.atalaya.provisioning.ssh.LineDialog;
import org.atalaya.provisioning.ssh.RouterConnection;

/**
 * Asks a router again and again how it hears another, over one session and one command that waits on the router for
 * each question: nothing is started anew, and nothing is left running when the session ends. Only reads.
 */
public final class SignalWatch implements AutoCloseable {
  private static final String MARK = "==";
  private static final Pattern STATION = Pattern.compile("Station ([0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5}) .*");
  /** Of the last frame: the driver's average lags behind the hand that turns the antenna. */
  private static final Pattern SIGNAL = Pattern.compile("\\s*signal:\\s*(-?[0-9]{1,3})\\b.*");

  private final LineDialog dialog;
  private final Set<String> wanted;
  private final Duration patience;
  private final long start = System.nanoTime();
  private OptionalDouble peak = OptionalDouble.empty();

  private record Heard(String mac, double dbm) {}

  /**
   * Begins to listen.
   *
   * @param interfaceName of the mesh radio
   * @param wanted MACs of the router at the other end; none for whoever is heard best
   * @param patience for one answer
   * @throws IOException if the router does not take the command
   */
  public SignalWatch(RouterConnection connection, String interfaceName, Set<String> wanted, Duration patience)
      throws IOException {
    this.dialog = connection.converse(RouterCommands.watchStations(interfaceName, MARK));
    this.wanted = Set.copyOf(wanted);
    this.patience = patience;
  }

  /** Looks once more. @throws IOException if the router has gone */
  public SignalSample next() throws IOException, InterruptedException {
    Optional<Heard> heard = best(dialog.ask(MARK, patience));
    heard.ifPresent(now -> peak = OptionalDouble.of(Math.max(now.dbm, peak.orElse(now.dbm))));
    return new SignalSample((System.nanoTime() - start) / 1e9,
        heard.map(now -> OptionalDouble.of(now.dbm)).orElse(OptionalDouble.empty()), peak, heard.map(Heard::mac).orElse(""));
  }

  private Optional<Heard> best(List<String> lines) {
    Optional<Heard> best = Optional.empty();
    String mac = "";
    for (String line : lines) {
      Matcher station = STATION.matcher(line);
      Matcher signal = SIGNAL.matcher(line);
      if (station.matches()) {
        mac = station.group(1).toLowerCase(Locale.ROOT);
      } else if (signal.matches() && (wanted.isEmpty() || wanted.contains(mac))) {
        Heard heard = new Heard(mac, Double.parseDouble(signal.group(1)));
        best = best.filter(before -> Comparator.comparingDouble(Heard::dbm).compare(before, heard) >= 0).or(() -> Optional.of(heard));
      }
    }
    return best;
  }

  @Override
  public void close() {
    dialog.close();
  }
}
