package org.atalaya.maps.download;

import java.nio.file.Path;

/** What became of one tile. */
public sealed interface TileOutcome {
  DegreeTile tile();

  /** It is there now. @param bytes that came over the line, in this run */
  record Fetched(DegreeTile tile, Path file, long bytes) implements TileOutcome {}

  /** It was there already. */
  record Kept(DegreeTile tile, Path file) implements TileOutcome {}

  /** The source has none: sea, or a country that it leaves out. */
  record Absent(DegreeTile tile) implements TileOutcome {}

  /** It did not come. */
  record Failed(DegreeTile tile, Why why) implements TileOutcome {}

  /** Why a tile did not come. */
  enum Why {
    /** Not even a connection was made. */
    NOT_REACHED,
    /** The server said nothing for too long, or the line broke off, again and again. */
    BROKE_OFF,
    /** The server has no time. */
    BUSY,
    /** The server does not want to. */
    REFUSED,
    /** What came, or was announced, is larger than any such tile. */
    TOO_LARGE,
    /** What came can't be read as elevation. */
    NO_ELEVATION,
    /** What came lies elsewhere. */
    ELSEWHERE,
    /** Another program is at it. */
    TAKEN
  }
}
