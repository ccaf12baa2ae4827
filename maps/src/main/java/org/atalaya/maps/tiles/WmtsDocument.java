package org.atalaya.maps.tiles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.atalaya.maps.ForeignXml;
import org.atalaya.planner.BadInputException;

/**
 * A document of capabilities as it is written (OGC 07-057r7, section 7.1), before it is asked what of it can be drawn. Hostile
 * until read: no entities, bounded size, depth and number.
 */
final class WmtsDocument {
  private static final int DEEPEST = 60;
  private static final int LONGEST_TEXT = 20_000;
  private static final int MOST_ELEMENTS = 2_000_000;
  private static final int MOST_LAYERS = 5_000;
  private static final double WORLD_METERS = 2 * Math.PI * 6_378_137;
  /** Edge of a pixel that scales are told by, OGC 07-057r7, 6.1. */
  private static final double PIXEL_METERS = 0.00028;

  /** A zoom of a set of squares. @param zoom in the Web Mercator world; −1 where it is not a zoom of that */
  record Matrix(String name, int zoom) {}

  /** Squares. */
  record MatrixSet(String crs, List<Matrix> matrices) {}

  /** A set that a layer has, and which of its zooms; all where none is named. */
  record Link(String set, Set<String> zooms) {}

  /** A layer as it is written. */
  static final class LayerText {
    String name = "";
    String title = "";
    final List<String> formats = new ArrayList<>();
    String style = "";
    boolean styleIsUsual;
    final List<Link> links = new ArrayList<>();
    final Map<String, String> templates = new LinkedHashMap<>();
    final Map<String, String> dimensions = new HashMap<>();
  }

  private final String where;
  private final List<LayerText> layers = new ArrayList<>();
  private final Map<String, MatrixSet> sets = new HashMap<>();
  private String provider = "";
  private String service = "";
  private Optional<String> byQuery = Optional.empty();

  // of what is being read
  private LayerText layer = new LayerText();
  private String operation = "";
  private String href = "";
  private boolean takesQueries = true;
  private boolean styleIsUsual;
  private String style = "";
  private String dimension = "";
  private String linkedSet = "";
  private Set<String> linkedZooms = new HashSet<>();
  private String setName = "";
  private String crs = "";
  private List<Matrix> matrices = new ArrayList<>();
  private final Map<String, String> matrix = new HashMap<>();

  private WmtsDocument(String where) {
    this.where = where;
  }

  /**
   * @param where it is from, for messages
   * @throws BadInputException if it is no such document, or names no layer
   */
  static WmtsDocument read(String where, byte[] bytes) {
    WmtsDocument document = new WmtsDocument(where);
    try {
      XMLStreamReader reader = ForeignXml.reader(bytes);
      try {
        document.walk(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw document.bad("no XML");
    }
    if (document.layers.isEmpty()) {
      throw document.bad("no layer");
    }
    return document;
  }

  /** Its layers, in the server's order. */
  List<LayerText> layers() {
    return layers;
  }

  /** A set of squares; without any where there is none of that name. */
  MatrixSet squares(String set) {
    return sets.getOrDefault(set, new MatrixSet("", List.of()));
  }

  /** Who offers it: the provider, or the service where none is named. */
  String offeredBy() {
    return provider.isBlank() ? service : provider;
  }

  /** Where tiles are asked for by a query. */
  Optional<String> byQuery() {
    return byQuery;
  }

  private BadInputException bad(String found) {
    return new BadInputException(where, found, WmtsCapabilities.KIND);
  }

  private void walk(XMLStreamReader reader) throws XMLStreamException {
    List<String> path = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int elements = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.ENTITY_DECLARATION ->
            throw bad("a document type or an entity of its own");
        case XMLStreamConstants.START_ELEMENT -> {
          if (path.isEmpty() && !reader.getLocalName().equals("Capabilities")) {
            throw bad("<" + reader.getLocalName() + ">");
          }
          if (path.size() >= DEEPEST || ++elements > MOST_ELEMENTS) {
            throw bad("elements nested more than " + DEEPEST + " deep");
          }
          path.add(reader.getLocalName());
          text.setLength(0);
          begin(path, reader);
        }
        case XMLStreamConstants.END_ELEMENT -> {
          end(path, text.toString().strip());
          path.removeLast();
          text.setLength(0);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          text.append(reader.getText());
          if (text.length() > LONGEST_TEXT) {
            throw bad("a text of more than " + LONGEST_TEXT + " letters");
          }
        }
        default -> { }
      }
    }
  }

  private static String attribute(XMLStreamReader reader, String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }

