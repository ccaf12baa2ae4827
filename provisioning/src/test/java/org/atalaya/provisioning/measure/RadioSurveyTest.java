package org.atalaya.provisioning.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What iw says, as drivers of OpenWrt routers fill it in. */
class RadioSurveyTest {

  @Test
  void countsAreReadAndChannelsWithoutThemAreLeftOut() {
    String text = """
        Survey data from wlan1-mesh
        \tfrequency:\t\t\t5180 MHz
        \tchannel active time:\t\t141 ms
        \tchannel busy time:\t\t21 ms
        \tchannel receive time:\t\t16 ms
        \tchannel transmit time:\t\t0 ms
        Survey data from wlan1-mesh
        \tfrequency:\t\t\t5200 MHz
        Survey data from wlan1-mesh
        \tfrequency:\t\t\t5745 MHz [in use]
        \tnoise:\t\t\t\t-95 dBm
        \tchannel active time:\t\t811909 ms
        \tchannel busy time:\t\t63395 ms
        \tchannel transmit time:\t\t59636 ms
        """;
    assertThat(RadioSurvey.channels(text)).containsExactly(
        new RadioSurvey.Channel(5180, false, 141, 21, OptionalLong.of(16), 0),
        new RadioSurvey.Channel(5745, true, 811_909, 63_395, OptionalLong.empty(), 59_636));
  }

  @Test
  void aNetworkOccupiesWhatItsBeaconSays() {
    String text = """
        BSS F4:28:53:00:00:01(on wlan1-mesh) -- associated
        \tfreq: 5180.0
        \tsignal: -71.00 dBm
        \tSSID: plain
        BSS f4:28:53:00:00:02(on wlan1-mesh)
        \tfreq: 5200
        \tsignal: -60.50 dBm
        \tSSID:\s
        \tHT operation:
        \t\t * primary channel: 40
        \t\t * secondary channel offset: below
        BSS f4:28:53:00:00:03(on wlan1-mesh)
        \tfreq: 5765
        \tsignal: -80.00 dBm
        \tSSID: wide
        \tHT operation:
        \t\t * secondary channel offset: above
        \tVHT operation:
        \t\t * channel width: 1 (80 MHz)
        \t\t * center freq segment 1: 155
        \t\t * center freq segment 2: 0
        BSS f4:28:53:00:00:04(on wlan1-mesh)
        \tfreq: 5180
        \tsignal: -82.00 dBm
        \tVHT operation:
        \t\t * channel width: 1 (80 MHz)
        \t\t * center freq segment 1: 42
        \t\t * center freq segment 2: 50
        BSS f4:28:53:00:00:05(on wlan1-mesh)
        \tfreq: 5745
        \tsignal: -55.00 dBm
        \tSSID:\s
        \tMESH ID: Valle-33
        BSS f4:28:53:00:00:06(on wlan1-mesh)
        \tfreq: 5745
        """;
    assertThat(RadioSurvey.networks(text)).containsExactly(
        new RadioSurvey.Network("f4:28:53:00:00:01", 5180, 5180, 20, -71, Optional.of("plain")),
        new RadioSurvey.Network("f4:28:53:00:00:02", 5200, 5190, 40, -60.5, Optional.empty()),
        new RadioSurvey.Network("f4:28:53:00:00:03", 5765, 5775, 80, -80, Optional.of("wide")),
        new RadioSurvey.Network("f4:28:53:00:00:04", 5180, 5250, 160, -82, Optional.empty()),
        new RadioSurvey.Network("f4:28:53:00:00:05", 5745, 5745, 20, -55, Optional.of("Valle-33")));
  }

  /** An SSID is anybody's text: it begins no network and sets no value. */
  @Test
  void nothingThatARouterPrintsBreaksTheReader() {
    assertThat(RadioSurvey.networks("BSS f4:28:53:00:00:01(on w)\n\tfreq: 5180\n\tsignal: -70.00 dBm\n\tSSID: x\\x0aBSS 00:00:00:00:00:00\n"))
        .hasSize(1);
    Random random = new Random(4);
    List<String> parts = List.of("BSS ", "f4:28:53:00:00:01", "(on w)\n", "\tfreq: ", "5180", "\n", "\tsignal: -7", "0.00 dBm\n", "99999999999",
        "Survey data from w\n", "\tfrequency:\t", " MHz [in use]\n", "\tchannel busy time:\t", " ms\n", "\t\t * center freq segment 1: ", "\0", "ñ");
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      random.ints(40, 0, parts.size()).mapToObj(parts::get).forEach(text::append);
      RadioSurvey.networks(text.toString()).forEach(network -> assertThat(network.frequencyMhz()).as("seed 4, %d", network.widthMhz()).isPositive());
      assertThat(RadioSurvey.channels(text.toString())).as("seed 4").allMatch(channel -> channel.activeMillis() > 0);
    }
  }
}
