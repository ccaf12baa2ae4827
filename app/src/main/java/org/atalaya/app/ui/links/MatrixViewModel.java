package org.atalaya.app.ui.links;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.atalaya.app.Csv;
import org.atalaya.app.Numbers;
import org.atalaya.app.job.MarginJob;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.planner.linkbudget.LinkMargin;
import org.atalaya.planner.project.LinkRow;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.site.Site;

/** The pairs of sites as a square: of the sites that are held together or that the filter leaves, up to a bound. */
public final class MatrixViewModel implements AutoCloseable {
  /** Sites that a square is made of at most: more could neither be read nor shown to anybody. */
  public static final int MOST_SITES = 200;

  private final ProjectDesk desk;
  private final LinksViewModel links;
  private final Supplier<Set<String>> group;
  private final Executor window;
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Map<LinkRow, LinkMargin>> margins = new ReadOnlyObjectWrapper<>(Map.of());
  /** The pairs whose margins are worked out, or were; work for others stops. */
  private final AtomicReference<Optional<Asked>> asked = new AtomicReference<>(Optional.empty());
  private Set<String> held = Set.of();
  private Optional<Made> made = Optional.empty();

  /**
   * A square.
   *
   * @param sites its rows and columns, in the project's order
   * @param leftOut sites that found no room
   * @param of where its sites come from
   * @param hidden pairs that were judged and that the filter leaves out
   */
  public record Matrix(List<String> sites, int leftOut, Choice of, Map<String, LinkRow> rows, Set<String> hidden) {
    /** The pair of a row and a column; empty where it was not judged, or the filter leaves it out, and on the diagonal. */
    public Optional<LinkRow> find(int row, int column) {
      return Optional.ofNullable(rows.get(pair(row, column)));
    }

    /** True where it was judged, and only the filter leaves it out. */
    public boolean filtered(int row, int column) {
      return hidden.contains(pair(row, column));
    }

    private String pair(int row, int column) {
      return PairFilter.pair(sites.get(Math.min(row, column)), sites.get(Math.max(row, column)));
    }
  }

  /** Which sites a square is made of. */
  public enum Choice { ALL, HELD, FILTERED }

  /** What margins depend on: pairs, and what hangs at their ends. */
  private record Asked(ProjectDesk.Snapshot snapshot, Matrix matrix) {
    boolean sameAs(Asked other) {
      return snapshot == other.snapshot && matrix == other.matrix;
    }
  }

  private record Made(List<LinkRow> rows, List<Site> sites, LinkFilter filter, Set<String> held, Selection.OfLink selected, Matrix matrix) {}

  /**
   * @param group names of the sites that are held together on the map
   * @param window runs what it is given on the window's thread, in order
   */
  public MatrixViewModel(ProjectDesk desk, LinksViewModel links, Supplier<Set<String>> group, Executor window) {
    this.desk = desk;
    this.links = links;
    this.group = group;
    this.window = window;
    desk.snapshotProperty().subscribe((before, now) -> {
      if (!before.map(ProjectDesk.Snapshot::file).equals(now.map(ProjectDesk.Snapshot::file))) {
        hide();
      }
    });
  }

  /** Whether the square stands in place of the map; {@link #show} and {@link #hide} change it. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  /** What is left of the signal of each pair of the square; of none until it is worked out. */
  public ReadOnlyObjectProperty<Map<LinkRow, LinkMargin>> marginsProperty() {
    return margins.getReadOnlyProperty();
  }

  /** True where pairs were judged. */
  public boolean possible() {
    return links.links().isPresent();
  }

  /** Shows the square, of the sites that are held together on the map now, where there are any. */
  public void show() {
    if (possible()) {
      held = Set.copyOf(group.get());
      shown.set(true);
    }
  }

  /** Shows the map again. */
  public void hide() {
    shown.set(false);
    held = Set.of();
    made = Optional.empty();
    asked.set(Optional.empty());
    margins.set(Map.of());
  }

  public void toggle() {
    if (shown.get()) {
      hide();
    } else {
      show();
    }
  }

  /** The square as things stand; the same object while they stay. */
  public Matrix matrix() {
    List<LinkRow> rows = links.shown();
    List<Site> sites = desk.state().map(ProjectState::sites).orElse(List.of());
    LinkFilter filter = links.filterProperty().get();
    Selection.OfLink selected = desk.selectionProperty().get() instanceof Selection.OfLink pair && sites.size() > MOST_SITES ? pair
        : new Selection.OfLink("", "");
    if (made.filter(before -> before.rows == rows && before.sites.equals(sites) && before.filter.equals(filter)
        && before.held.equals(held) && before.selected.equals(selected)).isEmpty()) {
      made = Optional.of(new Made(rows, sites, filter, held, selected, make(rows, sites, filter, selected)));
    }
    return made.orElseThrow().matrix();
  }

