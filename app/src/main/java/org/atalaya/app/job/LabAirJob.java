package org.atalaya.app.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.project.InputRevision;
import org.atalaya.planner.project.LinksResult;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ResultKind;
import org.atalaya.planner.project.Stored;
import org.atalaya.provisioning.lab.Air;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.PlannedAir;

/** The air of a rehearsal: what virtual routers hear of one another, by a project's plan and links. */
public final class LabAirJob {
  /** What a link differs from its prediction where nobody meant it to. */
  private static final double SCATTER_DB = 2;
  /** From one look to the next. */
  private static final double FLUTTER_DB = 1;

  private LabAirJob() {}

  /** @throws BadInputException if the project has no current plan */
  public static Air of(Path file, long seed) {
    try (Project project = Project.open(file)) {
      return of(project, PlannedAir.Bias.NONE, SCATTER_DB, FLUTTER_DB, seed);
    }
  }

  /**
   * How the virtual routers of a project behave: those that the plan has as small computers run Debian, on the planned
   * board; the others OpenWrt itself where that is the network's firmware.
   *
   * @param common to all
   * @param nodes how many; more than the plan has are as {@code common} says
   */
  public static List<LabOptions> kinds(Path file, LabOptions common, OptionalInt nodes) {
    try (Project project = Project.open(file)) {
      NetworkPlan plan = RenderJob.requireCurrentPlan(project);
      DeviceCatalogue catalogue = DeviceCatalogue.beside(project.file());
      LabOptions usual = plan.community().firmware().startsWith("openwrt-") ? common.withOpenWrt() : common;
      List<LabOptions> kinds = new ArrayList<>();
      for (int i = 0; i < nodes.orElse(plan.routers().size()); i++) {
        Optional<Device> small = i >= plan.routers().size() ? Optional.empty()
            : Optional.of(catalogue.get(plan.routers().get(i).deviceId())).filter(each -> each.firmwares().contains("raspberrypi"));
        kinds.add(small.map(device -> common.withBoard(device.boardName(), device.name())).orElse(usual));
      }
      return kinds;
    }
  }

  /**
   * The same with a world of one's own.
   *
   * @param bias by which each link differs from its prediction
   * @param scatterDb standard deviation of a link around that
   * @param flutterDb standard deviation from one look to the next
   */
  public static Air of(Project project, PlannedAir.Bias bias, double scatterDb, double flutterDb, long seed) {
    InputRevision inputs = project.inputs(ResultKind.PLAN);
    NetworkPlan plan = RenderJob.requireCurrentPlan(project);
    LinksResult links = project.findLinks().filter(Stored::current).map(Stored::value).orElseThrow(() ->
        new BadInputException(project.file().toString(), "links that are missing or stale", "links of the project as it is now (run links)"));
    return new PlannedAir(plan, DeviceCatalogue.beside(project.file()), links.toGraph(inputs.state()), bias, scatterDb,
        flutterDb, seed);
  }
}
