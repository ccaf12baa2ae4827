package org.atalaya.app.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.Stored;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.site.Uplink;
import org.atalaya.planner.uplink.LineLoad;

/** Lines to the internet and services of a project's sites: shown with their load, changed as edits. */
public final class UplinkJob {
  private UplinkJob() {}

  /**
   * What of a line is to change; what is empty stays, or begins as 0 or none.
   *
   * @param name of the line
   */
  public record Change(String name, Optional<String> provider, Optional<Double> downMbps, Optional<Double> upMbps,
      Optional<Double> monthlyCost, Optional<Uplink.Sharing> sharing, Optional<Double> capGigabytes, Optional<Boolean> lastResort,
      Optional<Long> asNumber, List<String> networks) {
    public Change {
      networks = List.copyOf(networks);
    }

    private Uplink appliedTo(Optional<Uplink> old) {
      return new Uplink(name, provider.or(() -> old.map(Uplink::provider)).orElse(""),
          downMbps.or(() -> old.map(Uplink::downMbps)).orElse(0.0), upMbps.or(() -> old.map(Uplink::upMbps)).orElse(0.0),
          monthlyCost.or(() -> old.map(Uplink::monthlyCost)).orElse(0.0),
          sharing.or(() -> old.map(Uplink::sharing)).orElse(Uplink.Sharing.UNKNOWN),
          capGigabytes.or(() -> old.flatMap(Uplink::capGigabytes)), lastResort.or(() -> old.map(Uplink::lastResort)).orElse(false),
          asNumber.or(() -> old.flatMap(Uplink::asNumber)), networks.isEmpty() ? old.map(Uplink::networks).orElse(List.of()) : networks);
    }
  }

  /**
   * Adds a line to a site, or changes the one of that name.
   *
   * @throws BadInputException if there is no such site, a new line has no rates, or a value is out of its range
   */
  public static void change(Project project, String site, Change change) {
    edit(project, site, before -> with(before, Optional.of(change.name),
        change.appliedTo(before.uplinks().stream().filter(line -> line.name().equals(change.name)).findFirst())));
  }

  /**
   * Puts a line in place of one of a site's, or beside them.
   *
   * @param old name of the line that it takes the place of; empty for one more
   * @throws BadInputException if there is no such site, another of its lines has that name, or the site may have no such line
   */
  public static void put(Project project, String site, Optional<String> old, Uplink line) {
    edit(project, site, before -> with(before, old, line));
  }

  private static Site with(Site before, Optional<String> old, Uplink changed) {
    if (!changed.lastResort() && before.role() != Role.GATEWAY) {
      throw new BadInputException(before.name(), "a site without the role gateway", "a gateway, or a line of last resort");
    }
    List<Uplink> lines = new ArrayList<>(before.uplinks());
    lines.stream().filter(line -> old.equals(Optional.of(line.name()))).findFirst()
        .ifPresentOrElse(line -> lines.set(lines.indexOf(line), changed), () -> lines.add(changed));
    return before.withUplinks(lines);
  }

  /** @throws BadInputException if there is no such site or line */
  public static void remove(Project project, String site, String name) {
    edit(project, site, before -> {
      List<Uplink> left = before.uplinks().stream().filter(line -> !line.name().equals(name)).toList();
      if (left.size() == before.uplinks().size()) {
        throw new BadInputException(site, "no line \"" + name + "\"", "one of its lines");
      }
      return before.withUplinks(left);
    });
  }

  /** @throws BadInputException if there is no such site, or it offers that already */
  public static void offer(Project project, String site, String service) {
    edit(project, site, before -> {
      List<String> services = new ArrayList<>(before.services());
      services.add(service);
      return before.withServices(services);
    });
  }

  /** @throws BadInputException if there is no such site or service */
  public static void withdraw(Project project, String site, String service) {
    edit(project, site, before -> {
      List<String> left = before.services().stream().filter(each -> !each.equals(service)).toList();
      if (left.size() == before.services().size()) {
        throw new BadInputException(site, "no service \"" + service + "\"", "one of its services");
      }
      return before.withServices(left);
    });
  }

  /** Loads by the current plan; empty where there is none. */
  public static Optional<List<LineLoad>> loads(Project project) {
    return project.findPlan().filter(Stored::current)
        .map(plan -> LineLoad.of(plan.value(), project.state().sites(), Set.of(), false));
  }

  private static void edit(Project project, String name, UnaryOperator<Site> change) {
    Site site = project.state().findSite(name).orElseThrow(() -> new BadInputException(project.file().toString(),
        "\"" + name + "\"", "the name of a site of the project"));
    try {
      project.apply(new Edit.ReplaceSite(name, change.apply(site)));
    } catch (IllegalArgumentException e) {
      String[] parts = e.getMessage().split(", expected ", 2);
      throw new BadInputException(name, parts[0], parts[parts.length - 1], e);
    }
  }
}
