package org.atalaya.app.ui.shell;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** Where a person is on the way around the window that is offered once, and again on request. */
public final class TourModel {

  /** One thing that is pointed at. */
  public enum Stop {
    STEPS(Step.SITES, ".rail"),
    MAP(Step.SITES, ".map-stage"),
    LINKS(Step.LINKS, ".list-pane .primary-button"),
    NETWORK(Step.NETWORK, ".list-pane .primary-button"),
    COMMANDS(Step.NETWORK, ".search");

    private final Step step;
    private final String selector;

    Stop(Step step, String selector) {
      this.step = step;
      this.selector = selector;
    }

    /** The step that has to be shown for it. */
    public Step step() {
      return step;
    }

    /** Finds it in the window. */
    public String selector() {
      return selector;
    }

    /** Of its title in the bundles; with {@code .text}, of what is said of it. */
    public String key() {
      return "tour." + name().toLowerCase(Locale.ROOT);
    }

    /** As people count. */
    public int number() {
      return ordinal() + 1;
    }
  }

  private final ProjectDesk desk;
  private final ReadOnlyObjectWrapper<Optional<Stop>> stop = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final BooleanProperty seen = new SimpleBooleanProperty();

  TourModel(ProjectDesk desk) {
    this.desk = desk;
  }

  /** What is pointed at; empty while nothing is. With no project open it waits for one. */
  public ReadOnlyObjectProperty<Optional<Stop>> stopProperty() {
    return stop.getReadOnlyProperty();
  }

  /** True once it was gone through or dismissed. */
  public BooleanProperty seenProperty() {
    return seen;
  }

  /** From the first stop. */
  public void begin() {
    go(Stop.values()[0]);
  }

  /** To the next stop, or out after the last. */
  public void next() {
    stop.get().ifPresent(now -> {
      if (now.number() == Stop.values().length) {
        end();
      } else {
        go(Stop.values()[now.number()]);
      }
    });
  }

  /** Dismissed, or gone through. */
  public void end() {
    stop.set(Optional.empty());
    seen.set(true);
  }

  private void go(Stop to) {
    if (desk.snapshotProperty().get().isPresent()) {
      desk.stepProperty().set(to.step());
    }
    stop.set(Optional.of(to));
  }
}
