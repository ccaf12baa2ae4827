package org.atalaya.app.ui.map;

import org.atalaya.app.ui.map.MapViewport.Spot;

/** A rectangle that is drawn from one corner to another, pixels of the view. */
record MapBand(double fromX, double fromY, double toX, double toY) {
  double left() {
    return Math.min(fromX, toX);
  }

  double top() {
    return Math.min(fromY, toY);
  }

  double width() {
    return Math.abs(toX - fromX);
  }

  double height() {
    return Math.abs(toY - fromY);
  }

  boolean holds(Spot spot) {
    return spot.x() >= left() && spot.x() <= left() + width() && spot.y() >= top() && spot.y() <= top() + height();
  }
}