  private void begin(List<String> path, XMLStreamReader reader) {
    switch (path.getLast()) {
      case "Operation" -> operation = attribute(reader, "name");
      case "Get" -> {
        href = attribute(reader, "href");
        takesQueries = true;
      }
      case "AllowedValues" -> takesQueries = false;
      case "Layer" -> {
        if (layers.size() >= MOST_LAYERS) {
          throw bad("more than " + MOST_LAYERS + " layers");
        }
        layer = new LayerText();
      }
      case "Style" -> {
        styleIsUsual = attribute(reader, "isDefault").equals("true");
        style = "";
      }
      case "TileMatrixSetLink" -> {
        linkedSet = "";
        linkedZooms = new HashSet<>();
      }
      case "ResourceURL" -> {
        if (attribute(reader, "resourceType").equals("tile")) {
          layer.templates.putIfAbsent(attribute(reader, "format"), attribute(reader, "template"));
        }
      }
      case "TileMatrixSet" -> {
        if (parent(path).equals("Contents")) {
          setName = "";
          crs = "";
          matrices = new ArrayList<>();
        }
      }
      case "TileMatrix" -> {
        if (parent(path).equals("TileMatrixSet")) {
          matrix.clear();
        }
      }
      default -> { }
    }
  }

  private static String parent(List<String> path) {
    return path.size() < 2 ? "" : path.get(path.size() - 2);
  }

  private void end(List<String> path, String text) {
    String parent = parent(path);
    switch (path.getLast()) {
      case "ProviderName" -> provider = text;
      case "Title" -> {
        if (parent.equals("ServiceIdentification")) {
          service = text;
        } else if (parent.equals("Layer") && layer.title.isEmpty()) {
          layer.title = text;
        }
      }
      case "Value" -> takesQueries |= text.equalsIgnoreCase("KVP");
      case "Get" -> {
        if (operation.equals("GetTile") && takesQueries && byQuery.isEmpty() && !href.isBlank()) {
          byQuery = Optional.of(href.strip());
        }
      }
      case "Format" -> {
        if (parent.equals("Layer")) {
          layer.formats.add(text);
        }
      }
      case "Identifier" -> identifier(parent, text);
      case "Style" -> {
        if (parent.equals("Layer") && (layer.style.isEmpty() || styleIsUsual && !layer.styleIsUsual)) {
          layer.style = style;
          layer.styleIsUsual = styleIsUsual;
        }
      }
      case "Default" -> {
        if (parent.equals("Dimension")) {
          layer.dimensions.putIfAbsent(dimension, text);
        }
      }
      case "TileMatrixSetLink" -> layer.links.add(new Link(linkedSet, Set.copyOf(linkedZooms)));
      case "Layer" -> layers.add(layer);
      case "SupportedCRS" -> {
        if (parent.equals("TileMatrixSet")) {
          crs = text;
        }
      }
      case "TileMatrixSet" -> {
        if (parent.equals("TileMatrixSetLink")) {
          linkedSet = text;
        } else if (parent.equals("Contents")) {
          sets.putIfAbsent(setName, new MatrixSet(crs, matrices));
        }
      }
      case "TileMatrix" -> {
        if (parent.equals("TileMatrixLimits")) {
          linkedZooms.add(text);
        } else if (parent.equals("TileMatrixSet") && matrices.size() < 100) {
          matrices.add(new Matrix(matrix.getOrDefault("Identifier", ""), zoom()));
        }
      }
      default -> {
        if (parent.equals("TileMatrix")) {
          matrix.put(path.getLast(), text);
        }
      }
    }
  }

  private void identifier(String parent, String text) {
    switch (parent) {
      case "Layer" -> layer.name = text;
      case "Style" -> style = text;
      case "Dimension" -> dimension = text;
      case "TileMatrixSet" -> setName = text;
      case "TileMatrix" -> matrix.put("Identifier", text);
      default -> { }
    }
  }

  /** Of the matrix that has been read; −1 where its squares are not those of a zoom. */
  private int zoom() {
    try {
      String[] corner = matrix.getOrDefault("TopLeftCorner", "").split("\\s+");
      double pixels = Double.parseDouble(matrix.getOrDefault("TileWidth", "256"));
      double side = Double.parseDouble(matrix.getOrDefault("ScaleDenominator", "")) * PIXEL_METERS * pixels;
      double zoom = Math.log(WORLD_METERS / side) / Math.log(2);
      boolean square = matrix.getOrDefault("TileHeight", "256").equals(matrix.getOrDefault("TileWidth", "256"));
      // some round the corner to metres
      boolean corners = corner.length == 2 && Math.abs(Double.parseDouble(corner[0]) + WORLD_METERS / 2) < 2
          && Math.abs(Double.parseDouble(corner[1]) - WORLD_METERS / 2) < 2;
      return square && corners && Math.abs(zoom - Math.rint(zoom)) < 1e-3 && zoom > -0.5 && zoom < TileAddress.FINEST_ZOOM + 0.5
          ? (int) Math.rint(zoom) : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
