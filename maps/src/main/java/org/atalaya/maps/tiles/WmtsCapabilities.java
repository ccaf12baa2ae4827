package org.atalaya.maps.tiles;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.atalaya.planner.BadInputException;

/**
 * What a WMTS server says of itself (OGC 07-057r7, section 7.1): its layers, and for each the address of its tiles in the
 * squares of the Web Mercator world. Those that have no such squares, or no PNG or JPEG, are told with the reason.
 */
public final class WmtsCapabilities {
  private static final int LARGEST_BYTES = 20_000_000;
  private static final int DEEPEST = 60;
  private static final int LONGEST_TEXT = 20_000;
  private static final int MOST_ELEMENTS = 2_000_000;
  private static final int MOST_LAYERS = 5_000;
  private static final String KIND = "WMTS capabilities";
  private static final Set<String> MERCATOR = Set.of("3857", "900913", "3785", "102100", "102113");
  private static final double WORLD_METERS = 2 * Math.PI * 6_378_137;
  /** Edge of a pixel that scales are told by, OGC 07-057r7, 6.1. */
  private static final double PIXEL_METERS = 0.00028;
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

  /**
   * A layer of the server.
   *
   * @param title for people
   * @param tiles where its tiles are
   * @param attribution who offers it
   */
  public record Layer(String title, Tiles tiles, String attribution) {}

  /** Where the tiles of a layer are. */
  public sealed interface Tiles {
    /** @param zoomNames as {@link TileAddress#of} takes them */
    record At(String address, List<String> zoomNames, int coarsestZoom, int finestZoom) implements Tiles {}

    /** It can't be drawn here. */
    record Refused(BadInputException why) implements Tiles {}
  }

  /** A zoom of a set of squares. @param zoom in the Web Mercator world; −1 where it is not a zoom of that */
  private record Matrix(String name, int zoom) {}

  /** Squares. */
  private record MatrixSet(String crs, List<Matrix> matrices) {}

  /** A set that a layer has, and which of its zooms; all where none is named. */
  private record Link(String set, Set<String> zooms) {}

  private static final class LayerText {
    private String name = "";
    private String title = "";
    private final List<String> formats = new ArrayList<>();
    private String style = "";
    private boolean styleIsUsual;
    private final List<Link> links = new ArrayList<>();
    private final Map<String, String> templates = new LinkedHashMap<>();
    private final Map<String, String> dimensions = new HashMap<>();
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

  private WmtsCapabilities(String where) {
    this.where = where;
  }

  /**
   * @param where it is from, for messages
   * @return the layers in the server's order
   * @throws BadInputException if it is no such document, or names no layer
   */
  public static List<Layer> read(String where, byte[] document) {
    if (document.length > LARGEST_BYTES) {
      throw new BadInputException(where, document.length + " bytes", "at most " + LARGEST_BYTES);
    }
    WmtsCapabilities read = new WmtsCapabilities(where);
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(document));
      try {
        read.walk(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw read.bad("no XML");
    }
    if (read.layers.isEmpty()) {
      throw read.bad("no layer");
    }
    return read.layers.stream().map(read::layer).toList();
  }

