package org.atalaya.maps.tiles;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.planner.BadInputException;

/**
 * Where the tiles of a map of the net are: an address with places for zoom {@code {z}}, column {@code {x}} and row, counted
 * from the north {@code {y}} or, as TMS does, from the south {@code {-y}}. {@code {s}} stands for a, b or c,
 * {@code {switch:one,two}} for one of those that it lists, {@code {r}} for nothing: finer pictures are not asked for.
 */
public final class TileAddress {
  /** Squares of less than three metres. */
  public static final int FINEST_ZOOM = 24;
  private static final String EXAMPLE = "https://server/{z}/{x}/{y}.png";
  private static final int LONGEST = 2000;
  private static final int MOST_SERVERS = 20;
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
  private static final String SWITCH = "switch:";

  private sealed interface Part {
    record Text(String text) implements Part {}

    record Zoom() implements Part {}

    record Column() implements Part {}

    record Row(boolean fromSouth) implements Part {}

    record Server(List<String> names) implements Part {}
  }

  private final String template;
  private final List<Part> parts;
  private final List<String> zoomNames;
  private final int coarsestZoom;
  private final int finestZoom;

  private TileAddress(String template, List<Part> parts, List<String> zoomNames, int coarsestZoom, int finestZoom) {
    this.template = template;
    this.parts = parts;
    this.zoomNames = zoomNames;
    this.coarsestZoom = coarsestZoom;
    this.finestZoom = finestZoom;
  }

  /**
   * @param template as above
   * @param zoomNames what the server calls its zooms, from 0 to the finest; empty where it calls them by their number
   * @throws BadInputException if it is no address of tiles, in one line
   */
  public static TileAddress of(String template, List<String> zoomNames, int coarsestZoom, int finestZoom) {
    String text = template.strip();
    if (text.length() > LONGEST) {
      throw bad(text.length() + " letters", "at most " + LONGEST);
    }
    if (!text.matches("(?i)https?://.+")) {
      throw bad(quoted(text), EXAMPLE);
    }
    if (coarsestZoom < 0 || finestZoom < coarsestZoom || finestZoom > FINEST_ZOOM
        || !zoomNames.isEmpty() && zoomNames.size() != finestZoom + 1) {
      throw new BadInputException("zooms of the map", coarsestZoom + "–" + finestZoom, "from 0 to " + FINEST_ZOOM + ", the smaller first");
    }
    List<Part> parts = parts(text);
    if (count(parts, Part.Zoom.class) == 0 || count(parts, Part.Column.class) == 0 || count(parts, Part.Row.class) == 0) {
      throw bad(quoted(text), EXAMPLE);
    }
    TileAddress address = new TileAddress(text, parts, List.copyOf(zoomNames), coarsestZoom, finestZoom);
    address.check();
    return address;
  }

  private static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher places = PLACE.matcher(text);
    int from = 0;
    while (places.find()) {
      parts.add(new Part.Text(text.substring(from, places.start())));
      parts.add(part(places.group(1)));
      from = places.end();
    }
    parts.add(new Part.Text(text.substring(from)));
    return List.copyOf(parts);
  }

  private static Part part(String place) {
    return switch (place) {
      case "z", "zoom" -> new Part.Zoom();
      case "x" -> new Part.Column();
      case "y" -> new Part.Row(false);
      case "-y" -> new Part.Row(true);
      case "s" -> new Part.Server(List.of("a", "b", "c"));
      case "r" -> new Part.Text("");
      default -> {
        List<String> names = place.startsWith(SWITCH) ? List.of(place.substring(SWITCH.length()).split(",", -1)) : List.of();
        if (names.isEmpty() || names.size() > MOST_SERVERS || !names.stream().allMatch(name -> name.matches("[A-Za-z0-9-]{1,40}"))) {
          throw bad("'{" + place + "}'", "{z}, {x}, {y}, {-y}, {s}, {switch:a,b}, {r}");
        }
        yield new Part.Server(names);
      }
    };
  }

  private static int count(List<Part> parts, Class<? extends Part> kind) {
    return (int) parts.stream().filter(kind::isInstance).count();
  }

  /** What is filled in must give an address of the net, whose server does not depend on the tile. */
  private void check() {
    for (int zoom : new int[] {coarsestZoom, finestZoom}) {
      URI first;
      URI last;
      try {
        first = new URI(fill(zoom, 0, 0));
        last = new URI(fill(zoom, (1 << zoom) - 1, 0));
      } catch (URISyntaxException e) {
        throw bad(quoted(template), EXAMPLE);
      }
      if (first.getHost() == null || last.getHost() == null || template.indexOf('{') < template.indexOf("//") + 2
          || PLACE.matcher(template).results().anyMatch(place -> place.start() < hostEnd() && !(part(place.group(1)) instanceof Part.Server))) {
        throw bad(quoted(template), EXAMPLE);
      }
      if (first.getRawUserInfo() != null) {
        // it would be shown and kept for anyone to read
        throw bad("a password", "an address without one");
      }
    }
  }

  private int hostEnd() {
    int slash = template.indexOf('/', template.indexOf("//") + 2);
    return slash < 0 ? template.length() : slash;
  }

  private static String quoted(String text) {
    return "'" + (text.length() <= 120 ? text : text.substring(0, 119) + "…") + "'";
  }

  private static BadInputException bad(String found, String expected) {
    return new BadInputException("address of the map", found, expected);
  }

  /** The address of one tile. @param y from the north */
  public URI of(int zoom, int x, int y) {
    return URI.create(fill(zoom, x, y));
  }

  private String fill(int zoom, int x, int y) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Text(String own) -> text.append(own);
        case Part.Zoom() -> text.append(zoomNames.isEmpty() ? Integer.toString(zoom) : WmtsCapabilities.encoded(zoomNames.get(zoom)));
        case Part.Column() -> text.append(x);
        case Part.Row(boolean fromSouth) -> text.append(fromSouth ? (1 << zoom) - 1 - y : y);
        // the same tile always from the same server, or nothing in between could keep it
        case Part.Server(List<String> names) -> text.append(names.get(Math.floorMod(x + y, names.size())));
      }
    }
    return text.toString();
  }

  /** As it was given, without spaces around it. */
  public String template() {
    return template;
  }

  public int coarsestZoom() {
    return coarsestZoom;
  }

  public int finestZoom() {
    return finestZoom;
  }

  /** Tells maps apart; an address may hold a key that is the person's own, and can't be read out of this. */
  String fingerprint() {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256")
          .digest(String.join("\n", template, String.join(",", zoomNames)).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is in every Java", e);
    }
  }

  /** Of its server, for people. */
  public String host() {
    return String.valueOf(of(coarsestZoom, 0, 0).getHost()).toLowerCase(Locale.ROOT);
  }
}
