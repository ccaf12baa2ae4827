package org.atalaya.maps.tiles;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.planner.BadInputException;

/**
 * What a WMTS server says of itself (OGC 07-057r7, section 7.1): its layers, and for each the address of its tiles in the
 * squares of the Web Mercator world. Those that have no such squares, or no PNG or JPEG, are told with the reason.
 */
public final class WmtsCapabilities {
  private static final int LARGEST_BYTES = 20_000_000;
  static final String KIND = "WMTS capabilities";
  private static final Set<String> MERCATOR = Set.of("3857", "900913", "3785", "102100", "102113");
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

  private final String where;
  private final WmtsDocument document;

  private WmtsCapabilities(String where, WmtsDocument document) {
    this.where = where;
    this.document = document;
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
    WmtsDocument read = WmtsDocument.read(where, document);
    WmtsCapabilities capabilities = new WmtsCapabilities(where, read);
    return read.layers().stream().map(capabilities::layer).toList();
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

  private Layer layer(WmtsDocument.LayerText text) {
    String title = text.title.isBlank() ? text.name : text.title;
    Tiles tiles;
    try {
      tiles = tiles(text);
    } catch (BadInputException e) {
      tiles = new Tiles.Refused(e);
    }
    return new Layer(Attribution.plain(title), tiles, Attribution.plain(document.offeredBy()));
  }

  private Tiles tiles(WmtsDocument.LayerText text) {
    String at = where + ", " + Attribution.plain(text.name);
    String format = format(text).orElseThrow(() -> new BadInputException(at, "'" + String.join("', '", text.formats) + "'", "png or jpg"));
    for (WmtsDocument.Link link : text.links) {
      WmtsDocument.MatrixSet set = document.squares(link.set());
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
    throw new BadInputException(at, "squares '" + String.join("', '", text.links.stream().map(WmtsDocument.Link::set).toList()) + "'",
        "squares of Web Mercator (EPSG:3857, as GoogleMapsCompatible)");
  }

  private static Tiles checked(String address, List<String> names, int coarsest, int finest) {
    TileAddress.of(address, names, coarsest, finest);
    return new Tiles.At(address, names, coarsest, finest);
  }

  /** PNG before JPEG; empty where there is neither. */
  private static Optional<String> format(WmtsDocument.LayerText text) {
    return List.of("image/png", "image/png8", "image/png; mode=8bit", "image/jpeg", "image/jpg", "image/jpgpng", "image/vnd.jpeg-png")
        .stream().filter(text.formats::contains).findFirst();
  }

  /** From the coarsest on without a gap. */
  private static TreeMap<Integer, String> zooms(WmtsDocument.MatrixSet set, WmtsDocument.Link link) {
    TreeMap<Integer, String> zooms = new TreeMap<>();
    for (WmtsDocument.Matrix each : set.matrices()) {
      if (each.zoom() >= 0 && !each.name().isBlank() && (link.zooms().isEmpty() || link.zooms().contains(each.name()))) {
        zooms.putIfAbsent(each.zoom(), each.name());
      }
    }
    while (!zooms.isEmpty() && zooms.lastKey() - zooms.firstKey() >= zooms.size()) {
      zooms.pollLastEntry();
    }
    return zooms;
  }

  private String address(String at, WmtsDocument.LayerText text, String format, String set) {
    String template = text.templates.get(format);
    if (template != null && !template.isBlank()) {
      return filled(at, template.strip(), text, set);
    }
    String query = document.byQuery().orElseThrow(() -> new BadInputException(at, "no address of tiles", KIND));
    String join = !query.contains("?") ? "?" : query.endsWith("?") || query.endsWith("&") ? "" : "&";
    StringBuilder address = new StringBuilder(query).append(join).append("SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=")
        .append(encoded(text.name)).append("&STYLE=").append(encoded(text.style)).append("&FORMAT=").append(encoded(format))
        .append("&TILEMATRIXSET=").append(encoded(set)).append("&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}");
    new TreeMap<>(text.dimensions).forEach((name, value) -> address.append('&').append(encoded(name)).append('=').append(encoded(value)));
    return address.toString();
  }

  private static String filled(String at, String template, WmtsDocument.LayerText text, String set) {
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
