package org.atalaya.maps.elevation;

import java.util.Locale;
import org.atalaya.planner.BadInputException;

/** How many posts may be read, so that a huge or a lying file ends in a clear line and not in a full memory. */
final class PostBudget {
  /** Of one file: what 11 tiles of 1″ × 3 hold, and a 20,000 × 20,000 raster. */
  static final long PER_FILE = 400_000_000;
  private long left;

  private PostBudget(long posts) {
    left = posts;
  }

  /** Two thirds of what this Java may use, at four bytes a post. */
  static PostBudget ofMemory() {
    return new PostBudget(Runtime.getRuntime().maxMemory() / 6);
  }

  /** @throws BadInputException if these posts are too many for a file, or no longer fit in memory */
  void take(String where, long columns, long rows) {
    if (columns < 2 || rows < 2) {
      throw new BadInputException(where, columns + " x " + rows + " posts", "at least 2 x 2");
    }
    if (columns > PER_FILE || rows > PER_FILE || columns * rows > PER_FILE) {
      throw new BadInputException(where, columns + " x " + rows + " posts",
          String.format(Locale.ROOT, "at most %,d in a file", PER_FILE));
    }
    if (columns * rows > left) {
      throw new BadInputException(where, String.format(Locale.ROOT, "%,d posts", columns * rows),
          String.format(Locale.ROOT, "at most %,d more in this computer's memory: open fewer files at once", left));
    }
    left -= columns * rows;
  }
}
