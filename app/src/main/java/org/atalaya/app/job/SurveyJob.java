package org.atalaya.app.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.atalaya.maps.features.CaseTable;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.channels.AirSurvey;
import org.atalaya.planner.channels.ChannelReading;
import org.atalaya.planner.channels.ForeignNetwork;
import org.atalaya.planner.channels.RadioPlace;
import org.atalaya.planner.channels.WifiChannel;
import org.atalaya.planner.device.Band;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.Secrets;
import org.atalaya.provisioning.apply.KeyConsent;
import org.atalaya.provisioning.measure.RadioSurvey;
import org.atalaya.provisioning.measure.SurveyReading;
import org.atalaya.provisioning.ssh.SshSettings;

/** What others send at a project's sites: the next plan weighs its channels by it. */
public final class SurveyJob {
  private static final int HIGHEST_CHANNEL = 165;
  private static final int LOWEST_MHZ = 2400;
  private static final int FIRST_OF_5_GHZ_MHZ = 5000;
  private static final int HIGHEST_MHZ = 7125;
  private static final int MOST_ROWS = 10_000;
  private static final long MOST_BYTES = 10_000_000;
  private static final double LONGEST_MILLIS = 1e12;
  private static final int WIDEST_MHZ = 160;
  private static final int USUAL_WIDTH_MHZ = 20;
  private static final int LONGEST_NAME = 60;
  private static final double LEAST_DBM = -120;
  private static final double MOST_DBM = 0;

  private SurveyJob() {}

  /**
   * Measurements of a table.
   *
   * @param rows in it
   * @param survey of persons; where rows of one table tell of the same channel or network of a site, the worst of each
   */
  public record Table(int rows, AirSurvey survey) {}

