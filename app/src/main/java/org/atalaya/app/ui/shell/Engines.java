package org.atalaya.app.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.project.LinksResult;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.terrain.Terrain;

/**
 * What the window can set to work. The window holds no logic of its own: each of these is what the command line runs
 * too. What is empty has no control in the window.
 *
 * @param links judges every pair in range and stores what it finds
 * @param plan proposes a network from current links and stores it
 * @param render writes the routers' files to a folder
 * @param rehearse configures and verifies virtual routers as the plan says
 */
public record Engines(Links links, Optional<Plan> plan, Optional<Render> render, Optional<Rehearse> rehearse) {

  /** Judges every pair in range and stores what it finds. */
  @FunctionalInterface
  public interface Links {
    LinksResult run(Project project, Terrain terrain, Progress progress) throws Exception;
  }

  /** Proposes a network from current links and stores it. */
  @FunctionalInterface
  public interface Plan {
    NetworkPlan run(Project project, Progress progress) throws Exception;
  }

  /** Writes the routers' files to a folder; answers for how many routers. */
  @FunctionalInterface
  public interface Render {
    int run(Project project, Passphrase passphrase, Path folder) throws Exception;
  }

  /** Configures and verifies virtual routers as the plan says; tells of each step from any thread. */
  @FunctionalInterface
  public interface Rehearse {
    void run(Project project, Passphrase passphrase, Consumer<RouterProgress> steps, Progress progress) throws Exception;
  }
}
