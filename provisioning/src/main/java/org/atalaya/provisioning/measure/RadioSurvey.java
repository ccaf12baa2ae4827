package org.atalaya.provisioning.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.provisioning.router.Router;
import org.atalaya.provisioning.router.RouterCommands;
import org.atalaya.provisioning.router.RouterException;

/**
 * What one radio of a router hears on all channels, its own network's included: by {@code iw}'s scan and survey, as
 * OpenWrt and LibreMesh have them.
 *
 * @param radio the wifi-device, {@code radio1}
 * @param channels that the driver has counted on; empty where it did not answer
 * @param networks whose beacons were heard; empty where the radio could not listen
 */
public record RadioSurvey(String radio, Optional<List<Channel>> channels, Optional<List<Network>> networks) {
  private static final int MOST_LINES = 40_000;
  private static final int MOST = 400;
  private static final String MAC = "([0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5})";
  private static final Pattern SURVEY = Pattern.compile("Survey data from .*");
  private static final Pattern SURVEYED = Pattern.compile("\\s*frequency:\\s*([0-9]{4,5}) MHz( \\[in use])?\\s*");
  private static final Pattern TIME = Pattern.compile("\\s*channel (active|busy|receive|transmit) time:\\s*([0-9]{1,17}) ms\\s*");
  private static final Pattern BSS = Pattern.compile("BSS " + MAC + ".*");
  private static final Pattern FREQUENCY = Pattern.compile("\\s*freq:\\s*([0-9]{4,5})(?:\\.[0-9]+)?\\s*");
  private static final Pattern SIGNAL = Pattern.compile("\\s*signal:\\s*(-?[0-9]{1,3}(?:\\.[0-9]{1,2})?) dBm\\s*");
  private static final Pattern NAME = Pattern.compile("\\s*(SSID|MESH ID):\\s?(.{0,128})");
  private static final Pattern OFFSET = Pattern.compile("\\s*\\* secondary channel offset:\\s*(above|below)\\s*");
  private static final Pattern WIDTH = Pattern.compile("\\s*\\* channel width:\\s*([0-3]) .*");
  private static final Pattern SEGMENT = Pattern.compile("\\s*\\* center freq segment ([12]):\\s*([0-9]{1,3})\\s*");

  public RadioSurvey {
    channels = channels.map(List::copyOf);
    networks = networks.map(List::copyOf);
  }

  /**
   * What the driver counted on a channel of 20 MHz.
   *
   * @param frequencyMhz its centre
   * @param inUse true for the channel that the radio works on
   * @param activeMillis how long it was there
   * @param busyMillis how long of that the channel was taken, by whomever
   * @param receiveMillis how long of that by frames that it could read; not every driver counts these
   * @param transmitMillis how long of that it sent itself
   */
  public record Channel(int frequencyMhz, boolean inUse, long activeMillis, long busyMillis, OptionalLong receiveMillis,
      long transmitMillis) {}

  /**
   * A network whose beacon was heard.
   *
   * @param bssid lower case with colons
   * @param frequencyMhz centre of its primary channel
   * @param occupiedCentreMhz middle of all that it occupies
   * @param widthMhz of that
   * @param name SSID, or id of a mesh; empty where it is hidden
   */
  public record Network(String bssid, int frequencyMhz, int occupiedCentreMhz, int widthMhz, double signalDbm, Optional<String> name) {}

  /**
   * Has every radio listen on all channels for some seconds, and asks what it counted. Writes nothing; while a radio
   * listens elsewhere its links wait.
   *
   * @return of each radio that answered at least one of the two
   * @throws RouterException if none did
   */
  public static List<RadioSurvey> read(Router router) throws RouterException, InterruptedException {
    Map<String, String> interfaces = new LinkedHashMap<>();
    AirReading.devices(router.tryAsk(RouterCommands.RADIO_INTERFACES).orElse("")).stream()
        .sorted((one, other) -> Boolean.compare(other.mesh(), one.mesh()))
        .forEach(device -> interfaces.putIfAbsent(device.radio(), device.name()));
    List<RadioSurvey> surveys = new ArrayList<>();
    for (Map.Entry<String, String> each : interfaces.entrySet()) {
      // the survey counts what the scan listened to
      Optional<List<Network>> networks = router.tryAskPatiently(RouterCommands.scan(each.getValue())).map(RadioSurvey::networks);
      Optional<List<Channel>> channels = router.tryAsk(RouterCommands.survey(each.getValue())).map(RadioSurvey::channels);
      if (networks.isPresent() || channels.isPresent()) {
        surveys.add(new RadioSurvey(each.getKey(), channels, networks));
      }
    }
    if (surveys.isEmpty()) {
      throw new RouterException("none of its radios could listen", true);
    }
    return surveys;
  }

