package org.atalaya.planner.lineofsight;

import java.util.Arrays;

/** Writes answers into the view, and asks {@link SightKernel} for those that the fan leaves open. Mutable: for one thread. */
final class ViewshedWorker implements FanWedge.Answers {
  private static final int ASK_AT_ONCE = 1024;

  private final SightGround ground;
  private final ViewshedRequest request;
  private final Station from;
  private final ViewshedWindow window;
  private final byte[] cells;
  private final SightKernel kernel;
  private final double rimMeters;
  /** True where a free ray is not enough to be seen. */
  private final boolean more;
  private final int[] asked = new int[ASK_AT_ONCE];
  private final Station[] stations = new Station[ASK_AT_ONCE];
  private final Verdict[] verdicts = new Verdict[ASK_AT_ONCE];
  private int open;
  private long within;
  private long exact;

  ViewshedWorker(SightGround ground, ViewshedRequest request, Station from, ViewshedWindow window, byte[] cells,
      double rimMeters, SightKernel kernel) {
    this.ground = ground;
    this.request = request;
    this.from = from;
    this.window = window;
    this.cells = cells;
    this.kernel = kernel;
    this.rimMeters = rimMeters;
    more = request.frequencyMhz().isPresent() || request.treesMeters() > 0 || ground.covered();
  }

  long within() {
    return within;
  }

  /** How many posts were looked at one by one. */
  long exactVerdicts() {
    return exact;
  }

  /** Judges the posts between some neighbouring rays. */
  void fan(FanSide side, int firstRay, int lastRay) {
    double limit = request.radiusMeters() + 4 * rimMeters;
    FanRay one = new FanRay(side.steps());
    FanRay other = new FanRay(side.steps());
    FanWedge wedge = new FanWedge(side.steps());
    one.trace(window, side, from, firstRay, request.k(), limit * 1.01);
    for (int ray = firstRay + 1; ray <= lastRay; ray++) {
      other.trace(window, side, from, ray, request.k(), limit * 1.01);
      wedge.walk(window, side, from, request.targetHeightMeters(), one, other, limit, this);
      FanRay swap = one;
      one = other;
      other = swap;
    }
  }

  /** The post at the observer's own place, if there is one: no ray meets it. */
  void observersPost() {
    double column = from.column - window.column0;
    double row = from.row - window.row0;
    if (Math.abs(column - Math.rint(column)) <= FanSide.ON_LINE_POSTS && Math.abs(row - Math.rint(row)) <= FanSide.ON_LINE_POSTS) {
      open((int) Math.rint(row) * window.columns + (int) Math.rint(column), 0);
    }
  }

  /** Judges whole rows one post at a time. */
  void rows(int first, int last) {
    for (int index = first * window.columns; index < last * window.columns; index++) {
      Station to = ground.station(window.position(index), request.targetHeightMeters());
      if (SightKernel.within(from, to, request.radiusMeters())) {
        within++;
        ask(index, to);
      }
    }
  }

  private boolean inRange(int index, double meters) {
    boolean in = meters < request.radiusMeters() - rimMeters || meters < request.radiusMeters() + rimMeters
        && SightKernel.within(from, ground.station(window.position(index), request.targetHeightMeters()), request.radiusMeters());
    within += in ? 1 : 0;
    return in;
  }

  @Override
  public void judged(int index, double meters, boolean seen) {
    if (seen && more) {
      open(index, meters);
    } else if (inRange(index, meters)) {
      cells[index] = seen ? Viewshed.SEEN : Viewshed.HIDDEN;
    }
  }

  @Override
  public void unknown(int index, double meters) {
    inRange(index, meters);
  }

  @Override
  public void open(int index, double meters) {
    if (inRange(index, meters) && !window.missing(index)) {
      ask(index, ground.station(window.position(index), request.targetHeightMeters()));
    }
  }

  private void ask(int index, Station to) {
    asked[open] = index;
    stations[open++] = to;
    if (open == ASK_AT_ONCE) {
      flush();
    }
  }

  /** Answers what is still open. */
  void flush() {
    if (open == 0) {
      return;
    }
    kernel.judge(from, stations, open, verdicts);
    for (int i = 0; i < open; i++) {
      cells[asked[i]] = switch (verdicts[i]) {
        case CLEAR -> Viewshed.SEEN;
        case FRESNEL -> request.frequencyMhz().isPresent() ? Viewshed.HIDDEN : Viewshed.SEEN;
        case BLOCKED -> Viewshed.HIDDEN;
        case UNKNOWN -> Viewshed.NO_DATA;
      };
    }
    exact += open;
    open = 0;
    Arrays.fill(stations, null);
  }
}
