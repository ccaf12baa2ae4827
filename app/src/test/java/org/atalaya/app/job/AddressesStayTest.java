package org.atalaya.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.atalaya.planner.addressing.AddressBlocks;
import org.atalaya.planner.addressing.AddressHabit;
import org.atalaya.planner.candidates.CandidateGraph;
import org.atalaya.planner.candidates.CandidateLink;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.Secret;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.LinksResult;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.project.ResultKind;
import org.atalaya.planner.project.Secrets;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A router for which there were files may be on its roof, whatever a later plan leaves out. */
class AddressesStayTest {
  private static final String LEFT_OUT = "s3";
  @TempDir
  Path folder;

  private final CandidateGraph network = PlanBenchmark.network(new PlanBenchmark.Size(8, 26, 6, 1));

  /** Every home but one, and one before it that is called so; links as they are. */
  private Map<String, String> plan(Project project, boolean without, String newcomer) {
    List<Site> sites = new ArrayList<>();
    for (Site site : network.sites()) {
      Site named = site.name().equals("s1") ? new Site(newcomer, site.position(), site.heightMeters(), Role.REQUIRED, site.power(),
          1, site.device(), 0, "") : site;
      sites.add(without && site.name().equals(LEFT_OUT) ? named.withRole(Role.EXCLUDED) : named);
    }
    project.apply(new Edit.ReplaceSites(sites));
    List<Site> before = network.sites();
    project.storeLinks(LinksResult.of(new CandidateGraph(sites, network.links().stream().map(link -> new CandidateLink(
        sites.get(before.indexOf(link.a())), sites.get(before.indexOf(link.b())), link.analysis())).toList())), project.inputs(ResultKind.LINKS));
    return PlanJob.run(project, false, Progress.NONE).routers().stream()
        .collect(Collectors.toMap(PlannedRouter::hostName, router -> router.ipv4().replaceFirst("/.*", "")));
  }

  /** A name that points to the place of an address: one of 64 blocks. */
  private static String pointingTo(String address) throws Exception {
    String[] bytes = address.split("\\.");
    int place = Integer.parseInt(bytes[2]) % 8 * 8 + Integer.parseInt(bytes[3]) / 32;
    for (int i = 0;; i++) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(("n" + i).getBytes(StandardCharsets.UTF_8));
      int pointed = IntStream.range(0, 3).reduce(0, (sum, at) -> sum << 8 | hash[at] & 0xFF) % 64;
      if (pointed == place) {
        return "n" + i;
      }
    }
  }

  @Test
  void nobodyGetsTheAddressOfOneThatHadFiles() throws Exception {
    try (Project project = Project.create(folder.resolve("red.atalaya"), new ProjectState(new ProjectSettings("Red", "AR", "libremesh",
        List.of(), PathSettings.DEFAULT, 15_000, 10, "USD"), network.sites()))) {
      project.apply(new Edit.SetAddressBlocks(new AddressBlocks(Optional.of("10.45.0.0/20"), Optional.empty(), Optional.empty(),
          Optional.of(AddressHabit.GUIFI))));
      String address = plan(project, false, "s1").get(LEFT_OUT);
      plan(project, true, "s1");
      assertThat(plan(project, true, pointingTo(address))).as("nobody made files of that plan").containsEntry(pointingTo(address), address);
      String own = plan(project, false, "s1").get(LEFT_OUT);
      String newcomer = pointingTo(own);
      Secret any = new Secret("nobody-knows-this-one");
      RenderJob.render(project, new Secrets(any, any), Optional.of("openwrt-babel"));
      plan(project, true, "s1");
      assertThat(plan(project, true, newcomer)).containsKey(newcomer).doesNotContainValue(own).doesNotContainKey(LEFT_OUT);
      assertThat(plan(project, false, newcomer)).containsEntry(LEFT_OUT, own);
    }
  }
}
