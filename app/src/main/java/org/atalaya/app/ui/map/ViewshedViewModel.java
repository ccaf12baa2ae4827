package org.atalaya.app.ui.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.atalaya.app.ui.shell.Ground;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.lineofsight.SightGround;
import org.atalaya.planner.lineofsight.Viewshed;
import org.atalaya.planner.lineofsight.ViewshedRequest;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * Where a clear link could go from a place, or from any of several sites: looked for behind the window, near places first, and
 * shown as it is found. At the other end an antenna stands 6 m above ground; a link is as long as the project allows.
 */
public final class ViewshedViewModel {
  private static final double TARGET_METERS = 6;
  /** A byte each: after so many the rest of several sites is not looked from. */
  private static final long MOST_POSTS = 200_000_000;
  /** Looks over parts of the longest link, each showing four times the ground of the one before. */
  private static final List<Double> PARTS = List.of(0.125, 0.25, 0.5, 1.0);

  /**
   * What is known so far.
   *
   * @param names of the sites that are looked from; empty for another place
   * @param views what is seen from each; a point is seen if one of them sees it
   * @param radiusMeters that the last of them reaches
   * @param whole false while more is being found
   */
  public record Seen(List<String> names, List<Viewshed> views, double radiusMeters, boolean whole) {
    public Seen {
      names = List.copyOf(names);
      views = List.copyOf(views);
    }

    /** How much of the ground around a single place is seen, 0 to 1; empty for several. */
    public OptionalDouble share() {
      return views.size() != 1 || views.getFirst().within() == 0 ? OptionalDouble.empty()
          : OptionalDouble.of((double) views.getFirst().seen() / views.getFirst().within());
    }
  }

  private record Observer(GeoPoint position, double heightMeters) {}

  private final ProjectDesk desk;
  private final Sights sights;
  private final Executor window;
  private final ReadOnlyObjectWrapper<Optional<Seen>> seen = new ReadOnlyObjectWrapper<>(Optional.empty());
  private long wanted;

  /** @param window runs what it is given on the window's thread, in order */
  ViewshedViewModel(ProjectDesk desk, Sights sights, Executor window) {
    this.desk = desk;
    this.sights = sights;
    this.window = window;
    // what was seen from another place, over another ground, or at another frequency, is seen no more
    desk.snapshotProperty().subscribe((before, now) -> {
      if (!before.map(each -> each.state()).equals(now.map(each -> each.state()))) {
        clear();
      }
    });
    desk.groundProperty().subscribe(now -> clear());
    desk.work().runningProperty().subscribe((before, now) -> {
      if (now.isEmpty()) {
        ended();
      }
    });
  }

  public ReadOnlyObjectProperty<Optional<Seen>> seenProperty() {
    return seen.getReadOnlyProperty();
  }

  /** Looks around from a place, from an antenna 6 m up. */
  public void look(GeoPoint place) {
    begin(List.of(), List.of(new Observer(place, TARGET_METERS)));
  }

  /** Looks around from each of some sites. */
  public void look(List<Site> sites) {
    begin(sites.stream().map(Site::name).toList(),
        sites.stream().map(site -> new Observer(site.position(), site.heightMeters())).toList());
  }

  /** Shows nothing more, and stops looking. */
  public void clear() {
    if (seen.get().filter(now -> !now.whole()).isPresent()) {
      desk.work().cancel();
    }
    wanted++;
    if (seen.get().isPresent()) {
      seen.set(Optional.empty());
    }
  }

  private void begin(List<String> names, List<Observer> observers) {
    Optional<Ground> ground = desk.groundProperty().get();
    Optional<ProjectState> state = desk.state();
    if (ground.isEmpty() || state.isEmpty()) {
      desk.tell(Notice.hint("notice.terrain-first"));
      return;
    }
    if (desk.work().runningProperty().get().isPresent()) {
      desk.tell(Notice.hint("notice.busy"));
      return;
    }
    clear();
    long asked = wanted;
    Sights.Prepared prepared = sights.of(ground.get());
    seen.set(Optional.of(new Seen(names, List.of(), 0, false)));
    desk.work().<Seen>start("work.viewshed", progress -> find(prepared, state.get(), names, observers, progress, asked),
        (all, took) -> show(all, asked));
  }

  /** Stopped, or not possible: what was found so far stays, and nothing more is awaited. */
  private void ended() {
    seen.get().filter(now -> !now.whole()).ifPresent(now -> seen.set(now.views().isEmpty() ? Optional.empty()
        : Optional.of(new Seen(now.names(), now.views(), now.radiusMeters(), true))));
  }

  private Seen find(Sights.Prepared prepared, ProjectState state, List<String> names, List<Observer> observers, Progress progress,
      long asked) {
    SightGround ground = prepared.sight(state);
    List<Viewshed> views = new ArrayList<>();
    double longest = state.settings().maxRangeMeters();
    List<Double> parts = observers.size() == 1 ? PARTS : List.of(1.0);
    int looks = observers.size() * parts.size();
    double reached = 0;
    long posts = 0;
    for (int look = 0; look < looks && posts < MOST_POSTS; look++) {
      Observer from = observers.get(look / parts.size());
      double radius = longest * parts.get(look % parts.size());
      int number = look;
      try {
        Viewshed view = Viewshed.of(ground, request(state.settings(), from, radius),
            (done, total) -> progress.step((long) number * total + done, (long) looks * total));
        if (look % parts.size() > 0) {
          views.removeLast();
        }
        views.add(view);
        reached = radius;
        posts += (long) view.columns() * view.rows();
      } catch (BadInputException impossible) {
        if (look == looks - 1 && views.isEmpty() || observers.size() == 1 && views.isEmpty()) {
          throw impossible;
        }
        // so fine a ground can't be looked over as far as that: what is nearer is shown; or a site stands on unknown ground
        if (observers.size() == 1) {
          break;
        }
        continue;
      }
      Seen soFar = new Seen(names, views, radius, false);
      window.execute(() -> show(soFar, asked));
      if (Thread.interrupted()) {
        throw new CancellationException("stopped after " + look + " looks");
      }
    }
    if (observers.size() > views.size()) {
      int looked = views.size();
      window.execute(() -> desk.tell(Notice.hint("notice.seen-some", looked, observers.size())));
    }
    return new Seen(names, views, reached, true);
  }

  private static ViewshedRequest request(ProjectSettings settings, Observer from, double radius) {
    return new ViewshedRequest(from.position(), from.heightMeters(), TARGET_METERS, radius, settings.paths().k(),
        settings.paths().treesMeters(), OptionalDouble.of(settings.paths().frequencyMhz()));
  }

  private void show(Seen now, long asked) {
    if (wanted == asked) {
      seen.set(Optional.of(now));
    }
  }
}
