package org.atalaya.planner.lineofsight;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.terrain.Elevation;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.RoofAround;
import org.atalaya.planner.terrain.Terrain;
import org.atalaya.planner.terrain.TerrainProfile;

/**
 * The line between land and sky, all around a place (docs/methods/panorama.md). Elevation angles are over an earth of k
 * times its radius, as radio sees it; the eye, with k of about 1.15, sees what is far a few hundredths of a degree lower.
 *
 * @param directions by azimuth, from north on
 */
public record Panorama(List<Direction> directions) {
  /** Ridges within these distances are told apart, metres; the last ends where the look ends. */
  private static final double[] RIDGES_METERS = {400, 1500, 5000, 12_000};

  public Panorama {
    directions = List.copyOf(directions);
  }

  /**
   * What is met in one direction.
   *
   * @param azimuthDegrees clockwise from true north
   * @param horizon the highest that is known; empty where no ground is
   * @param knownMeters how far the ground is known
   * @param ridges the highest up to growing distances; each as the one before it or higher
   */
  public record Direction(double azimuthDegrees, List<Ridge> horizon, double knownMeters, List<Ridge> ridges) {
    public Direction {
      horizon = List.copyOf(horizon);
      ridges = List.copyOf(ridges);
    }
  }

  /**
   * @param elevationDegrees over the effective earth, upwards positive
   * @param distanceMeters from the observer
   * @param position on the middle of the direction
   * @param groundMeters above sea level, without what stands on it
   */
  public record Ridge(double elevationDegrees, double distanceMeters, GeoPoint position, OptionalDouble groundMeters) {}

  /**
   * @param observer where the antenna stands
   * @param heightMeters above ground, 0 or more
   * @param radiusMeters how far to look, 100 to 500,000
   * @param stepDegrees between directions, 0.01 to 90
   * @param k effective earth radius factor, above 0
   * @param treesMeters as {@link TerrainProfile#withTrees}
   */
  public record Request(GeoPoint observer, double heightMeters, double radiusMeters, double stepDegrees, double k,
      double treesMeters) {

    /** @throws IllegalArgumentException if a number is out of its range */
    public Request {
      if (!(heightMeters >= 0 && treesMeters >= 0 && k > 0) || Double.isInfinite(heightMeters + treesMeters + k)) {
        throw new IllegalArgumentException("height " + heightMeters + " m, trees " + treesMeters + " m, k " + k
            + ", expected 0 or more, 0 or more, above 0");
      }
      if (!(radiusMeters >= 100 && radiusMeters <= 500_000 && stepDegrees >= 0.01 && stepDegrees <= 90)) {
        throw new IllegalArgumentException("radius " + radiusMeters + " m, step " + stepDegrees
            + " degrees, expected 100 to 500000 and 0.01 to 90");
      }
    }
  }

  /**
   * Looks around, on all cores.
   *
   * @param terrain with what stands on it; along each direction it is looked at without gaps
   * @param roofs around the observer, which count between the directions too: see {@link RoofHorizon}
   * @throws BadInputException if the ground below the observer is missing
   * @throws CancellationException if steps say stop
   */
  public static Panorama of(Terrain terrain, List<RoofAround> roofs, Request request, Viewshed.Steps steps) {
    GeoPoint at = request.observer;
    double ground = switch (terrain.elevationAt(at)) {
      case Elevation.Missing missing -> throw new BadInputException("observer " + at.latitudeDegrees() + "," + at.longitudeDegrees(),
          "no height of the ground there (" + missing.gap().name() + ")", "a place on known terrain");
      case Elevation.Known known -> known.meters();
    };
    int count = (int) Math.ceil(360 / request.stepDegrees - 1e-9);
    RoofHorizon between = new RoofHorizon(roofs, request.stepDegrees, count, ground + request.heightMeters, request.k);
    AtomicInteger done = new AtomicInteger();
    return new Panorama(IntStream.range(0, count).parallel().mapToObj(i -> {
      if (!steps.step(done.getAndIncrement(), count)) {
        throw new CancellationException("stopped after " + done.get() + " of " + count + " directions");
      }
      return direction(terrain, request, i * request.stepDegrees, between.in(i));
    }).toList());
  }

  private static Direction direction(Terrain terrain, Request request, double azimuthDegrees,
      List<RoofHorizon.Seen> roofs) {
    GeodesicPath path = GeodesicPath.towards(request.observer, azimuthDegrees, request.radiusMeters);
    TerrainProfile profile = terrain.profile(path).withTrees(request.treesMeters);
    HorizonSearch search = new HorizonSearch(profile, request.heightMeters, request.k);
    double known = search.knownMeters();
    if (!(known > 0)) {
      return new Direction(azimuthDegrees, List.of(), 0, List.of());
    }
    Ridge[] ridges = new Ridge[RIDGES_METERS.length + 1];
    int ridge = 0;
    for (int i = 0; i < profile.segments() && profile.distanceMeters()[i] < known; i++) {
      for (; ridge < RIDGES_METERS.length && profile.distanceMeters()[i] >= RIDGES_METERS[ridge]; ridge++) {
        ridges[ridge] = ridge(terrain, path, search);
      }
      search.look(i);
    }
    for (; ridge < ridges.length; ridge++) {
      ridges[ridge] = ridge(terrain, path, search);
    }
    for (RoofHorizon.Seen roof : roofs) {
      raise(ridges, roof, known, terrain, path);
    }
    return new Direction(azimuthDegrees, List.of(ridges[ridges.length - 1]), known, List.of(ridges));
  }

  /** Puts a roof into the ridges that reach as far as it and look lower. */
  private static void raise(Ridge[] ridges, RoofHorizon.Seen roof, double known, Terrain terrain, GeodesicPath path) {
    double elevation = Math.toDegrees(Math.atan(roof.tangent()));
    for (int i = 0; i < ridges.length && roof.meters() < known; i++) {
      if (roof.meters() <= (i < RIDGES_METERS.length ? RIDGES_METERS[i] : known) && elevation > ridges[i].elevationDegrees) {
        GeoPoint at = path.pointAt(roof.meters());
        ridges[i] = new Ridge(elevation, roof.meters(), at, terrain.elevationAt(at).find());
      }
    }
  }

  private static Ridge ridge(Terrain terrain, GeodesicPath path, HorizonSearch search) {
    GeoPoint at = path.pointAt(search.meters());
    return new Ridge(search.elevationDegrees(), search.meters(), at, terrain.elevationAt(at).find());
  }
}