  /**
   * Asks a server what it has.
   *
   * @param address of the document, or of the server, which is then asked for it
   * @throws BadInputException if it is no such document, or none
   * @throws IOException if the server is not reached
   */
  public static List<Layer> fetch(String address, TileFetch servers) throws IOException, InterruptedException {
    String text = address.strip();
    String lower = text.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
      throw new BadInputException("address of the map", "'" + text + "'", "https://server/{z}/{x}/{y}.png");
    }
    if (!lower.contains("request=") && !lower.endsWith(".xml")) {
      text += (!text.contains("?") ? "?" : text.endsWith("?") || text.endsWith("&") ? "" : "&") + "SERVICE=WMTS&REQUEST=GetCapabilities";
    }
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw new BadInputException("address of the map", "'" + text + "'", "https://server/{z}/{x}/{y}.png", e);
    }
    if (uri.getRawUserInfo() != null) {
      throw new BadInputException("address of the map", "a password", "an address without one");
    }
    if (uri.getHost() == null) {
      throw new BadInputException("address of the map", "'" + text + "'", "https://server/{z}/{x}/{y}.png");
    }
    TileFetch.Answer answer = servers.get(uri, Map.of());
    if (answer.status() != 200) {
      throw new BadInputException(uri.getHost(), "HTTP status " + answer.status(), KIND);
    }
    return read(uri.getHost(), answer.body());
  }

  /**
   * Reads a document that was kept as a file.
   *
   * @throws BadInputException if it is no such document, or too large
   * @throws IOException if it can't be read
   */
  public static List<Layer> read(Path file) throws IOException {
    long bytes = Files.size(file);
    if (bytes > LARGEST_BYTES) {
      throw new BadInputException(file.toString(), bytes + " bytes", "at most " + LARGEST_BYTES);
    }
    return read(file.toString(), Files.readAllBytes(file));
  }

  /** Asks servers for such documents. */
  public static TileFetch servers() {
    return new HttpTileFetch(LARGEST_BYTES);
  }

  private BadInputException bad(String found) {
    return new BadInputException(where, found, KIND);
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

  private Layer layer(LayerText text) {
    String title = text.title.isBlank() ? text.name : text.title;
    Tiles tiles;
    try {
      tiles = tiles(text);
    } catch (BadInputException e) {
      tiles = new Tiles.Refused(e);
    }
    return new Layer(Attribution.plain(title), tiles, Attribution.plain(provider.isBlank() ? service : provider));
  }

  private Tiles tiles(LayerText text) {
    String at = where + ", " + Attribution.plain(text.name);
    String format = format(text).orElseThrow(() -> new BadInputException(at, "'" + String.join("', '", text.formats) + "'", "png or jpg"));
    for (Link link : text.links) {
      MatrixSet set = sets.getOrDefault(link.set(), new MatrixSet("", List.of()));
      TreeMap<Integer, String> zooms = zooms(set, link);
      if (MERCATOR.contains(set.crs().replaceFirst("^.*[:/]", "")) && !zooms.isEmpty()) {
        List<String> names = new ArrayList<>();
        for (int zoom = 0; zoom <= zooms.lastKey(); zoom++) {
          names.add(zooms.getOrDefault(zoom, ""));
        }
        boolean plain = zooms.entrySet().stream().allMatch(each -> each.getValue().equals(each.getKey().toString()));
        return checked(address(at, text, format, link.set()), plain ? List.of() : names, zooms.firstKey(), zooms.lastKey());
      }
    }
    throw new BadInputException(at, "squares '" + String.join("', '", text.links.stream().map(Link::set).toList()) + "'",
        "squares of Web Mercator (EPSG:3857, as GoogleMapsCompatible)");
  }

  private static Tiles checked(String address, List<String> names, int coarsest, int finest) {
    TileAddress.of(address, names, coarsest, finest);
    return new Tiles.At(address, names, coarsest, finest);
  }

  /** PNG before JPEG; empty where there is neither. */
  private static Optional<String> format(LayerText text) {
    return List.of("image/png", "image/png8", "image/png; mode=8bit", "image/jpeg", "image/jpg", "image/jpgpng", "image/vnd.jpeg-png")
        .stream().filter(text.formats::contains).findFirst();
  }

  /** From the coarsest on without a gap. */
  private static TreeMap<Integer, String> zooms(MatrixSet set, Link link) {
    TreeMap<Integer, String> zooms = new TreeMap<>();
    for (Matrix each : set.matrices()) {
      if (each.zoom() >= 0 && !each.name().isBlank() && (link.zooms().isEmpty() || link.zooms().contains(each.name()))) {
        zooms.putIfAbsent(each.zoom(), each.name());
      }
    }
    while (!zooms.isEmpty() && zooms.lastKey() - zooms.firstKey() >= zooms.size()) {
      zooms.pollLastEntry();
    }
    return zooms;
  }

  private String address(String at, LayerText text, String format, String set) {
    String template = text.templates.get(format);
    if (template != null && !template.isBlank()) {
      return filled(at, template.strip(), text, set);
    }
    String query = byQuery.orElseThrow(() -> new BadInputException(at, "no address of tiles", KIND));
    String join = !query.contains("?") ? "?" : query.endsWith("?") || query.endsWith("&") ? "" : "&";
    StringBuilder address = new StringBuilder(query).append(join).append("SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=")
        .append(encoded(text.name)).append("&STYLE=").append(encoded(text.style)).append("&FORMAT=").append(encoded(format))
        .append("&TILEMATRIXSET=").append(encoded(set)).append("&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}");
    new TreeMap<>(text.dimensions).forEach((name, value) -> address.append('&').append(encoded(name)).append('=').append(encoded(value)));
    return address.toString();
  }

  private static String filled(String at, String template, LayerText text, String set) {
    Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    text.dimensions.forEach((name, value) -> values.put(name, encoded(value)));
    values.putAll(Map.of("TileMatrix", "{z}", "TileRow", "{y}", "TileCol", "{x}", "TileMatrixSet", encoded(set),
        "Style", encoded(text.style.isBlank() ? "default" : text.style), "Layer", encoded(text.name)));
    StringBuilder address = new StringBuilder();
    Matcher places = PLACE.matcher(template);
    while (places.find()) {
      String value = values.get(places.group(1));
      if (value == null) {
        throw new BadInputException(at, "'" + places.group() + "'", "a value for it");
      }
      places.appendReplacement(address, Matcher.quoteReplacement(value));
    }
    return places.appendTail(address).toString();
  }

  /** For a part of an address. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%3A", ":");
  }
}
