package org.atalaya.planner.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.atalaya.planner.addressing.AddressBlocks;
import org.junit.jupiter.api.Test;

/** Edits that were written before sites had lines to the internet, services and a photo. */
class OldJournalTest {
  private static final String OLD_SITE = """
      {"cost":120.5,"device":null,"heightMeters":4.5,"households":2,"name":"Refugio Ñandú","notes":"",\
      "position":{"latitudeDegrees":49.26,"longitudeDegrees":19.52},\
      "power":{"type":"solar","wattHours":480.0,"wattPeak":60.0},"role":"REQUIRED"}""";

  @Test
  void ownNetworksOfSchema9AreReadAfterTheStepsSince() throws SQLException {
    try (SqliteFile file = SqliteFile.inMemory()) {
      new Migrations(file).migrate(0, 9);
      insert(file, "{\"type\":\"set-address-blocks\",\"blocks\":{\"ipv4\":\"10.45.0.0/16\",\"ipv6\":null}}",
          "{\"type\":\"set-address-blocks\",\"blocks\":{\"ipv4\":null,\"ipv6\":null}}");
      new Migrations(file).migrate(9, Migrations.LATEST);
      ProjectJson json = new ProjectJson();
      assertThat(file.query("SELECT edit FROM edit", row -> json.readEdit(row.getString(1))))
          .containsExactly(new Edit.SetAddressBlocks(new AddressBlocks(Optional.of("10.45.0.0/16"), Optional.empty())));
      assertThat(file.query("SELECT inverse FROM edit", row -> json.readEdit(row.getString(1))))
          .containsExactly(new Edit.SetAddressBlocks(AddressBlocks.NONE));
    }
  }

  @Test
  void editsOfSchema6AreReadAfterTheStepsSince() throws SQLException {
    try (SqliteFile file = SqliteFile.inMemory()) {
      new Migrations(file).migrate(0, 6);
      insert(file, "{\"type\":\"add-site\",\"index\":0,\"site\":" + OLD_SITE + "}", "{\"type\":\"remove-site\",\"name\":\"Refugio Ñandú\"}");
      insert(file, "{\"type\":\"replace-sites\",\"sites\":[" + OLD_SITE + "," + OLD_SITE.replace("Refugio Ñandú", "Loma") + "]}",
          "{\"type\":\"replace-sites\",\"sites\":[]}");
      new Migrations(file).migrate(6, Migrations.LATEST);
      ProjectJson json = new ProjectJson();
      assertThat(file.query("SELECT edit FROM edit ORDER BY id", row -> json.readEdit(row.getString(1)))).containsExactly(
          new Edit.AddSite(Sample.REFUGIO, 0),
          new Edit.ReplaceSites(List.of(Sample.REFUGIO, Sample.REFUGIO.withName("Loma"))));
      assertThat(file.query("SELECT inverse FROM edit ORDER BY id", row -> json.readEdit(row.getString(1)))).containsExactly(
          new Edit.RemoveSite("Refugio Ñandú"), new Edit.ReplaceSites(List.of()));
    }
  }

  private static void insert(SqliteFile file, String edit, String inverse) throws SQLException {
    file.update("INSERT INTO edit (at, edit, inverse, touches_links, touches_plan, state) VALUES ('2026-01-01T00:00:00Z', ?, ?, 1, 1,"
        + " 'applied')", edit, inverse);
  }
}
