package org.atalaya.planner.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.atalaya.planner.channels.AirSurvey;
import org.atalaya.planner.channels.ChannelReading;
import org.atalaya.planner.channels.ForeignNetwork;
import org.atalaya.planner.channels.MeasuredSignal;
import org.atalaya.planner.channels.RadioPlace;
import org.atalaya.planner.channels.WifiChannel;
import org.atalaya.planner.device.Band;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A measurement of the air belongs to a place, not to a name. One thousandth of a degree of latitude is 111 m. */
class SurveyedPlacesTest {
  private static final Instant MONDAY = Instant.parse("2026-11-16T10:00:00Z");
  @TempDir
  Path folder;
  private Path path;

  @BeforeEach
  void project() {
    path = folder.resolve("valle.atalaya");
  }

  private static ChannelReading reading(RadioPlace place, double busy) {
    return new ChannelReading(place, WifiChannel.find(Band.GHZ_5, 149).orElseThrow(), busy, OptionalLong.empty(), MONDAY);
  }

  private static ForeignNetwork network(RadioPlace place, String name) {
    return new ForeignNetwork(place, name, Band.GHZ_5, 5745, 20, -60, MONDAY);
  }

  private static RadioPlace radio(String site, String host) {
    return new RadioPlace(site, Optional.of(new RadioPlace.Own(host, "librerouter-v1", "radio1", OptionalDouble.empty())));
  }

  private static Site moved(Site site, double latitude) {
    return site.withPosition(new GeoPoint(latitude, site.position().longitudeDegrees()));
  }

  private static List<String> sites(Project project) {
    AirSurvey survey = project.measurements().survey();
    List<String> names = new ArrayList<>(survey.readings().stream().map(reading -> reading.place().site()).toList());
    survey.networks().forEach(network -> names.add(network.place().site()));
    survey.signals().forEach(signal -> names.add(signal.sender().site() + ">" + signal.receiver().site()));
    return names;
  }

  @Test
  void aRenamedSiteKeepsItsSurveyAndAMovedOneLosesItUntilItIsBack() {
    try (Project project = Project.create(path, Sample.state())) {
      project.measurements().storeImportedSurvey(new AirSurvey(List.of(reading(RadioPlace.ofPerson("Escuela"), 0.9)),
          List.of(network(RadioPlace.ofPerson("Escuela"), "Vecina")),
          List.of(new MeasuredSignal(radio("Escuela", "Escuela"), radio("Loma", "Loma"), -60, MONDAY))), false);
      assertThat(sites(project)).containsExactly("Escuela", "Escuela", "Escuela>Loma");
      project.apply(new Edit.ReplaceSite("Escuela", Sample.ESCUELA.withName("Escuela 14")));
      assertThat(sites(project)).containsExactly("Escuela 14", "Escuela 14", "Escuela 14>Loma");
      project.apply(new Edit.ReplaceSite("Escuela 14", moved(Sample.ESCUELA.withName("Escuela 14"), 49.2503)));
      assertThat(sites(project)).as("33 m").hasSize(3);
      project.apply(new Edit.ReplaceSite("Escuela 14", moved(Sample.ESCUELA, 49.2510)));
      assertThat(sites(project)).as("111 m, by its first name").isEmpty();
      assertThat(project.measurements().surveyedElsewhere()).containsExactly(
          new SurveyedElsewhere("Escuela", Optional.of(Sample.ESCUELA.position()), 3));
      project.undo();
      assertThat(sites(project)).hasSize(3);
      assertThat(project.measurements().surveyedElsewhere()).isEmpty();
    }
  }