  /** Of {@code iw dev IF survey dump}. Channels without counts were never listened to, and are left out. */
  static List<Channel> channels(String answer) {
    List<Channel> channels = new ArrayList<>();
    int frequency = 0;
    boolean inUse = false;
    Map<String, Long> times = new LinkedHashMap<>();
    for (String line : (answer + "\nSurvey data from end").lines().limit(MOST_LINES).toList()) {
      Matcher surveyed = SURVEYED.matcher(line);
      Matcher time = TIME.matcher(line);
      if (SURVEY.matcher(line).matches()) {
        if (frequency > 0 && times.getOrDefault("active", 0L) > 0 && times.containsKey("busy") && channels.size() < MOST) {
          channels.add(new Channel(frequency, inUse, times.get("active"), times.get("busy"),
              times.containsKey("receive") ? OptionalLong.of(times.get("receive")) : OptionalLong.empty(), times.getOrDefault("transmit", 0L)));
        }
        frequency = 0;
        times.clear();
      } else if (surveyed.matches()) {
        frequency = Integer.parseInt(surveyed.group(1));
        inUse = surveyed.group(2) != null;
      } else if (time.matches()) {
        times.put(time.group(1), Long.parseLong(time.group(2)));
      }
    }
    return channels;
  }

  /** Of {@code iw dev IF scan}. */
  static List<Network> networks(String answer) {
    List<Network> networks = new ArrayList<>();
    Optional<Beacon> beacon = Optional.empty();
    for (String line : answer.lines().limit(MOST_LINES).toList()) {
      Matcher bss = BSS.matcher(line);
      if (bss.matches()) {
        beacon.flatMap(Beacon::network).ifPresent(networks::add);
        beacon = Optional.of(new Beacon(bss.group(1).toLowerCase(Locale.ROOT)));
      } else {
        beacon.ifPresent(each -> each.read(line));
      }
      if (networks.size() == MOST) {
        return networks;
      }
    }
    beacon.flatMap(Beacon::network).ifPresent(networks::add);
    return networks;
  }

  /** One network, line by line. */
  private static final class Beacon {
    private final String bssid;
    private int frequency;
    private Optional<Double> signal = Optional.empty();
    private Optional<String> name = Optional.empty();
    private int offset;
    private int width;
    private final int[] segments = new int[2];

    Beacon(String bssid) {
      this.bssid = bssid;
    }

    void read(String line) {
      Matcher found = FREQUENCY.matcher(line);
      if (found.matches()) {
        frequency = Integer.parseInt(found.group(1));
      } else if ((found = SIGNAL.matcher(line)).matches()) {
        signal = Optional.of(Double.parseDouble(found.group(1)));
      } else if ((found = NAME.matcher(line)).matches() && !found.group(2).isBlank()) {
        name = Optional.of(found.group(2).strip());
      } else if ((found = OFFSET.matcher(line)).matches()) {
        offset = found.group(1).equals("above") ? 10 : -10;
      } else if ((found = WIDTH.matcher(line)).matches()) {
        width = Integer.parseInt(found.group(1));
      } else if ((found = SEGMENT.matcher(line)).matches()) {
        segments[Integer.parseInt(found.group(1)) - 1] = Integer.parseInt(found.group(2));
      }
    }

    /** IEEE 802.11-2020, table 9-274: 1 means 80 MHz, or 160 where the second segment lies 8 channels off; 2 means 160. */
    Optional<Network> network() {
      if (frequency == 0 || signal.isEmpty()) {
        return Optional.empty();
      }
      boolean very = width > 0 && segments[0] > 0;
      boolean twice = very && (width == 2 || Math.abs(segments[1] - segments[0]) == 8);
      int centre = !very ? frequency + offset : 5000 + 5 * (twice && segments[1] > 0 ? segments[1] : segments[0]);
      return Optional.of(new Network(bssid, frequency, centre, very ? twice ? 160 : 80 : offset == 0 ? 20 : 40, signal.get(), name));
    }
  }
}
