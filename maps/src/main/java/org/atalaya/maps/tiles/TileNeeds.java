package org.atalaya.maps.tiles;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What has to be asked of a server so that a view is whole and fresh. Looks into the store: not for the window's thread. */
final class TileNeeds {
  private static final int MOST_LEVELS_UP = 7;

  /** What is to be asked of a server. @param standing of what is kept of it */
  record Wanted(Square square, Optional<TileStore.Standing> standing) {}

  /** What is found of the squares of a view, beside what is to be asked for. Not for two threads. */
  static final class Standings {
    private final Set<Square> without = new HashSet<>();
    private Instant freshUntil = Instant.MAX;

    /** Those of which nothing is known. */
    Set<Square> without() {
      return without;
    }

    /** When the first of them is no longer fresh; {@link Instant#MAX} where none is kept. */
    Instant freshUntil() {
      return freshUntil;
    }
  }

  private final TileAddress address;
  private final TileStore store;
  private final String map;
  private final Predicate<Square> inMemory;

  TileNeeds(TileAddress address, TileStore store, Predicate<Square> inMemory) {
    this.address = address;
    this.store = store;
    this.inMemory = inMemory;
    map = address.fingerprint();
  }

  /** For a square in view: itself, or the nearest around it of which the server has not said that it has none. */
  Optional<Wanted> of(Square square, Instant now, Standings standings) {
    Square at = square;
    for (int up = 0; up <= MOST_LEVELS_UP && at.zoom() >= address.coarsestZoom(); up++) {
      Optional<TileStore.Standing> standing = store.standing(map, at);
      if (inMemory.test(at)) {
        return Optional.empty();
      }
      if (standing.isEmpty() && up == 0) {
        standings.without.add(square);
      }
      if (standing.isEmpty() || !standing.get().freshUntil().isAfter(now)) {
        return Optional.of(new Wanted(at, standing));
      }
      if (standing.get().freshUntil().isBefore(standings.freshUntil)) {
        standings.freshUntil = standing.get().freshUntil();
      }
      if (!standing.get().empty() || at.zoom() == 0) {
        return Optional.empty();
      }
      at = at.up(1);
    }
    return Optional.empty();
  }
}
