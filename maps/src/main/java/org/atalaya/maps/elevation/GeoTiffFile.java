package org.atalaya.maps.elevation;

import it.geosolutions.imageioimpl.plugins.tiff.TIFFImageReaderSpi;
import java.awt.geom.AffineTransform;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.atalaya.maps.projection.MapProjection;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GridMapping;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.io.imageio.geotiff.GeoTiffIIOMetadataDecoder;
import org.geotools.coverage.grid.io.imageio.geotiff.PixelScale;
import org.geotools.coverage.grid.io.imageio.geotiff.TiePoint;

/**
 * GeoTIFF (OGC 19-008r4) through GeoTools' TIFF reader and metadata decoder. Where a pixel is an area, its height stands
 * at the pixel's centre. Where the file says "no data" or NaN, or gives a height that no ground has, there is a void.
 */
final class GeoTiffFile {
  private static final int MODEL_TYPE = 1024;
  private static final int RASTER_TYPE = 1025;
  private static final int CITATION = 1026;
  private static final int GEOGRAPHIC_TYPE = 2048;
  private static final int PROJECTED_TYPE = 3072;
  private static final int VERTICAL_UNITS = 4099;
  private static final String PIXEL_IS_POINT = "2";
  private static final int BAND_ROWS = 256;
  /** Ground lies between these; files that mark voids by an extreme number without saying so are recognised by it. */
  private static final double LOWEST_METERS = -12_000;
  private static final double HIGHEST_METERS = 12_000;

  private final String where;
  private final GeoTiffIIOMetadataDecoder metadata;

  private GeoTiffFile(String where, GeoTiffIIOMetadataDecoder metadata) {
    this.where = where;
    this.metadata = metadata;
  }

