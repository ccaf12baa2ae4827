package org.atalaya.maps.features;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.atalaya.maps.ForeignXml;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * XML from anywhere, element by element: no document types, and so no entities of its own; bounded in depth, texts,
 * features and points.
 */
abstract class XmlWalk {
  private static final int DEEPEST = 100;
  private static final int LONGEST_TEXT = 30_000_000;
  private static final int MOST_FEATURES = 200_000;
  private static final int MOST_POINTS = 3_000_000;

  private final String file;
  private final String format;
  private final List<MapFeature> features = new ArrayList<>();
  private int points;

  /** @param format as people call it */
  XmlWalk(String file, String format) {
    this.file = file;
    this.format = format;
  }

  /** An element begins. */
  abstract void begin(String name, Map<String, String> attributes);

  /** An element ends. */
  abstract void end(String name, String text);

  /** Reads the whole. @param root what the first element must be called */
  final List<MapFeature> walk(byte[] bytes, String root) {
    try {
      XMLStreamReader reader = ForeignXml.reader(bytes);
      try {
        walk(reader, root);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw bad("no XML (" + firstLine(e) + ")");
    }
    return List.copyOf(features);
  }

  private static String firstLine(XMLStreamException e) {
    String text = String.valueOf(e.getMessage()).lines().reduce((before, last) -> last).orElse("");
    return "line " + (e.getLocation() == null ? "?" : e.getLocation().getLineNumber()) + ": " + text.replaceFirst("^Message: ", "");
  }

  private void walk(XMLStreamReader reader, String root) throws XMLStreamException {
    List<StringBuilder> texts = new ArrayList<>();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.ENTITY_DECLARATION ->
            throw bad("a document type or an entity of its own");
        case XMLStreamConstants.START_ELEMENT -> {
          if (texts.isEmpty() && !reader.getLocalName().equals(root)) {
            throw bad("<" + reader.getLocalName() + ">");
          }
          if (texts.size() >= DEEPEST) {
            throw bad("elements nested more than " + DEEPEST + " deep");
          }
          texts.add(new StringBuilder());
          begin(reader.getLocalName(), attributes(reader));
        }
        case XMLStreamConstants.END_ELEMENT -> end(reader.getLocalName(), texts.removeLast().toString().strip());
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          texts.getLast().append(reader.getText());
          if (texts.getLast().length() > LONGEST_TEXT) {
            throw bad("a text of more than " + LONGEST_TEXT + " letters");
          }
        }
        default -> { }
      }
    }
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return attributes;
  }

  private BadInputException bad(String found) {
    return new BadInputException(file, found, format);
  }

  /** File and number of the feature that is read now. */
  final String where() {
    return file + ", feature " + (features.size() + 1);
  }

  final void add(Map<String, String> properties, Shape shape) {
    if (features.size() >= MOST_FEATURES) {
      throw bad("more than " + MOST_FEATURES + " features");
    }
    features.add(new MapFeature(where(), properties, shape));
  }

  /** @param latitude decimal degrees */
  final GeoPoint point(Optional<String> latitude, Optional<String> longitude) {
    if (++points > MOST_POINTS) {
      throw bad("more than " + MOST_POINTS + " points");
    }
    try {
      return new GeoPoint(Double.parseDouble(latitude.orElse("").strip()), Double.parseDouble(longitude.orElse("").strip()));
    } catch (IllegalArgumentException e) {
      // a NumberFormatException is one too
      throw new BadInputException(where(), "'" + latitude.orElse("") + "', '" + longitude.orElse("") + "'",
          "latitude and longitude in degrees", e);
    }
  }

  /** A text without markup, its white space as single spaces. */
  static String plain(String text) {
    return text.replaceAll("<[^<>]{0,500}>", " ").replace("&nbsp;", " ").replaceAll("\\s+", " ").strip();
  }
}
