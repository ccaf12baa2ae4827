package org.atalaya.planner.lineofsight;

import org.atalaya.planner.terrain.ElevationGrid;

/**
 * Holds the ray against each cell below a short straight piece of a path, and keeps what it has seen so far. Mutable:
 * for one thread.
 */
final class CellWalk {
  static final int CLEAR = 0;
  static final int ZONE_CUT = 1;
  static final int BLOCKED = 2;
  /** Too near to the border between two verdicts. */
  static final int DOUBT = 3;
  /** A void lies on the way. */
  static final int UNKNOWN = 4;

  private static final int VOID_STEPS_PER_POST = 8;

  /** More than a height loses as a 32-bit number. */
  private static final float FLOAT_METERS = 0.002f;

  private GroundSheet sheet;
  private RayOverPath ray;
  private boolean blocked;
  private boolean zoneCut;
  private boolean rayInDoubt;
  private boolean zoneInDoubt;
  private boolean voidNear;
  /** The piece at hand: where it starts, how far it goes, which share of the path it is. */
  private double startU;
  private double startV;
  private double du;
  private double dv;
  private double startT;
  private double dt;
  /** The tangent below which the ray less zone and trees nowhere runs: at its start, and by how much it rises. */
  private double floorStart;
  private double floorRise;
  private double room;

  void begin(GroundSheet sheet, RayOverPath ray, int state) {
    this.sheet = sheet;
    this.ray = ray;
    blocked = state == BLOCKED;
    zoneCut = state == ZONE_CUT;
    rayInDoubt = false;
    zoneInDoubt = false;
    voidNear = false;
  }

  boolean blocked() {
    return blocked;
  }

  boolean zoneCut() {
    return zoneCut;
  }

  int result() {
    if (voidNear || !blocked && rayInDoubt) {
      return DOUBT;
    }
    if (blocked) {
      return BLOCKED;
    }
    return zoneCut ? ZONE_CUT : zoneInDoubt ? DOUBT : CLEAR;
  }

  /**
   * Looks for voids below a straight piece whose places may be off by so many posts. True if the path runs through one
   * for certain; one that it may touch is kept in mind.
   */
  boolean meetsVoid(double u0, double v0, double u1, double v1, double off) {
    if (!anyVoid(Math.min(u0, u1) - off, Math.min(v0, v1) - off, Math.max(u0, u1) + off, Math.max(v0, v1) + off)) {
      return false;
    }
    double du = u1 - u0;
    double dv = v1 - v0;
    int steps = 1 + (int) (VOID_STEPS_PER_POST * Math.max(Math.abs(du), Math.abs(dv)));
    for (int i = 0; i < steps; i++) {
      double u = u0 + du * (i + 0.5) / steps;
      double v = v0 + dv * (i + 0.5) / steps;
      double reachU = Math.abs(du) / (2 * steps) + off;
      double reachV = Math.abs(dv) / (2 * steps) + off;
      int left = (int) Math.max(u - reachU, 0);
      int right = (int) Math.min(u + reachU, sheet.columns() - 2);
      int top = (int) Math.max(v - reachV, 0);
      int bottom = (int) Math.min(v + reachV, sheet.rows() - 2);
      for (int r = top; r <= bottom; r++) {
        for (int c = left; c <= right; c++) {
          if (Double.isNaN(sheet.height(c, r, 0, 0))) {
            if (u - off > c && u + off < c + 1 && v - off > r && v + off < r + 1) {
              return true;
            }
            voidNear = true;
          }
        }
      }
    }
    return false;
  }