  private Matrix make(List<LinkRow> rows, List<Site> sites, LinkFilter filter, Selection.OfLink selected) {
    List<String> names = sites.stream().map(Site::name).toList();
    Choice choice = !held.isEmpty() ? Choice.HELD : filter.active() ? Choice.FILTERED : Choice.ALL;
    Set<String> wanted = switch (choice) {
      case HELD -> held;
      case FILTERED -> ends(rows);
      case ALL -> Set.copyOf(names);
    };
    List<String> inOrder = names.stream().filter(wanted::contains).toList();
    List<String> kept = bounded(inOrder, selected, filter);
    Set<String> within = Set.copyOf(kept);
    Map<String, LinkRow> found = new HashMap<>();
    rows.stream().filter(row -> within.contains(row.a()) && within.contains(row.b()))
        .forEach(row -> {
          // stored before sites were put in another order, a pair may stand the other way round
          found.put(PairFilter.pair(row.a(), row.b()), row);
          found.put(PairFilter.pair(row.b(), row.a()), row);
        });
    Set<String> hidden = new HashSet<>();
    if (filter.active()) {
      links.all().stream().filter(row -> within.contains(row.a()) && within.contains(row.b()))
          .flatMap(row -> Stream.of(PairFilter.pair(row.a(), row.b()), PairFilter.pair(row.b(), row.a())))
          .filter(pair -> !found.containsKey(pair)).forEach(hidden::add);
    }
    return new Matrix(kept, inOrder.size() - kept.size(), choice, found, hidden);
  }

  private static Set<String> ends(List<LinkRow> rows) {
    Set<String> ends = new LinkedHashSet<>();
    rows.forEach(row -> {
      ends.add(row.a());
      ends.add(row.b());
    });
    return ends;
  }

  /** The first ones; what a person looks at is among them. */
  private static List<String> bounded(List<String> names, Selection.OfLink selected, LinkFilter filter) {
    if (names.size() <= MOST_SITES) {
      return names;
    }
    Set<String> first = new LinkedHashSet<>();
    names.stream().filter(name -> selected.touches(name) || filter.site().filter(name::equals).isPresent()).forEach(first::add);
    names.stream().filter(name -> !first.contains(name)).limit(MOST_SITES - first.size()).toList().forEach(first::add);
    return names.stream().filter(first::contains).toList();
  }

  /** Works out the margins of the square, unless that is done or under way. */
  public void ask() {
    Optional<Project> open = desk.project();
    Optional<ProjectDesk.Snapshot> snapshot = desk.snapshotProperty().get();
    if (open.isEmpty() || snapshot.isEmpty() || !shown.get()) {
      return;
    }
    Asked now = new Asked(snapshot.get(), matrix());
    if (asked.get().filter(now::sameAs).isPresent()) {
      return;
    }
    asked.set(Optional.of(now));
    Thread.ofVirtual().name("margins").start(() -> {
      try {
        List<LinkRow> rows = now.matrix.rows().values().stream().distinct().toList();
        List<Optional<LinkMargin>> found = MarginJob.run(open.get(), rows, (done, total) -> wanted(now));
        Map<LinkRow, LinkMargin> byRow = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
          LinkRow row = rows.get(i);
          found.get(i).ifPresent(margin -> byRow.put(row, margin));
        }
        window.execute(() -> {
          if (wanted(now)) {
            margins.set(Map.copyOf(byRow));
          }
        });
      } catch (CancellationException passed) {
        // nobody waits for it any more
      } catch (RuntimeException failure) {
        window.execute(() -> {
          if (wanted(now)) {
            desk.tell(Notice.failed("notice.failed", failure));
          }
        });
      }
    });
  }

  private boolean wanted(Asked which) {
    return asked.get().filter(now -> now == which).isPresent();
  }

  /** Selects the pair of a row and a column; on the diagonal the site. */
  public void select(int row, int column) {
    List<String> sites = matrix().sites();
    if (row < 0 || column < 0 || row >= sites.size() || column >= sites.size()) {
      return;
    }
    desk.selectionProperty().set(row == column ? new Selection.OfSite(sites.get(row))
        : new Selection.OfLink(sites.get(Math.min(row, column)), sites.get(Math.max(row, column))));
  }

  /** The square for a spreadsheet: in each field the verdict, and behind it the fade margin where it is known. */
  public String csv() {
    Matrix square = matrix();
    List<String> head = new ArrayList<>(List.of("site"));
    head.addAll(square.sites());
    StringBuilder text = new StringBuilder(Csv.line(head));
    for (int row = 0; row < square.sites().size(); row++) {
      List<String> line = new ArrayList<>(List.of(square.sites().get(row)));
      for (int column = 0; column < square.sites().size(); column++) {
        line.add(row == column ? "" : square.find(row, column).map(this::field).orElse(""));
      }
      text.append(Csv.line(line));
    }
    return text.toString();
  }

  private String field(LinkRow row) {
    String verdict = row.verdict().name().toLowerCase(Locale.ROOT);
    LinkMargin margin = margins.get().get(row);
    return margin == null ? verdict : verdict + " " + Numbers.shortest(Math.round(margin.marginDb() * 10) / 10.0) + " dB";
  }

  @Override
  public void close() {
    asked.set(Optional.empty());
  }
}