  @Test
  void aNameThatGoesToAnotherPlaceTakesNothingWithItAndTheNearestSiteCounts() {
    try (Project project = Project.create(path, Sample.state())) {
      project.measurements().storeImportedSurvey(new AirSurvey(List.of(reading(RadioPlace.ofPerson("Escuela"), 0.9)), List.of(), List.of()), false);
      project.apply(new Edit.ReplaceSites(List.of(moved(Sample.ESCUELA, 49.3), moved(Sample.ESCUELA, 49.2503).withName("Torre"),
          moved(Sample.ESCUELA, 49.2502).withName("Capilla"))));
      assertThat(sites(project)).containsExactly("Capilla");
      project.measurements().storeImportedSurvey(new AirSurvey(List.of(reading(RadioPlace.ofPerson("Escuela"), 0.1)), List.of(), List.of()), false);
      assertThat(project.measurements().survey().readings().stream().map(each -> each.place().site() + " " + each.busyShare()))
          .containsExactly("Capilla 0.9", "Escuela 0.1");
    }
  }

  @Test
  void whatIsMeasuredAgainUnderTheNewNameTakesThePlaceOfTheOld() {
    try (Project project = Project.create(path, Sample.state())) {
      project.measurements().storeImportedSurvey(new AirSurvey(List.of(reading(RadioPlace.ofPerson("Escuela"), 0.9),
          reading(radio("Escuela", "Escuela"), 0.8)), List.of(network(radio("Escuela", "Escuela"), "gone")), List.of()), false);
      project.apply(new Edit.ReplaceSite("Escuela", Sample.ESCUELA.withName("Torre")));
      project.measurements().storeImportedSurvey(new AirSurvey(List.of(reading(RadioPlace.ofPerson("Torre"), 0.2)), List.of(), List.of()), false);
      project.measurements().storeSurveyed("Torre", List.of("radio1"), List.of("radio1"), new AirSurvey(List.of(reading(radio("Torre", "Torre"), 0.3)),
          List.of(network(radio("Torre", "Torre"), "new")), List.of()), false);
      AirSurvey survey = project.measurements().survey();
      assertThat(survey.readings().stream().map(ChannelReading::busyShare)).containsExactly(0.2, 0.3);
      assertThat(survey.networks().stream().map(ForeignNetwork::name)).containsExactly("new");
      project.measurements().storeImportedSurvey(AirSurvey.NONE, true);
      assertThat(sites(project)).isEmpty();
    }
  }

  @Test
  void whatAnOlderFileHoldsByNameGetsTheSitesPlaces() throws SQLException {
    List<String> statements = new ArrayList<>();
    for (int step = 1; step <= 11; step++) {
      statements.addAll(Migrations.statements(step));
    }
    statements.addAll(List.of("PRAGMA application_id = " + SqliteFile.APPLICATION_ID, "PRAGMA user_version = 11",
        "INSERT INTO project VALUES (1, 'b5a2c0de-0000-4000-8000-000000000001', 'Valle', 'AR', 'libremesh', 5500.0, 1.3, 0.0, 15000.0, 10.0, 'USD')",
        "INSERT INTO site VALUES (0, 'Escuela', 49.25, 19.5, 4.5, 'required', 'grid', NULL, NULL, 2, NULL, 0.0, '')",
        "INSERT INTO channel_reading VALUES ('Escuela', '', '', '', NULL, 'GHZ_5', 149, 0.9, NULL, '2026-11-16T10:00:00Z')",
        "INSERT INTO foreign_network VALUES ('Gone', '', '', '', NULL, 'x', 'GHZ_5', 5745, 20, -60.0, '2026-11-16T10:00:00Z')",
        "INSERT INTO measured_signal VALUES ('Escuela', 'a', 'd', 'radio1', NULL, 'Gone', 'b', 'd', 'radio1', 12.5, -61.0, '2026-11-16T10:00:00Z')"));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path); Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    try (Project project = Project.open(path)) {
      assertThat(sites(project)).containsExactly("Escuela");
      assertThat(project.measurements().surveyedElsewhere()).containsExactly(new SurveyedElsewhere("Gone", Optional.empty(), 2));
      project.apply(new Edit.ReplaceSite("Escuela", project.state().sites().getFirst().withName("Torre")));
      assertThat(sites(project)).containsExactly("Torre");
      project.apply(new Edit.AddSite(Sample.LOMA.withName("Gone"), 1));
      assertThat(sites(project)).as("of unknown place, by its name").containsExactly("Torre", "Gone", "Torre>Gone");
    }
  }
}