  private boolean anyVoid(double left, double top, double right, double bottom) {
    for (int r = (int) Math.max(top, 0); r <= Math.min(bottom, sheet.rows() - 2); r++) {
      for (int c = (int) Math.max(left, 0); c <= Math.min(right, sheet.columns() - 2); c++) {
        if (Double.isNaN(sheet.height(c, r, 0, 0))) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * A straight piece from u0, v0 to u1, v1, from share t0 to t1 of the path; roomMeters is what the ground may be higher or
   * lower.
   */
  void walk(double u0, double v0, double u1, double v1, double t0, double t1, double roomMeters) {
    startU = u0;
    startV = v0;
    du = u1 - u0;
    dv = v1 - v0;
    startT = t0;
    dt = t1 - t0;
    room = roomMeters;
    double t = (t0 + t1) / 2;
    double root = Math.sqrt(t * (1 - t));
    double zone = zoneCut ? 0 : ray.zone();
    double slope = ray.slope(t) - zone * (1 - 2 * t) / (2 * root);
    floorRise = slope * dt;
    floorStart = ray.height(t) - zone * root - ray.treesWithin(t0, t1) - floorRise / 2;
    if (sheet.single()) {
      stride();
    } else {
      cells();
    }
  }

  /**
   * From column to column, or row to row where the piece runs rather along the rows' axis: within one it meets two cells
   * at most, whose six posts are asked without a branch that depends on where it runs. Only what is not below the ray
   * for certain is looked at cell by cell.
   */
  private void stride() {
    boolean alongColumns = Math.abs(du) >= Math.abs(dv);
    double start = alongColumns ? startU : startV;
    double along = alongColumns ? du : dv;
    double beside = alongColumns ? startV : startU;
    double drift = alongColumns ? dv : du;
    int lastCell = (alongColumns ? sheet.columns() : sheet.rows()) - 2;
    int lastBeside = (alongColumns ? sheet.rows() : sheet.columns()) - 2;
    int first = Math.min(lastCell, (int) start);
    int last = Math.min(lastCell, (int) (start + along));
    int step = last < first ? -1 : 1;
    double perPost = 1 / along;
    ElevationGrid grid = sheet.gridAt(0, 0);
    int columnShift = sheet.columnShift(0, 0);
    int rowShift = sheet.rowShift(0, 0);
    double s = 0;
    for (int cell = first; !blocked; cell += step) {
      double next = cell == last ? 1 : (cell + (step > 0 ? 1 : 0) - start) * perPost;
      int near = Math.min((int) (beside + drift * (drift > 0 ? s : next)), lastBeside);
      int far = Math.min(near + 2, lastBeside + 1);
      float free = (float) (floorStart + floorRise * (floorRise < 0 ? next : s) - room) - FLOAT_METERS;
      boolean below = alongColumns
          ? below(grid, cell + columnShift, near + rowShift, near + 1 + rowShift, far + rowShift, free)
          : belowAcross(grid, cell + rowShift, near + columnShift, near + 1 + columnShift, far + columnShift, free);
      if (!below) {
        int from = Math.max(0, Math.min((int) (beside + drift * s), lastBeside));
        int to = Math.max(Math.max(0, from - 1), Math.min((int) (beside + drift * next), Math.min(from + 1, lastBeside)));
        double between = from == to ? next : Math.min(next, (Math.max(from, to) - beside) / drift);
        cell(grid, columnShift, rowShift, alongColumns ? cell : from, alongColumns ? from : cell, s, between);
        if (from != to) {
          cell(grid, columnShift, rowShift, alongColumns ? cell : to, alongColumns ? to : cell, between, next);
        }
      }
      if (cell == last) {
        return;
      }
      s = next;
    }
  }

  private static boolean below(ElevationGrid grid, int column, int a, int b, int c, float free) {
    return grid.height(column, a) <= free && grid.height(column + 1, a) <= free && grid.height(column, b) <= free
        && grid.height(column + 1, b) <= free && grid.height(column, c) <= free && grid.height(column + 1, c) <= free;
  }

  private static boolean belowAcross(ElevationGrid grid, int row, int a, int b, int c, float free) {
    return grid.height(a, row) <= free && grid.height(b, row) <= free && grid.height(c, row) <= free
        && grid.height(a, row + 1) <= free && grid.height(b, row + 1) <= free && grid.height(c, row + 1) <= free;
  }

  /** From cell to cell, each under the grid that rules it. */
  private void cells() {
    double perColumn = du == 0 ? Double.POSITIVE_INFINITY : 1 / Math.abs(du);
    double perRow = dv == 0 ? Double.POSITIVE_INFINITY : 1 / Math.abs(dv);
    double nextColumn = du == 0 ? 2 : (du > 0 ? Math.floor(startU) + 1 - startU : startU - Math.ceil(startU) + 1) * perColumn;
    double nextRow = dv == 0 ? 2 : (dv > 0 ? Math.floor(startV) + 1 - startV : startV - Math.ceil(startV) + 1) * perRow;
    int columnStep = du > 0 ? 1 : -1;
    int rowStep = dv > 0 ? 1 : -1;
    double firstMiddle = Math.min(1, Math.min(nextColumn, nextRow)) / 2;
    int c = Math.clamp((int) (startU + du * firstMiddle), 0, sheet.columns() - 2);
    int r = Math.clamp((int) (startV + dv * firstMiddle), 0, sheet.rows() - 2);
    double s = 0;
    while (s < 1 && !blocked) {
      double columnOrRow = nextColumn < nextRow ? nextColumn : nextRow;
      double next = columnOrRow < 1 ? columnOrRow : 1;
      cell(sheet.gridAt(c, r), sheet.columnShift(c, r), sheet.rowShift(c, r), c, r, s, next);
      if (nextColumn <= next) {
        nextColumn += perColumn;
        c = Math.clamp(c + columnStep, 0, sheet.columns() - 2);
      }
      if (nextRow <= next) {
        nextRow += perRow;
        r = Math.clamp(r + rowStep, 0, sheet.rows() - 2);
      }
      s = next;
    }
  }

  /** What of the piece lies in one cell of a grid, between two shares of the piece. */
  private void cell(ElevationGrid grid, int columnShift, int rowShift, int c, int r, double s, double next) {
    int column = c + columnShift;
    int row = r + rowShift;
    // No lower than the tangent to ray less zone in the middle of the whole piece: cheap, and mostly enough.
    float free = (float) (floorStart + floorRise * (floorRise < 0 ? next : s) - room) - FLOAT_METERS;
    float northWest = grid.height(column, row);
    float northEast = grid.height(column + 1, row);
    float southWest = grid.height(column, row + 1);
    float southEast = grid.height(column + 1, row + 1);
    if (northWest <= free && northEast <= free && southWest <= free && southEast <= free) {
      return;
    }
    // Along a straight line over the cell the ground is a parabola, and its bend is the cell's twist.
    double toEast = (double) northEast - northWest;
    double toSouth = (double) southWest - northWest;
    double twist = (double) southEast - southWest - toEast;
    double x = startU - c + du * s;
    double y = startV - r + dv * s;
    double groundStart = northWest + x * toEast + y * (toSouth + x * twist);
    double alongX = du * (next - s);
    double alongY = dv * (next - s);
    double groundEnd = groundStart + alongX * (toEast + y * twist) + alongY * (toSouth + (x + alongX) * twist);
    double middle = (s + next) / 2;
    double groundMiddle = (groundStart + groundEnd) / 2 - twist * alongX * alongY / 4;
    double lowest = RayClearance.floor(floorStart + floorRise * s - groundStart,
        floorStart + floorRise * middle - groundMiddle, floorStart + floorRise * next - groundEnd);
    if (lowest < room) {
      hold(groundStart, groundMiddle, groundEnd, startT + dt * s, startT + dt * middle, startT + dt * next);
    }
  }

  /** One cell: the ground where the path enters it, half-way, and where it leaves it. */
  private void hold(double groundStart, double groundMiddle, double groundEnd, double from, double middle, double to) {
    double free = ray.height(middle) - groundMiddle;
    double rayStep = ray.slope(middle) * (to - from) / 2;
    double trees = ray.treesWithin(from, to);
    double zone = zoneCut ? 0 : ray.zone(middle);
    double zoneStep = zoneCut ? 0 : ray.zoneSlope(middle) * (to - from) / 2;
    double lowest = RayClearance.floor(free + groundMiddle - rayStep + zoneStep - groundStart, free,
        free + groundMiddle + rayStep - zoneStep - groundEnd) - zone - trees;
    if (lowest >= room) {
      return;
    }
    double freeMiddle = free - ray.treesFor(middle);
    double freeStart = ray.height(from) - groundStart - ray.treesFor(from);
    if (freeMiddle < -room || freeStart < -room) {
      blocked = true;
      return;
    }
    if (!zoneCut) {
      if (freeMiddle < zone - room || freeStart < ray.zone(from) - room) {
        zoneCut = true;
      } else {
        zoneInDoubt = true;
      }
    }
    double lowestRay = RayClearance.floor(free + groundMiddle - rayStep - groundStart, free,
        free + groundMiddle + rayStep - groundEnd) - trees;
    if (lowestRay < room) {
      rayInDoubt = true;
    }
  }
}
