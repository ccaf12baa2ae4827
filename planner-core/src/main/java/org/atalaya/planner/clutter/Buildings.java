package org.atalaya.planner.clutter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.Obstacle;
import org.atalaya.planner.terrain.RoofAround;
import org.atalaya.planner.terrain.Terrain;

/**
 * Buildings on a terrain, found by the squares of latitude and longitude that they lie in. A roof is flat and lies the
 * building's height above the highest ground at a corner. A building without known ground below it is left out: paths
 * across it are unknown. Immutable.
 */
public final class Buildings {
  public static final Buildings NONE = new Buildings(List.of(), Map.of());

  private static final double SQUARE_DEGREES = 0.002;
  private static final double DEGREE_METERS = 110_500;
  private static final double EARTH_RADIUS_METERS = 6_371_008.8;

  private final List<Block> blocks;
  private final Map<Long, int[]> squares;

  /** A building with its corners on the unit sphere. */
  private record Block(double[][][] rings, double topMeters) {}

  /** What a building does to a path. */
  interface Taker {
    /** The path crosses it here; the roof is so high above sea level. */
    void crossed(double fromMeters, double toMeters, double topMeters);

    /** An edge of it lies beside the path. */
    void beside(Obstacle obstacle);
  }

  private Buildings(List<Block> blocks, Map<Long, int[]> squares) {
    this.blocks = blocks;
    this.squares = squares;
  }

  /** Time and memory grow with the number of corners. */
  public static Buildings of(List<Building> buildings, Terrain terrain) {
    List<Block> blocks = new ArrayList<>();
    Map<Long, List<Integer>> squares = new HashMap<>();
    for (Building building : buildings) {
      OptionalDouble ground = building.footprint().rings().getFirst().stream().map(terrain::elevationAt)
          .flatMapToDouble(elevation -> elevation.find().stream()).max();
      if (ground.isPresent()) {
        for (long square : squaresOf(building.footprint().rings().getFirst())) {
          squares.computeIfAbsent(square, any -> new ArrayList<>()).add(blocks.size());
        }
        blocks.add(new Block(building.footprint().rings().stream()
            .map(ring -> ring.stream().map(PathFrame::vector).toArray(double[][]::new)).toArray(double[][][]::new),
            ground.getAsDouble() + building.heightMeters()));
      }
    }
    Map<Long, int[]> packed = new HashMap<>();
    squares.forEach((square, list) -> packed.put(square, list.stream().mapToInt(Integer::intValue).toArray()));
    return new Buildings(List.copyOf(blocks), Map.copyOf(packed));
  }

  public boolean isEmpty() {
    return blocks.isEmpty();
  }

  /** Every building with a corner within the radius, as it lies around a place. Time grows with the number of corners. */
  public List<RoofAround> around(GeoPoint at, double radiusMeters) {
    double[] here = PathFrame.vector(at);
    // generous: the sphere's distances are within half a per cent of the ellipsoid's
    double reach = Math.cos(Math.min(Math.PI, 1.01 * radiusMeters / EARTH_RADIUS_METERS));
    return blocks.stream()
        .filter(block -> Arrays.stream(block.rings[0]).anyMatch(corner -> PathFrame.dot(here, corner) >= reach))
        .map(block -> new RoofAround(Arrays.stream(block.rings).map(ring -> Arrays.stream(ring)
            .map(corner -> eastNorth(at, corner)).toArray(double[][]::new)).toList(), block.topMeters))
        .toList();
  }

  private static double[] eastNorth(GeoPoint at, double[] corner) {
    GeodesicPath path = GeodesicPath.of(at, new GeoPoint(Math.toDegrees(Math.asin(Math.clamp(corner[2], -1, 1))),
        Math.toDegrees(Math.atan2(corner[1], corner[0]))));
    double azimuth = Math.toRadians(path.azimuthFromDegrees());
    return new double[] {path.distanceMeters() * Math.sin(azimuth), path.distanceMeters() * Math.cos(azimuth)};
  }

  private static TreeSet<Long> squaresOf(List<GeoPoint> ring) {
    TreeSet<Long> squares = new TreeSet<>();
    long south = square(ring.stream().mapToDouble(GeoPoint::latitudeDegrees).min().orElseThrow());
    long north = square(ring.stream().mapToDouble(GeoPoint::latitudeDegrees).max().orElseThrow());
    long west = square(ring.stream().mapToDouble(GeoPoint::longitudeDegrees).min().orElseThrow());
    long east = square(ring.stream().mapToDouble(GeoPoint::longitudeDegrees).max().orElseThrow());
    if ((north - south) * (east - west) > 1_000_000) {
      throw new IllegalArgumentException("a building wider than a town");
    }
    for (long row = south; row <= north; row++) {
      for (long column = west; column <= east; column++) {
        squares.add(key(row, column));
      }
    }
    return squares;
  }

