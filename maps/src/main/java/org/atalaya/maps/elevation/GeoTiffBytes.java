package org.atalaya.maps.elevation;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import org.atalaya.maps.projection.ProjectedMapping;
import org.atalaya.planner.terrain.GridMapping;

/**
 * A raster of bytes as GeoTIFF (TIFF 6.0 with OGC 19-008r4's keys): one value for each post of an elevation grid, the post
 * in the middle of its pixel, strips packed with Deflate. The same raster gives the same bytes.
 */
public final class GeoTiffBytes {
  private static final int STRIP_ROWS = 64;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int ASCII = 2;
  private static final int DOUBLE = 12;
  private static final int DEFLATE = 8;

  private GeoTiffBytes() {}

  /**
   * Where a raster lies.
   *
   * @param crs as {@link TerrainFileInfo} names it, {@code EPSG:32634}
   * @param mapping of the grid whose posts these are
   * @param firstColumn of the raster in columns of the mapping
   * @param firstRow of the raster in rows of the mapping
   */
  public record Place(String crs, GridMapping mapping, int firstColumn, int firstRow) {}

  /** The whole file. @throws IllegalArgumentException if the mapping is of a kind that no GeoTIFF was read with */
  public static byte[] of(Place place, int columns, int rows, byte[] values, int noData) {
    double west;
    double north;
    double columnStep;
    double rowStep;
    switch (place.mapping) {
      case GridMapping.Geographic g -> {
        west = g.westDegrees();
        north = g.northDegrees();
        columnStep = g.columnStepDegrees();
        rowStep = g.rowStepDegrees();
      }
      case ProjectedMapping p -> {
        west = p.westMeters();
        north = p.northMeters();
        columnStep = p.columnStepMeters();
        rowStep = p.rowStepMeters();
      }
      default -> throw new IllegalArgumentException("a mapping " + place.mapping.getClass().getSimpleName());
    }
    int strips = (rows + STRIP_ROWS - 1) / STRIP_ROWS;
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    int[] offsets = new int[strips];
    int[] sizes = new int[strips];
    for (int strip = 0; strip < strips; strip++) {
      int from = strip * STRIP_ROWS * columns;
      offsets[strip] = 8 + data.size();
      sizes[strip] = pack(values, from, Math.min(STRIP_ROWS * columns, values.length - from), data);
    }
    boolean geographic = place.mapping instanceof GridMapping.Geographic;
    int epsg = place.crs.matches("EPSG:[0-9]{1,5}") ? Integer.parseInt(place.crs.substring(5)) : geographic ? 4326 : 32767;
    int[] keys = {1, 1, 0, 3, 1024, 0, 1, geographic ? 2 : 1, 1025, 0, 1, 1, geographic ? 2048 : 3072, 0, 1, epsg};
    Directory directory = new Directory(8 + data.size());
    directory.add(256, LONG, columns);
    directory.add(257, LONG, rows);
    directory.add(258, SHORT, 8);
    directory.add(259, SHORT, DEFLATE);
    directory.add(262, SHORT, 1);
    directory.add(273, LONG, offsets);
    directory.add(277, SHORT, 1);
    directory.add(278, LONG, STRIP_ROWS);
    directory.add(279, LONG, sizes);
    directory.add(33550, columnStep, rowStep, 0);
    directory.add(33922, 0, 0, 0, west + (place.firstColumn - 0.5) * columnStep, north - (place.firstRow - 0.5) * rowStep, 0);
    directory.add(34735, SHORT, keys);
    directory.add(42113, Integer.toString(noData));
    byte[] tail = directory.bytes();
    ByteBuffer file = ByteBuffer.allocate(8 + data.size() + tail.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(directory.start);
    file.put(data.toByteArray()).put(tail);
    return file.array();
  }

  private static int pack(byte[] values, int from, int count, ByteArrayOutputStream out) {
    int before = out.size();
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(values, from, count);
      deflater.finish();
      byte[] buffer = new byte[1 << 16];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    if ((out.size() & 1) == 1) {
      out.write(0);
    }
    return out.size() - before;
  }

  /** The table of tags at the file's end, and the values that do not fit into it. */
  private static final class Directory {
    private static final int TAGS = 13;
    private final int start;
    private final ByteBuffer table = ByteBuffer.allocate(2 + TAGS * 12 + 4).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteArrayOutputStream beside = new ByteArrayOutputStream();

    Directory(int start) {
      this.start = start;
      table.putShort((short) TAGS);
    }

    void add(int tag, int type, int... values) {
      ByteBuffer bytes = ByteBuffer.allocate(values.length * (type == SHORT ? 2 : 4)).order(ByteOrder.LITTLE_ENDIAN);
      for (int value : values) {
        if (type == SHORT) {
          bytes.putShort((short) value);
        } else {
          bytes.putInt(value);
        }
      }
      put(tag, type, values.length, bytes.array());
    }

    void add(int tag, double... values) {
      ByteBuffer bytes = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
      for (double value : values) {
        bytes.putDouble(value);
      }
      put(tag, DOUBLE, values.length, bytes.array());
    }

    void add(int tag, String text) {
      byte[] bytes = (text + "\0").getBytes(StandardCharsets.US_ASCII);
      put(tag, ASCII, bytes.length, bytes);
    }

    private void put(int tag, int type, int count, byte[] bytes) {
      table.putShort((short) tag).putShort((short) type).putInt(count);
      if (bytes.length <= 4) {
        table.put(java.util.Arrays.copyOf(bytes, 4));
      } else {
        table.putInt(start + table.capacity() + beside.size());
        beside.writeBytes(bytes);
        if ((bytes.length & 1) == 1) {
          beside.write(0);
        }
      }
    }

    byte[] bytes() {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(table.array());
      all.writeBytes(beside.toByteArray());
      return all.toByteArray();
    }
  }
}
