package org.atalaya.planner.lineofsight;

import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GridMapping;

/**
 * What an antenna sees around it: an answer for each post of the finest grid near it, with an antenna at that post. Each is
 * that of {@link LineOfSight#verdict} on the path from the observer to the post; docs/methods/viewshed.md says how it is
 * found faster, and how often the answers were found to differ. Immutable.
 */
public final class Viewshed {
  public static final byte HIDDEN = 0;
  public static final byte SEEN = 1;
  /** Ground is missing there or on the way, or the post lies beyond the radius. */
  public static final byte NO_DATA = (byte) 255;

  private final ViewshedWindow window;
  private final byte[] cells;
  private final long within;
  private final long exact;

  Viewshed(ViewshedWindow window, byte[] cells, long within, long exact) {
    this.window = window;
    this.cells = cells;
    this.within = within;
    this.exact = exact;
  }

  /** How long work tells where it is, and hears that it should stop. Called from any thread. */
  @FunctionalInterface
  public interface Steps {
    /** @return false to stop */
    boolean step(long done, long total);
  }

  /**
   * Looks around, on all cores. The same input gives the same answer, however many there are.
   *
   * @throws org.atalaya.planner.BadInputException if the ground below the observer is missing, or too many posts lie within the radius
   * @throws java.util.concurrent.CancellationException if steps say stop, or the thread is interrupted
   */
  public static Viewshed of(SightGround ground, ViewshedRequest request, Steps steps) {
    return new ViewshedRun(ground, request, steps).run();
  }

  /** Columns of posts. */
  public int columns() {
    return window.columns;
  }

  /** Rows of posts. */
  public int rows() {
    return window.rows;
  }

  /** {@link #SEEN}, {@link #HIDDEN} or {@link #NO_DATA}. */
  public byte at(int column, int row) {
    return cells[row * window.columns + column];
  }

  /** True where the post is seen. */
  public boolean seen(int column, int row) {
    return at(column, row) == SEEN;
  }

  /** Where a post stands. */
  public GeoPoint position(int column, int row) {
    return window.position(row * window.columns + column);
  }

  /** Height of the ground at a post, metres above sea level; NaN where it is not known for certain. */
  public float groundMeters(int column, int row) {
    return window.heights[row * window.columns + column];
  }

  /** The mapping of the grid whose posts these are. */
  public GridMapping mapping() {
    return window.sheet.mapping();
  }

  /** This one's first column, in columns of {@link #mapping}. */
  public int firstColumn() {
    return window.column0 + window.sheet.firstColumn();
  }

  /** This one's first row, in rows of {@link #mapping}. */
  public int firstRow() {
    return window.row0 + window.sheet.firstRow();
  }

  /** How many posts lie within the radius, whether anything is known of them or not. */
  public long within() {
    return within;
  }

  /** How many posts are seen. */
  public long seen() {
    long seen = 0;
    for (byte cell : cells) {
      seen += cell == SEEN ? 1 : 0;
    }
    return seen;
  }

  /** How many posts were looked at one by one. */
  public long exactVerdicts() {
    return exact;
  }

  /** All posts, row by row from the north. */
  public byte[] cells() {
    return cells.clone();
  }
}
