package org.atalaya.app.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.project.Stored;
import org.atalaya.planner.regulation.RegulatoryDatabase;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.Elevation;
import org.atalaya.planner.terrain.Terrain;

/** What stands in the way of a good plan, before anyone climbs a roof. */
public final class ProjectCheck {
  private ProjectCheck() {}

  /**
   * @param key of the sentence in the bundles
   * @param arguments in the sentence's order
   */
  public record Finding(String key, List<String> arguments) {
    static Finding of(String key, String... arguments) {
      return new Finding(key, List.of(arguments));
    }
  }

  /** All findings, in a fixed order; empty where all is well. */
  public static List<Finding> of(Project project) {
    List<Finding> findings = new ArrayList<>();
    ProjectState state = project.state();
    if (state.sites().stream().noneMatch(site -> site.role() == Role.GATEWAY)) {
      findings.add(Finding.of("check.no-gateway"));
    }
    if (state.sites().stream().noneMatch(site -> site.role() == Role.REQUIRED)) {
      findings.add(Finding.of("check.no-required"));
    }
    NetworkName.objections(state.settings().name(), state.settings().firmware()).forEach(objection ->
        findings.add(Finding.of("check.name." + objection.name().toLowerCase(Locale.ROOT).replace('_', '-'))));
    if (RegulatoryDatabase.builtIn().find(state.settings().country()).isEmpty()) {
      findings.add(Finding.of("check.country", state.settings().country()));
    }
    DeviceCatalogue catalogue = DeviceCatalogue.beside(project.file());
    boolean anyTerrain = !project.resolveTerrain().isEmpty();
    if (!anyTerrain) {
      findings.add(Finding.of("check.no-terrain"));
    }
    Terrain terrain = TerrainFiles.open(project.resolveTerrain());
    ClutterFiles.of(project).missing().forEach(file -> findings.add(Finding.of("check.no-cover", file.toString())));
    for (Site site : state.sites()) {
      site.device().filter(device -> catalogue.find(device).isEmpty())
          .ifPresent(device -> findings.add(Finding.of("check.device", site.name(), device)));
      if (anyTerrain && terrain.elevationAt(site.position()) instanceof Elevation.Missing missing) {
        findings.add(Finding.of("check.no-ground", site.name(), missing.gap().name()));
      }
    }
    if (project.findLinks().filter(links -> !links.current()).isPresent()) {
      findings.add(Finding.of("check.stale-links"));
    }
    project.findPlan().ifPresent(plan -> {
      if (!plan.current()) {
        findings.add(Finding.of("check.stale-plan"));
      } else if (!plan.value().feasible()) {
        findings.add(Finding.of("check.unreached", plan.value().unreached().stream().collect(Collectors.joining(", "))));
      }
    });
    if (project.findRendering().filter(Stored::current).isEmpty() && project.findRendering().isPresent()) {
      findings.add(Finding.of("check.stale-rendering"));
    }
    return findings;
  }
}
