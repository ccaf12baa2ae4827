package org.atalaya.app.ui.network;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.atalaya.app.job.PlanJob;
import org.atalaya.app.ui.parts.TypedNumber;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.planner.plan.Alternative;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.Wishes;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.Stored;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.siteselection.Survival;

/** What the network is wished to be, and which of the networks that were proposed is looked at. */
public final class WishesViewModel {
  /** One of each kind: more would not be read. */
  private static final int ALTERNATIVES = 3;
  private static final double MOST_MONEY = 1e12;

  /** A field whose text can't be taken. */
  public enum Mistake { BUDGET, KIT }

  private final ProjectDesk desk;
  private final ReadOnlyObjectWrapper<Wishes> wishes = new ReadOnlyObjectWrapper<>(Wishes.NONE);
  private final ReadOnlyObjectWrapper<Optional<Alternative>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());

  public WishesViewModel(ProjectDesk desk) {
    this.desk = desk;
    desk.snapshotProperty().addListener((value, before, now) -> {
      Optional<NetworkPlan> planned = now.flatMap(ProjectDesk.Snapshot::plan).map(Stored::value);
      if (!planned.equals(before.flatMap(ProjectDesk.Snapshot::plan).map(Stored::value))) {
        shown.set(Optional.empty());
        wishes.set(planned.map(NetworkPlan::wishes).orElse(Wishes.NONE));
      }
    });
  }

  /** As the plan was made, or as a person has said since. */
  public ReadOnlyObjectProperty<Wishes> wishesProperty() {
    return wishes.getReadOnlyProperty();
  }

  /** The alternative that is looked at; empty for the plan itself. */
  public ReadOnlyObjectProperty<Optional<Alternative>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Other networks than the plan. */
  public List<Alternative> alternatives() {
    return plan().map(NetworkPlan::alternatives).orElse(List.of());
  }

  private Optional<NetworkPlan> plan() {
    return desk.snapshotProperty().get().flatMap(ProjectDesk.Snapshot::plan).map(Stored::value);
  }

  /** Looks at another network; empty looks at the plan. */
  public void show(Optional<Alternative> other) {
    shown.set(other.filter(alternatives()::contains));
  }

  /**
   * Takes a person's wishes in.
   *
   * @param budget money as people of that language write it; blank for no limit
   * @param kit routers in a kit; blank where each is bought by itself
   * @return what can't be taken; then all stay as they were
   */
  public Optional<Mistake> wish(Survival survive, String budget, String kit, Locale locale) {
    Optional<Double> money = Optional.empty();
    Optional<Integer> size = Optional.empty();
    if (!budget.isBlank()) {
      money = TypedNumber.find(budget, locale).stream().filter(each -> each > 0 && each <= MOST_MONEY).boxed().findFirst();
      if (money.isEmpty()) {
        return Optional.of(Mistake.BUDGET);
      }
    }
    if (!kit.isBlank()) {
      size = TypedNumber.find(kit, locale).stream().filter(each -> each == Math.rint(each) && each >= 2 && each <= 100)
          .mapToObj(each -> (int) each).findFirst();
      if (size.isEmpty()) {
        return Optional.of(Mistake.KIT);
      }
    }
    wishes.set(new Wishes(survive, money, size));
    return Optional.empty();
  }

  /** Proposes a network as wished, with others beside it. */
  public void propose() {
    desk.computePlan(new PlanJob.Options(false, wishes.get(), ALTERNATIVES, Optional.empty()));
  }

  /** True where an alternative can be had by other wishes, or by leaving homes out. */
  public boolean canUse(Alternative other) {
    return desk.engines().plan().isPresent() && other.kind() != Alternative.Kind.FASTER;
  }

  /**
   * Makes an alternative the plan: its wish is taken, homes that it leaves out need not be connected any more (edits that
   * can be undone), and the network is proposed anew.
   */
  public void use(Alternative other) {
    if (!canUse(other)) {
      return;
    }
    List<String> given = plan().map(NetworkPlan::unreached).orElse(List.of());
    List<Edit> edits = desk.state().map(state -> state.sites().stream()
        .filter(site -> site.role() == Role.REQUIRED && other.unreached().contains(site.name()) && !given.contains(site.name()))
        .map(site -> (Edit) new Edit.ReplaceSite(site.name(), site.withRole(Role.CANDIDATE))).toList()).orElse(List.of());
    Wishes wanted = new Wishes(other.survive(), wishes.get().budget(), wishes.get().kit());
    desk.applyThen(edits, () -> {
      wishes.set(wanted);
      propose();
    });
  }
}
