package org.atalaya.app.ui.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How the window looks to one person: light or dark, how large its letters are, how wide its panes. */
public final class Appearance {
  /** Sizes of letters that are offered, in percent. */
  private static final int[] TEXT_PERCENT = {80, 90, 100, 110, 125, 150};
  /** As designed. */
  public static final int USUAL_TEXT_PERCENT = 100;

  /** Which light a person wants. */
  public enum Theme {
    SYSTEM, LIGHT, DARK
  }

  /** Panes beside the map. */
  public enum Pane {
    LIST(274, 240, 460), DETAIL(308, 280, 520);

    private final double usualPixels;
    private final double leastPixels;
    private final double mostPixels;

    Pane(double usualPixels, double leastPixels, double mostPixels) {
      this.usualPixels = usualPixels;
      this.leastPixels = leastPixels;
      this.mostPixels = mostPixels;
    }

    /** Width at which it is designed, for letters of 100 %. */
    public double usualPixels() {
      return usualPixels;
    }

    /** The nearest width that the pane can have. */
    public double within(double pixels) {
      return Double.isFinite(pixels) ? Math.clamp(pixels, leastPixels, mostPixels) : usualPixels;
    }
  }

  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.SYSTEM);
  private final BooleanProperty systemDark = new SimpleBooleanProperty();
  private final BooleanProperty dark = new SimpleBooleanProperty();
  private final IntegerProperty textPercent = new SimpleIntegerProperty(USUAL_TEXT_PERCENT);
  private final DoubleProperty listPixels = new SimpleDoubleProperty(Pane.LIST.usualPixels());
  private final DoubleProperty detailPixels = new SimpleDoubleProperty(Pane.DETAIL.usualPixels());

  public Appearance() {
    theme.subscribe((before, now) -> decide());
    systemDark.subscribe((before, now) -> decide());
  }

  private void decide() {
    dark.set(switch (theme.get()) {
      case SYSTEM -> systemDark.get();
      case LIGHT -> false;
      case DARK -> true;
    });
  }

  public ObjectProperty<Theme> themeProperty() {
    return theme;
  }

  /** Whether the system is dark, which counts for {@link Theme#SYSTEM}. */
  public BooleanProperty systemDarkProperty() {
    return systemDark;
  }

  /** Light letters on dark ground, now. */
  public BooleanProperty darkProperty() {
    return dark;
  }

  /** The other light than now, whatever the system's is. */
  public void toggle() {
    theme.set(dark.get() ? Theme.LIGHT : Theme.DARK);
  }

  /** Size of letters in percent of the designed one: one of those that are offered. */
  public IntegerProperty textPercentProperty() {
    return textPercent;
  }

  /** Size of letters as a multiple of the designed one. */
  public double textScale() {
    return textPercent.get() / (double) USUAL_TEXT_PERCENT;
  }

  /** The offered size that is nearest to a wish. */
  public static int nearestPercent(int wish) {
    int nearest = TEXT_PERCENT[0];
    for (int each : TEXT_PERCENT) {
      nearest = Math.abs(each - wish) < Math.abs(nearest - wish) ? each : nearest;
    }
    return nearest;
  }

  /** The next larger size, if there is one. */
  public void enlarge() {
    for (int each : TEXT_PERCENT) {
      if (each > textPercent.get()) {
        textPercent.set(each);
        return;
      }
    }
  }

  /** The next smaller size, if there is one. */
  public void reduce() {
    for (int i = TEXT_PERCENT.length - 1; i >= 0; i--) {
      if (TEXT_PERCENT[i] < textPercent.get()) {
        textPercent.set(TEXT_PERCENT[i]);
        return;
      }
    }
  }

  /** Width of a pane in pixels. */
  public DoubleProperty widthProperty(Pane pane) {
    return switch (pane) {
      case LIST -> listPixels;
      case DETAIL -> detailPixels;
    };
  }
}
