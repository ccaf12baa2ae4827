package org.atalaya.app.job;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.atalaya.maps.elevation.ElevationFiles;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.lineofsight.SightGround;
import org.atalaya.planner.plan.RelayFinder;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.relay.RelayRequest;
import org.atalaya.planner.relay.RelaySearch;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.siteselection.SearchFollower;
import org.atalaya.planner.terrain.TerrainMosaic;

/**
 * Places for a relay on a project's own ground, which is opened when first asked for. Where its files are missing there
 * are none: the plan has its links, and need not fail for want of advice.
 */
final class ProjectRelays implements RelayFinder {
  private final Project project;
  private final ProjectState state;
  private final Progress progress;
  private final SearchFollower follower;
  private Optional<SightGround> ground = Optional.empty();

  /** @param state that is planned */
  ProjectRelays(Project project, ProjectState state, Progress progress, SearchFollower follower) {
    this.project = project;
    this.state = state;
    this.progress = progress;
    this.follower = follower;
  }

  @Override
  public List<Place> between(Site a, Site b) {
    try {
      RelayRequest request = RelayJob.request(state, a, b);
      return RelaySearch.search(ground(), request, (done, total) -> !follower.enough() && progress.step(1, 1)).stream()
          .map(place -> new Place(place.position(), place.groundMeters(), RelayJob.HEIGHT_METERS, place.from(), place.to())).toList();
    } catch (CancellationException stopped) {
      if (follower.enough()) {
        return List.of();
      }
      throw stopped;
    } catch (BadInputException noGround) {
      return List.of();
    }
  }

  private SightGround ground() {
    if (ground.isEmpty()) {
      TerrainMosaic terrain = ElevationFiles.open(project.resolveTerrain());
      ground = Optional.of(SightGround.of(terrain).coveredBy(
          ClutterFiles.of(project).cover(terrain, state.sites(), state.settings().paths().frequencyMhz())));
    }
    return ground.get();
  }
}