  static GeoreferencedGrid read(Path file, PostBudget budget) throws IOException {
    String where = file.getFileName().toString();
    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
      TiffBlocks.requireWhole(where, in);
    } catch (IOException e) {
      throw unreadable(where, e);
    }
    ImageReader reader = new TIFFImageReaderSpi().createReaderInstance();
    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
      reader.setInput(in);
      int columns = reader.getWidth(0);
      int rows = reader.getHeight(0);
      GeoTiffIIOMetadataDecoder metadata = new GeoTiffIIOMetadataDecoder(reader.getImageMetadata(0));
      GeoTiffFile geoTiff = new GeoTiffFile(where, metadata);
      budget.take(where, columns, rows);
      boolean southUp = geoTiff.transform().getScaleY() > 0;
      Placement placement = geoTiff.placement(rows);
      Georeference georeference = geoTiff.georeference(placement, columns, rows);
      float[] heights = geoTiff.heights(reader, columns, rows, southUp);
      return new GeoreferencedGrid(georeference.crs(), new ElevationGrid(where, georeference.mapping(), columns, rows, heights));
    } catch (BadInputException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw unreadable(where, e);
    } finally {
      reader.dispose();
    }
  }

  private static BadInputException unreadable(String where, Exception e) {
    return new BadInputException(where, "a TIFF that can't be read" + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")"), "a whole GeoTIFF", e);
  }

  private record Georeference(String crs, GridMapping mapping) {}

  /** From pixel corners to the coordinate system's plane. */
  private AffineTransform transform() {
    PixelScale scale = metadata.getModelPixelScales();
    TiePoint[] ties = metadata.getModelTiePoints();
    boolean scaled = metadata.hasPixelScales() && scale.getScaleX() > 0 && scale.getScaleY() != 0;
    if (scaled && metadata.hasTiePoints() && ties.length > 0) {
      TiePoint tie = ties[0];
      AffineTransform transform = new AffineTransform(scale.getScaleX(), 0, 0, -scale.getScaleY(),
          tie.getValueAt(3), tie.getValueAt(4));
      transform.translate(-tie.getValueAt(0), -tie.getValueAt(1));
      return transform;
    }
    AffineTransform matrix = metadata.hasModelTrasformation() ? metadata.getModelTransformation() : null;
    if (matrix == null || matrix.getDeterminant() == 0) {
      throw new BadInputException(where, "no georeference (neither scale and tie point nor a transformation)", "a GeoTIFF");
    }
    if (matrix.getShearX() != 0 || matrix.getShearY() != 0 || matrix.getScaleX() < 0) {
      throw new BadInputException(where, "a rotated raster", "rows along the coordinate system's eastings");
    }
    return matrix;
  }

  private Placement placement(int rows) {
    AffineTransform transform = transform();
    double inPixel = PIXEL_IS_POINT.equals(key(RASTER_TYPE).orElse("")) ? 0 : 0.5;
    double firstRow = transform.getTranslateY() + inPixel * transform.getScaleY();
    double north = transform.getScaleY() < 0 ? firstRow : firstRow + (rows - 1) * transform.getScaleY();
    return new Placement(transform.getTranslateX() + inPixel * transform.getScaleX(), north,
        transform.getScaleX(), Math.abs(transform.getScaleY()));
  }

  private Georeference georeference(Placement placement, int columns, int rows) {
    boolean geographic = "2".equals(key(MODEL_TYPE).orElse(""));
    int epsg = code(geographic ? GEOGRAPHIC_TYPE : PROJECTED_TYPE);
    if (epsg == 0) {
      throw new BadInputException(where, "a coordinate system without an EPSG number"
          + key(CITATION).map(citation -> " (" + citation + ")").orElse(""), "one with a number: reproject the file, to EPSG:4326 say");
    }
    String name = "EPSG:" + epsg;
    if (geographic && CoordinateSystems.isPlainGeographic(epsg)) {
      return new Georeference(name, placement.geographic(where, columns, rows));
    }
    Optional<MapProjection> formula = CoordinateSystems.findFormula(epsg);
    if (formula.isPresent()) {
      return new Georeference(name, placement.projected(formula.get()));
    }
    CoordinateReferenceSystem crs = CoordinateSystems.decode(where, epsg);
    return new Georeference(name, placement.in(where, crs));
  }

  private int code(int key) {
    try {
      int code = Integer.parseInt(key(key).orElse("0").trim());
      return code == 32767 ? 0 : code;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private Optional<String> key(int id) {
    return metadata.hasGeoKey() ? Optional.ofNullable(metadata.getGeoKey(id)) : Optional.empty();
  }

  private double meters() {
    return switch (code(VERTICAL_UNITS)) {
      case 9002 -> 0.3048;
      case 9003 -> 1200.0 / 3937;
      default -> 1;
    };
  }

  private float[] heights(ImageReader reader, int columns, int rows, boolean southUp) throws IOException {
    float[] heights = new float[Math.multiplyExact(columns, rows)];
    float noData = metadata.hasNoData() ? (float) metadata.getNoData() : Float.NaN;
    double meters = meters();
    ImageReadParam part = reader.getDefaultReadParam();
    float[] row = new float[columns];
    for (int first = 0; first < rows; first += BAND_ROWS) {
      int count = Math.min(BAND_ROWS, rows - first);
      part.setSourceRegion(new java.awt.Rectangle(0, first, columns, count));
      Raster raster = reader.read(0, part).getData();
      if (raster.getNumBands() != 1) {
        throw new BadInputException(where, raster.getNumBands() + " bands", "one band of heights");
      }
      for (int y = 0; y < count; y++) {
        raster.getSamples(raster.getMinX(), raster.getMinY() + y, columns, 1, 0, row);
        int to = (southUp ? rows - 1 - first - y : first + y) * columns;
        for (int x = 0; x < columns; x++) {
          heights[to + x] = height(row[x], noData, meters);
        }
      }
    }
    return heights;
  }

  private static float height(float value, float noData, double meters) {
    double height = value * meters;
    boolean known = value != noData && height > LOWEST_METERS && height < HIGHEST_METERS;
    return known ? (float) height : Float.NaN;
  }
}