  private static long square(double degrees) {
    return (long) Math.floor(degrees / SQUARE_DEGREES);
  }

  private static long key(long row, long column) {
    return row << 32 ^ column & 0xFFFF_FFFFL;
  }

  /** @param reachMeters how far beside the path something may matter */
  void meet(GeodesicPath path, double reachMeters, Taker taker) {
    if (blocks.isEmpty()) {
      return;
    }
    PathFrame frame = new PathFrame(path);
    for (int block : near(path, reachMeters)) {
      meet(frame, path.distanceMeters(), blocks.get(block), reachMeters, taker);
    }
  }

  /** The buildings in the squares around the path, in their order. */
  private int[] near(GeodesicPath path, double reachMeters) {
    TreeSet<Integer> near = new TreeSet<>();
    // Steps so short, and margins so wide, that no square within reach is passed over.
    double step = SQUARE_DEGREES / 4 * DEGREE_METERS;
    double latitudeMargin = (reachMeters + step) * 1.02 / DEGREE_METERS;
    int steps = (int) Math.max(1, Math.ceil(path.distanceMeters() / step));
    long lastRow = Long.MIN_VALUE;
    long lastColumn = Long.MIN_VALUE;
    for (int i = 0; i <= steps; i++) {
      GeoPoint at = path.pointAt(path.distanceMeters() * i / steps);
      double longitudeMargin = latitudeMargin / Math.cos(Math.toRadians(Math.min(89, Math.abs(at.latitudeDegrees()) + latitudeMargin)));
      long south = square(at.latitudeDegrees() - latitudeMargin);
      long north = square(at.latitudeDegrees() + latitudeMargin);
      long west = square(at.longitudeDegrees() - longitudeMargin);
      long east = square(at.longitudeDegrees() + longitudeMargin);
      if (key(south, west) == lastRow && key(north, east) == lastColumn) {
        continue;
      }
      lastRow = key(south, west);
      lastColumn = key(north, east);
      for (long row = south; row <= north; row++) {
        for (long column = west; column <= east; column++) {
          Arrays.stream(squares.getOrDefault(key(row, column), new int[0])).forEach(near::add);
        }
      }
    }
    return near.stream().mapToInt(Integer::intValue).toArray();
  }

  private static void meet(PathFrame frame, double length, Block block, double reachMeters, Taker taker) {
    List<Double> crossings = new ArrayList<>();
    for (double[][] ring : block.rings) {
      double along = frame.alongMeters(ring[0]);
      double beside = frame.besideMeters(ring[0]);
      for (int i = 1; i < ring.length; i++) {
        double nextAlong = frame.alongMeters(ring[i]);
        double nextBeside = frame.besideMeters(ring[i]);
        if (beside > 0 != nextBeside > 0) {
          double crossing = along + (nextAlong - along) * beside / (beside - nextBeside);
          crossings.add(crossing);
          edge(along, crossing, beside, 0, block.topMeters, length, reachMeters, taker);
          edge(crossing, nextAlong, 0, nextBeside, block.topMeters, length, reachMeters, taker);
        } else {
          edge(along, nextAlong, beside, nextBeside, block.topMeters, length, reachMeters, taker);
        }
        along = nextAlong;
        beside = nextBeside;
      }
    }
    crossings.sort(null);
    for (int i = 0; i + 1 < crossings.size(); i += 2) {
      double from = Math.max(0, crossings.get(i));
      double to = Math.min(length, crossings.get(i + 1));
      if (from < to) {
        taker.crossed(from, to, block.topMeters);
      }
    }
  }

  /** Hands on the part of an edge that lies along the path and within reach. */
  private static void edge(double fromAlong, double toAlong, double fromBeside, double toBeside, double top, double length,
      double reachMeters, Taker taker) {
    boolean turn = fromAlong > toAlong;
    double from = turn ? toAlong : fromAlong;
    double to = turn ? fromAlong : toAlong;
    double beside = Math.abs(turn ? toBeside : fromBeside);
    double besideEnd = Math.abs(turn ? fromBeside : toBeside);
    if (to <= 0 || from >= length || Math.min(beside, besideEnd) > reachMeters) {
      return;
    }
    double width = to - from;
    if (width < 1e-6) {
      // A wall that stands across: its nearer end is what matters.
      taker.beside(new Obstacle(from, from, Math.min(beside, besideEnd), Math.min(beside, besideEnd), top));
      return;
    }
    double clippedFrom = Math.max(0, from);
    double clippedTo = Math.min(length, to);
    taker.beside(new Obstacle(clippedFrom, clippedTo, Math.max(0, beside + (besideEnd - beside) * (clippedFrom - from) / width),
        Math.max(0, beside + (besideEnd - beside) * (clippedTo - from) / width), top));
  }
}