  /**
   * Reads a person's measurements from a table with the columns {@code site}, {@code channel}, and {@code busy_percent}
   * (share of the time in which others send) or {@code network} and {@code signal_dbm}, and, where they are known,
   * {@code listened_ms} on the channel, {@code width_mhz} of the network, {@code centre_mhz} of all that it occupies in
   * place of the channel, and {@code date}. Keeps nothing.
   *
   * @throws BadInputException if a value is none, or there are too many
   */
  public static Table read(Project project, Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new BadInputException(file.toString(), Files.size(file) + " bytes", "at most " + MOST_BYTES);
    }
    CaseTable table = CaseTable.read(file);
    if (table.size() > MOST_ROWS) {
      throw new BadInputException(file.toString(), table.size() + " measurements", "at most " + MOST_ROWS);
    }
    Instant now = project.measurements().now();
    Map<List<Object>, ChannelReading> readings = new LinkedHashMap<>();
    Map<List<Object>, ForeignNetwork> networks = new LinkedHashMap<>();
    for (int row = 0; row < table.size(); row++) {
      Row each = new Row(table, row);
      RadioPlace place = each.place(project);
      Instant at = each.at(now);
      Optional<String> name = each.text("network");
      if (each.text("busy_percent").isEmpty() && name.isEmpty()) {
        throw new BadInputException(table.where(row, table.getColumn("site")), "neither busy_percent nor network", "one of the two");
      }
      if (each.text("busy_percent").isPresent()) {
        WifiChannel channel = each.channel();
        readings.merge(List.of(place, channel), new ChannelReading(place, channel,
            table.getNumber(row, table.getColumn("busy_percent"), 0, 100) / 100, each.listenedMillis(), at), SurveyJob::worst);
      }
      if (name.isPresent()) {
        ForeignNetwork network = each.network(place, name.get(), at);
        networks.merge(List.of(place, network.name(), network.band(), network.occupiedCentreMhz()), network,
            (one, other) -> other.signalDbm() < one.signalDbm() ? one : other);
      }
    }
    return new Table(table.size(), new AirSurvey(List.copyOf(readings.values()), List.copyOf(networks.values()), List.of()));
  }

  /** Several radios of a site become one person: the busier counts, and the shorter look. */
  private static ChannelReading worst(ChannelReading one, ChannelReading other) {
    ChannelReading busier = other.busyShare() < one.busyShare() ? one : other;
    return new ChannelReading(busier.place(), busier.channel(), busier.busyShare(),
        Stream.of(one, other).flatMapToLong(each -> each.listenedMillis().stream()).min(), busier.at());
  }

  /**
   * Keeps what tables hold, in one write.
   *
   * @param fresh true to forget first all that was ever measured of the air
   */
  public static void store(Project project, List<Table> tables, boolean fresh) {
    project.measurements().storeImportedSurvey(new AirSurvey(tables.stream().flatMap(table -> table.survey.readings().stream()).toList(),
        tables.stream().flatMap(table -> table.survey.networks().stream()).toList(), List.of()), fresh);
  }

  private record Heard(List<RadioSurvey> radios, SurveyReading reading) {}

  /**
   * What a router answered.
   *
   * @param channels that were listened to
   * @param networks of others that were heard
   * @param deaf radios of the plan that could not listen
   * @param uncounted radios that listened, but could not tell how busy their channels are
   * @param problem why it was not asked, empty where it was
   */
  public record Listened(String hostName, int channels, int networks, List<String> deaf, List<String> uncounted, Optional<String> problem) {
    /** Of a router some of whose radios answered. */
    static Listened of(PlannedRouter router, List<RadioSurvey> radios, SurveyReading reading) {
      List<String> planned = router.radios().stream().map(PlannedRouter.PlannedRadio::uciName).toList();
      List<String> listening = radios.stream().filter(radio -> radio.networks().isPresent()).map(RadioSurvey::radio).toList();
      List<String> counting = radios.stream().filter(radio -> radio.channels().isPresent()).map(RadioSurvey::radio).toList();
      return new Listened(router.hostName(), reading.readings().size(), reading.networks().size(),
          planned.stream().filter(radio -> !listening.contains(radio)).toList(),
          planned.stream().filter(radio -> listening.contains(radio) && !counting.contains(radio)).toList(), Optional.empty());
    }
  }

  /**
   * Has planned routers listen to what others send, one after the other: while a radio listens elsewhere its links wait.
   * What was heard is kept in place of what the same radios heard before; the network's own radios are left out.
   *
   * @param fresh true to forget all that was ever measured of the air, once the first has answered
   * @param listener hears of each router as it ends
   */
  public static List<Listened> listen(Project project, Secrets secrets, List<ProvisionJob.Target> targets, KeyConsent keys,
      SshSettings settings, boolean fresh, Consumer<Listened> listener) throws InterruptedException {
    NetworkPlan plan = project.getCurrentPlan().value();
    List<Listened> all = new ArrayList<>();
    boolean forget = fresh;
    for (ProvisionJob.Target target : targets) {
      String host = target.router().hostName();
      Listened listened;
      try {
        Heard heard = RouterVisit.make(project, secrets, target, keys, settings, (router, facts) -> {
          project.measurements().storeInterfaces(host, MeasureJob.macs(facts));
          List<RadioSurvey> radios = RadioSurvey.read(router);
          return new Heard(radios, new SurveyReading(plan, target.router(), radios, project.measurements().interfaces().keySet(),
              project.measurements().now()));
        });
        project.measurements().storeSurveyed(host,
            heard.radios.stream().filter(radio -> radio.channels().isPresent()).map(RadioSurvey::radio).toList(),
            heard.radios.stream().filter(radio -> radio.networks().isPresent()).map(RadioSurvey::radio).toList(),
            new AirSurvey(heard.reading.readings(), heard.reading.networks(), List.of()), forget);
        forget = false;
        listened = Listened.of(target.router(), heard.radios, heard.reading);
      } catch (IOException e) {
        listened = new Listened(host, 0, 0, List.of(), List.of(), Optional.of(e.getMessage()));
      }
      listener.accept(listened);
      all.add(listened);
    }
    return all;
  }

  /** A row by its columns' names. */
  private record Row(CaseTable table, int row) {

    Optional<String> text(String column) {
      OptionalInt found = table.findColumn(column);
      return found.isEmpty() ? Optional.empty()
          : Optional.of(table.getText(row, found.getAsInt()).strip()).filter(text -> !text.isEmpty());
    }

    RadioPlace place(Project project) {
      int column = table.getColumn("site");
      String name = table.getText(row, column).strip();
      if (project.state().sites().stream().noneMatch(site -> site.name().equals(name))) {
        throw new BadInputException(table.where(row, column), "\"" + name + "\"", "the name of a site of the project");
      }
      return RadioPlace.ofPerson(name);
    }

    WifiChannel channel() {
      int column = table.getColumn("channel");
      int number = table.getWhole(row, column, 1, HIGHEST_CHANNEL);
      return WifiChannel.find(number).orElseThrow(() ->
          new BadInputException(table.where(row, column), String.valueOf(number), "a channel of 2.4 or 5 GHz, like 6 or 149"));
    }

    ForeignNetwork network(RadioPlace place, String name, Instant at) {
      if (name.length() > LONGEST_NAME) {
        throw new BadInputException(table.where(row, table.getColumn("network")), name.length() + " characters", "at most " + LONGEST_NAME);
      }
      OptionalInt centre = text("centre_mhz").isPresent()
          ? OptionalInt.of(table.getWhole(row, table.getColumn("centre_mhz"), LOWEST_MHZ, HIGHEST_MHZ)) : OptionalInt.empty();
      int width = text("width_mhz").isPresent() ? table.getWhole(row, table.getColumn("width_mhz"), USUAL_WIDTH_MHZ, WIDEST_MHZ) : USUAL_WIDTH_MHZ;
      Band band = centre.isPresent() ? centre.getAsInt() < FIRST_OF_5_GHZ_MHZ ? Band.GHZ_2 : Band.GHZ_5 : channel().band();
      if (centre.isEmpty()) {
        centre = channel().occupiedCentreMhz(width);
      }
      if (centre.isEmpty()) {
        throw new BadInputException(table.where(row, table.getColumn("width_mhz")), String.valueOf(width), "20, 40, 80 or 160, where the channel has it");
      }
      return new ForeignNetwork(place, name, band, centre.getAsInt(), width,
          table.getNumber(row, table.getColumn("signal_dbm"), LEAST_DBM, MOST_DBM), at);
    }

    OptionalLong listenedMillis() {
      return text("listened_ms").isPresent()
          ? OptionalLong.of((long) table.getNumber(row, table.getColumn("listened_ms"), 0, LONGEST_MILLIS)) : OptionalLong.empty();
    }

    /** A day, or a moment. */
    Instant at(Instant now) {
      Optional<String> text = text("date");
      try {
        return text.map(date -> date.contains("T") ? Instant.parse(date) : LocalDate.parse(date).atStartOfDay().toInstant(ZoneOffset.UTC)).orElse(now);
      } catch (DateTimeException e) {
        throw new BadInputException(table.where(row, table.getColumn("date")), "\"" + text.orElse("") + "\"", "a date like 2026-11-20");
      }
    }
  }
}
