package org.atalaya.app.ui.map;

import java.util.Optional;
import java.util.Set;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.planner.terrain.GeoPoint;

/** Told what a person does on the map with mouse and keyboard; what is not answered does nothing. */
public interface MapHands {
  /** A site, a link or nothing was clicked. */
  default void pick(Selection selection) { }

  /** A site is to be placed here: a double click, or the key N. */
  default void place(GeoPoint at) { }

  /** A site is grasped; false where it stays where it is, and the map is dragged instead. */
  default boolean take(String site) {
    return false;
  }

  /** @param snaps true while the highest ground nearby is meant */
  default void moveTo(GeoPoint place, boolean snaps) { }

  default void putDown() { }

  default void giveBack() { }

  /** Sites in a band that was drawn around them. */
  default void caught(Set<String> sites) { }

  /** The key Delete. */
  default void remove() { }

  /** The key H: what is selected goes to the high point nearby. */
  default void snap() { }

  /** The key M: a tape begins here, or at the site here. */
  default void measure(GeoPoint at, Optional<String> site) { }

  /** The pointer is somewhere else, or over a site. */
  default void follow(GeoPoint at, Optional<String> site) { }

  /** A click while something is measured; false where nothing is, and the click picks. */
  default boolean fix(GeoPoint at, Optional<String> site) {
    return false;
  }

  /** The key V: what is seen from what is selected, or from here. */
  default void look(GeoPoint at) { }

  /** The key K: lines of equal height come or go. */
  default void contours() { }

  /** The key C: the coordinates are wanted elsewhere. */
  default void copy(GeoPoint at) { }

  /** The key Esc with nothing in the hand. */
  default void clear() { }
}
