package org.atalaya.app.ui.start;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.app.ui.shell.Appearance;
import org.atalaya.app.ui.shell.Appearance.Pane;
import org.atalaya.app.ui.shell.Appearance.Theme;
import org.atalaya.app.ui.shell.Step;

/**
 * What a person's window was like when it was closed.
 *
 * @param language code of the chosen language; empty where none was chosen
 * @param theme which light
 * @param textPercent size of letters, in percent of the designed one
 * @param step that was shown
 * @param place of the window when it was neither maximised nor an icon; empty before the first time
 * @param maximized whether it filled the screen
 * @param listPixels width of the pane at the left of the map
 * @param detailPixels width of the pane at its right
 * @param tourSeen true once the tour was gone through or dismissed
 */
public record WindowSettings(Optional<String> language, Theme theme, int textPercent, Step step, Optional<Place> place,
    boolean maximized, double listPixels, double detailPixels, boolean tourSeen) {

  /** For whoever starts the program for the first time. */
  public static final WindowSettings FIRST = of(List.of());

  /**
   * A rectangle of the desktop, in pixels of all screens together.
   *
   * @param x of its left edge
   * @param y of its top edge
   */
  public record Place(double x, double y, double width, double height) {
    /** So much of the title bar has to be on a screen for it to be taken hold of. */
    private static final double GRIP_WIDTH = 120;
    private static final double GRIP_HEIGHT = 20;

    /**
     * The same place, no larger than the screen that holds most of its top edge; empty where that edge can't be taken hold
     * of on any screen, since the one that it was on is gone.
     *
     * @param screens what may be covered of each
     */
    public Optional<Place> on(List<Place> screens) {
      return screens.stream().filter(screen -> overlap(x, width, screen.x, screen.width) >= GRIP_WIDTH
              && y >= screen.y - 1 && y + GRIP_HEIGHT <= screen.y + screen.height)
          .max(Comparator.comparingDouble(screen -> overlap(x, width, screen.x, screen.width)))
          .map(screen -> new Place(x, y, Math.min(width, screen.width), Math.min(height, screen.height)));
    }

    private static double overlap(double from, double length, double otherFrom, double otherLength) {
      return Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom);
    }
  }

  /** Reads lines of {@code name=value}; what is missing, unknown or out of its range is as at the first time. */
  public static WindowSettings of(List<String> lines) {
    Map<String, String> values = lines.stream().map(line -> line.split("=", 2)).filter(parts -> parts.length == 2)
        .collect(Collectors.toMap(parts -> parts[0].strip(), parts -> parts[1].strip(), (first, second) -> second));
    Function<String, OptionalDouble> number = name -> number(values.getOrDefault(name, ""));
    List<OptionalDouble> place = Stream.of("x", "y", "width", "height").map(number).toList();
    return new WindowSettings(Optional.ofNullable(values.get("language")).filter(code -> code.matches("[a-z]{2,3}")),
        one(Theme.values(), values.get("theme")).orElse(Theme.SYSTEM),
        Appearance.nearestPercent((int) number.apply("text-percent").orElse(Appearance.USUAL_TEXT_PERCENT)),
        one(Step.values(), values.get("step")).orElse(Step.LINKS),
        place.stream().allMatch(OptionalDouble::isPresent) && place.get(2).getAsDouble() > 0 && place.get(3).getAsDouble() > 0
            ? Optional.of(new Place(place.get(0).getAsDouble(), place.get(1).getAsDouble(), place.get(2).getAsDouble(),
                place.get(3).getAsDouble())) : Optional.empty(),
        Boolean.parseBoolean(values.get("maximized")),
        Pane.LIST.within(number.apply("list-pixels").orElse(Pane.LIST.usualPixels())),
        Pane.DETAIL.within(number.apply("detail-pixels").orElse(Pane.DETAIL.usualPixels())),
        Boolean.parseBoolean(values.get("tour-seen")));
  }

  /** What {@link #of} reads. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    language.ifPresent(code -> lines.add("language=" + code));
    lines.add("theme=" + theme.name());
    lines.add("text-percent=" + textPercent);
    lines.add("step=" + step.name());
    place.ifPresent(at -> lines.addAll(List.of("x=" + at.x(), "y=" + at.y(), "width=" + at.width(), "height=" + at.height())));
    lines.add("maximized=" + maximized);
    lines.add("list-pixels=" + listPixels);
    lines.add("detail-pixels=" + detailPixels);
    lines.add("tour-seen=" + tourSeen);
    return List.copyOf(lines);
  }

  private static OptionalDouble number(String text) {
    try {
      double value = Double.parseDouble(text);
      return Math.abs(value) < 1e6 ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException none) {
      return OptionalDouble.empty();
    }
  }

  private static <E extends Enum<E>> Optional<E> one(E[] all, String name) {
    return Stream.of(all).filter(each -> each.name().equals(name)).findFirst();
  }
}
