package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.atalaya.maps.features.SitesCsv;
import org.atalaya.maps.sample.SampleValley;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;

/**
 * A project of the sample valley, without a plan, whose gateway and first home do not live on the grid.
 *
 * @param project its file
 * @param gateway name of the gateway
 * @param homes names, in the list's order
 */
record PoweredValley(String project, String gateway, List<String> homes) {

  static PoweredValley write(Path folder, PowerSupply ofGateway, PowerSupply ofFirstHome) throws IOException {
    List<Site> sample = SampleValley.sites();
    List<String> homes = sample.stream().filter(site -> site.role() == Role.REQUIRED).map(Site::name).toList();
    List<Site> sites = sample.stream().map(site -> with(site, site.role() == Role.GATEWAY ? ofGateway
        : site.name().equals(homes.getFirst()) ? ofFirstHome : new PowerSupply.Grid())).toList();
    Path list = folder.resolve("sites.csv");
    SitesCsv.write(list, sites);
    String project = folder.resolve("p.atalaya").toString();
    assertThat(CommandRun.of("project", "create", project, "--name", "N", "--terrain", SampleValley.writeTo(folder).toString(),
        "--sites", list.toString(), "--country", "AR").exitCode()).isZero();
    return new PoweredValley(project, sites.stream().filter(site -> site.role() == Role.GATEWAY).findFirst().orElseThrow().name(), homes);
  }

  private static Site with(Site site, PowerSupply power) {
    return new Site(site.name(), site.position(), site.heightMeters(), site.role(), power, site.households(),
        site.device(), site.cost(), site.notes());
  }
}
