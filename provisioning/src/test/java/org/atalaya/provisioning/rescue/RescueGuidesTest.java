package org.atalaya.provisioning.rescue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

/** The steps of every model, in every language. */
class RescueGuidesTest {
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("es"), Locale.of("pt"), Locale.of("sq"));

  static Stream<Device> devices() {
    return DeviceCatalogue.builtIn().devices().stream();
  }

  @ParameterizedTest
  @MethodSource("devices")
  void everyModelHasAWayBackAndItsStepsInEveryLanguage(Device device) throws Exception {
    assertThat(RescueGuides.of(device.id()).ways(RescueWay.Purpose.RESCUE)).isNotEmpty();
    Set<String> pages = new HashSet<>();
    for (Locale language : LANGUAGES) {
      RescueSheet sheet = new RescueSheet(device, language);
      assertThat(sheet.lines()).anyMatch(line -> line.contains("  1. ")).noneMatch(line -> line.contains("{0}") || line.contains("''"));
      pages.add(sheet.html());
    }
    assertThat(pages).hasSize(LANGUAGES.size());
  }

  @ParameterizedTest
  @MethodSource("devices")
  void thePageIsWellFormedAndLoadsNothing(Device device) throws Exception {
    String html = new RescueSheet(device, Locale.of("es")).html();
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    String xml = html.replace("<!DOCTYPE html>", "").replaceAll("<meta([^>]*)>", "<meta$1/>");

    assertThat(factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml))).getElementsByTagName("li").getLength())
        .isPositive();
    assertThat(html).doesNotContain("src=", "href=", "@import", "<script");
  }

  @Test
  void theLanguagesSayTheSameAndNothingIsLeftOver() {
    ResourceBundle english = words(Locale.ENGLISH);
    for (Locale language : LANGUAGES) {
      ResourceBundle words = words(language);
      assertThat(words.keySet()).as(language.getLanguage()).isEqualTo(english.keySet());
      english.keySet().forEach(key -> assertThat(new MessageFormat(words.getString(key), language).getFormatsByArgumentIndex())
          .as("%s in %s", key, language).hasSize(new MessageFormat(english.getString(key)).getFormatsByArgumentIndex().length));
    }
    Set<String> used = new TreeSet<>();
    devices().forEach(device -> {
      RescueGuide guide = RescueGuides.of(device.id());
      guide.ways().forEach(way -> {
        used.addAll(way.notes());
        RescueSteps.of(guide, device, way).forEach(step -> used.add(step.key()));
      });
    });
    Set<String> parts = new TreeSet<>(english.keySet());
    parts.removeIf(key -> !key.contains(".") && !used.contains(key) || key.startsWith("way."));
    assertThat(parts).isEqualTo(used);
  }

  private static ResourceBundle words(Locale language) {
    return ResourceBundle.getBundle("org.atalaya.provisioning.rescue.steps", language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
