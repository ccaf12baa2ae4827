package org.atalaya.app.job;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.power.PanelSun;
import org.atalaya.planner.power.SiteSizing;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.resilience.SitePower;
import org.atalaya.planner.site.Site;

/** What battery and panel each site of a project's plan needs. */
public final class PowerJob {
  private PowerJob() {}

  /**
   * @param autonomyDays without grid or sun, above 0, at most {@link SiteSizing#MAX_AUTONOMY_DAYS}
   * @param clearness of the worst month, {@link PanelSun#MIN_CLEARNESS} to {@link PanelSun#MAX_CLEARNESS}
   * @param sunKwh on the panel in the worst month, kWh/m² and day, where it is known better than by the clearness
   */
  public record Question(double autonomyDays, double clearness, OptionalDouble sunKwh) {}

  /**
   * @param sites in the plan's order
   * @param devices of the plan, by name
   */
  public record Answer(Question question, List<SiteSizing> sites, List<Device> devices) {
    public Answer {
      sites = List.copyOf(sites);
      devices = List.copyOf(devices);
    }

    /** No battery and no panel that stands somewhere is too small. */
    public boolean enough() {
      return sites.stream().map(SiteSizing::verdict)
          .allMatch(verdict -> verdict == SiteSizing.Verdict.ENOUGH || verdict == SiteSizing.Verdict.GRID_ALONE);
    }
  }

  /**
   * The answer for the stored plan.
   *
   * @throws org.atalaya.planner.BadInputException if the plan is missing or stale
   */
  public static Answer run(Project project, Question question) {
    NetworkPlan plan = RenderJob.requireCurrentPlan(project);
    DeviceCatalogue catalogue = DeviceCatalogue.beside(project.file());
    List<Site> sites = project.state().sites();
    Map<String, Site> byName = new TreeMap<>();
    sites.forEach(site -> byName.put(site.name(), site));
    Map<String, Device> devices = new TreeMap<>();
    plan.routers().forEach(router -> devices.put(catalogue.get(router.deviceId()).name(), catalogue.get(router.deviceId())));
    return new Answer(question, SitePower.of(plan, sites, catalogue).stream().map(power -> {
      double latitude = byName.get(power.site()).position().latitudeDegrees();
      PanelSun sun = question.sunKwh.isPresent() ? PanelSun.given(question.sunKwh.getAsDouble(), latitude)
          : PanelSun.of(latitude, question.clearness);
      return new SiteSizing(power, question.autonomyDays, sun);
    }).toList(), List.copyOf(devices.values()));
  }
}
