package org.atalaya.app.ui.links;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.atalaya.app.ui.parts.Row;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.wording.Wording;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.project.LinkRow;
import org.atalaya.planner.project.LinksResult;
import org.atalaya.planner.project.Stored;

/** The pairs of sites: which see each other, and how well. */
public final class LinksViewModel {
  private final ProjectDesk desk;
  private final StringProperty filter = new SimpleStringProperty("");

  public LinksViewModel(ProjectDesk desk) {
    this.desk = desk;
  }

  /** Only pairs with all these words in their names are listed; accents and case do not matter. */
  public StringProperty filterProperty() {
    return filter;
  }

  /** The links as stored; empty before they were computed. */
  public Optional<Stored<LinksResult>> links() {
    return desk.snapshotProperty().get().flatMap(ProjectDesk.Snapshot::links);
  }

  /** True where the project has changed since the links were computed. */
  public boolean stale() {
    return links().filter(stored -> !stored.current()).isPresent();
  }

  /** Pairs that carry a link: clear, or with the ray free. */
  public long usable() {
    return all().stream().filter(row -> row.verdict() == Verdict.CLEAR || row.verdict() == Verdict.FRESNEL).count();
  }

  public List<LinkRow> all() {
    return links().map(stored -> stored.value().rows()).orElse(List.of());
  }

  /** What the list shows: the best verdicts first, near ones before far ones. */
  public List<Row> rows(Wording wording) {
    LinkWording words = new LinkWording(wording);
    String[] wanted = plain(filter.get()).trim().split("\\s+");
    return all().stream().filter(row -> matches(row, wanted))
        .sorted(Comparator.comparing(LinkRow::verdict).thenComparingDouble(LinkRow::distanceMeters))
        .map(row -> new Row(new Selection.OfLink(row.a(), row.b()), LinkWording.tone(row.verdict()),
            LinkWording.tone(row.verdict()).icon(), row.a() + " — " + row.b(), words.summary(row), false))
        .toList();
  }

  /** What the plan does with a pair, and whether it names the two ends the other way round. */
  public Optional<InPlan> findPlanned(Selection.OfLink pair) {
    return desk.snapshotProperty().get().flatMap(ProjectDesk.Snapshot::plan).map(Stored::value)
        .flatMap(plan -> plan.links().stream().map(link -> inPlan(plan, link, pair)).flatMap(Optional::stream).findFirst());
  }

  /** @param reversed true where the plan's a is the pair's b */
  public record InPlan(PlannedLink link, boolean reversed) {}

  private static Optional<InPlan> inPlan(NetworkPlan plan, PlannedLink link, Selection.OfLink pair) {
    String a = site(plan, link.hostA());
    String b = site(plan, link.hostB());
    if (a.equals(pair.a()) && b.equals(pair.b())) {
      return Optional.of(new InPlan(link, false));
    }
    return a.equals(pair.b()) && b.equals(pair.a()) ? Optional.of(new InPlan(link, true)) : Optional.empty();
  }

  private static String site(NetworkPlan plan, String host) {
    return plan.findRouter(host).map(router -> router.site()).orElse(host);
  }

  private static boolean matches(LinkRow row, String[] wanted) {
    String names = plain(row.a() + " " + row.b());
    for (String word : wanted) {
      if (!names.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
  }
}
