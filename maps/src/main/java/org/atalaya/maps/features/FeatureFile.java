package org.atalaya.maps.features;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.atalaya.planner.BadInputException;

/** Files of places, lines and areas: GeoJSON, KML (also zipped, as KMZ) and GPX, told apart by their names. */
public final class FeatureFile {
  private static final int LARGEST_XML_BYTES = 50_000_000;

  private FeatureFile() {}

  private enum Format { GEOJSON, KML, KMZ, GPX, NONE }

  /** True where a file's name says that it is one of these. */
  public static boolean isOne(Path file) {
    return format(file) != Format.NONE;
  }

  private static Format format(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "geojson", "json" -> Format.GEOJSON;
      case "kml" -> Format.KML;
      case "kmz" -> Format.KMZ;
      case "gpx" -> Format.GPX;
      default -> Format.NONE;
    };
  }

  /**
   * All that the file holds, in its order.
   *
   * @throws BadInputException if it is none of these, is too large, or something in it is not what it should be
   */
  public static List<MapFeature> read(Path file) {
    return switch (format(file)) {
      case GEOJSON -> GeoJsonFile.read(file);
      case KML -> KmlReader.read(file.toString(), bytes(file, LARGEST_XML_BYTES, "a KML file"));
      case KMZ -> KmlReader.read(file.toString(), unzipped(file));
      case GPX -> GpxReader.read(file.toString(), bytes(file, LARGEST_XML_BYTES, "a GPX file"));
      case NONE -> throw new BadInputException(file.toString(), "a file of another kind", ".geojson, .json, .kml, .kmz or .gpx");
    };
  }

  /** @param what was expected, for messages */
  static byte[] bytes(Path file, long largest, String what) {
    try (InputStream in = Files.newInputStream(file)) {
      return bounded(file, in, largest);
    } catch (NoSuchFileException e) {
      throw new BadInputException(file.toString(), "no such file", what, e);
    } catch (IOException e) {
      throw new BadInputException(file.toString(), "it can't be read (" + e.getMessage() + ")", what, e);
    }
  }

  private static byte[] bounded(Path file, InputStream in, long largest) throws IOException {
    byte[] bytes = in.readNBytes((int) largest + 1);
    if (bytes.length > largest) {
      throw new BadInputException(file.toString(), "more than " + largest + " bytes", "at most that");
    }
    return bytes;
  }

  /** The first KML in the archive, which is what programs show of it. */
  private static byte[] unzipped(Path file) {
    byte[] archive = bytes(file, LARGEST_XML_BYTES, "a KMZ file");
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().toLowerCase(Locale.ROOT).endsWith(".kml")) {
          return bounded(file, zip, LARGEST_XML_BYTES);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInputException(file.toString(), "a broken archive (" + e.getMessage() + ")", "a KMZ file", e);
    }
    throw new BadInputException(file.toString(), "no KML in it", "a KMZ file");
  }
}
