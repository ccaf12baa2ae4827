package org.atalaya.maps.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.atalaya.planner.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileAddressTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "https://t.example/{z}/{x}/{y}.png | https://t.example/3/5/1.png",
      "https://t.example/{z}/{x}/{-y}.png | https://t.example/3/5/6.png",
      "https://t.example/base@EPSG:3857@png/{z}/{x}/{-y}.png | https://t.example/base@EPSG:3857@png/3/5/6.png",
      "https://{s}.t.example/{zoom}/{x}/{y}{r}.png | https://a.t.example/3/5/1.png",
      "http://t{switch:1,2}.example:8080/{z}/{x}/{y}?key=a%20b | http://t1.example:8080/3/5/1?key=a%20b",
      "https://t.example/tile?col={x}&row={y}&zoom={z} | https://t.example/tile?col=5&row=1&zoom=3"})
  void placesAreFilledIn(String template, String expected) {
    assertThat(TileAddress.of(template, List.of(), 0, 19).of(3, 5, 1)).isEqualTo(URI.create(expected));
  }

  @Test
  void theNamesOfTheServerStandForZooms() {
    TileAddress address = TileAddress.of("https://t.example/{z}/{y}/{x}", List.of("", "EPSG:3857:1", "a/b ?"), 1, 2);
    assertThat(address.of(1, 0, 1)).hasToString("https://t.example/EPSG:3857:1/1/0");
    assertThat(address.of(2, 3, 1)).hasToString("https://t.example/a%2Fb%20%3F/1/3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "t.example/{z}/{x}/{y}", "ftp://t.example/{z}/{x}/{y}", "file:///etc/{z}/{x}/{y}", "https://t.example/{z}/{x}.png",
      "https://t.example/{x}/{y}", "https://t.example/{z}/{x}/{q}", "https://{x}.example/{z}/{y}", "https://t.example/{z}/{x}/{y} .png",
      "https:///{z}/{x}/{y}", "https://{switch:a.b/,c}.example/{z}/{x}/{y}", "https://{switch:}/{z}/{x}/{y}", "https://t.example/{z}/{x}/{y",
      "https://me:secret@t.example/{z}/{x}/{y}", "{z}https://t.example/{x}/{y}", "https://t.example:{z}/{x}/{y}"})
  void whatIsNoAddressOfTilesIsToldInOneLine(String template) {
    assertThatThrownBy(() -> TileAddress.of(template, List.of(), 0, 19)).isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("address of the map: found ").satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  @Test
  void aPasswordIsNotRepeated() {
    assertThatThrownBy(() -> TileAddress.of("https://me:secret@t.example/{z}/{x}/{y}", List.of(), 0, 19))
        .hasMessageContaining("a password").message().doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({"-1,3", "4,3", "0,25"})
  void zoomsThatAreNoneAreTold(int coarsest, int finest) {
    assertThatThrownBy(() -> TileAddress.of("https://t.example/{z}/{x}/{y}", List.of(), coarsest, finest))
        .isInstanceOf(BadInputException.class).hasMessageStartingWith("zooms of the map");
  }
}
