package org.atalaya.app.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import org.atalaya.app.Texts;
import org.atalaya.app.job.LinksJob;
import org.atalaya.app.job.PlanJob;
import org.atalaya.app.job.RenderJob;
import org.atalaya.app.ui.shell.Engines;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.project.InputRevision;
import org.atalaya.planner.project.LinksResult;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.ResultKind;
import org.atalaya.planner.terrain.Terrain;

/** Starts the window. */
public final class AtalayaWindow {
  /** Held here, since the logging of the JDK forgets the level of a logger that nobody holds. */
  private static final Logger LOGGER = Logger.getLogger("javafx");

  private AtalayaWindow() {}

  /**
   * Opens the window and returns when it is closed. To be called once in a program's life.
   *
   * @param project to begin with
   * @return false where no window could be opened for want of a screen, which one line on standard error has said
   */
  public static boolean open(Optional<Path> project) {
    // JavaFX remarks that it was started from the class path, which is how this program is put together
    LOGGER.setLevel(Level.SEVERE);
    // the map's tiles are painted with Java2D, which must not look for a screen of its own beside JavaFX's
    System.setProperty("java.awt.headless", "true");
    try {
      Application.launch(AtalayaApplication.class,
          project.map(file -> new String[] {file.toString()}).orElse(new String[0]));
      return true;
    } catch (UnsupportedOperationException noScreen) {
      // what JavaFX throws where GTK opens no display; failures of the window itself come wrapped
      System.err.println(Texts.of(Wording.BUNDLE, Locale.getDefault()).get("window.no-screen"));
      return false;
    }
  }

  /** What the window can set to work: the same jobs as the command line's. */
  static Engines engines() {
    return new Engines(AtalayaWindow::links, Optional.of(PlanJob::run),
        Optional.of(AtalayaWindow::render), Optional.of(Rehearsal::run), Optional.of(RealRouters.onThisComputer()),
        Optional.of(new RealAlign()));
  }

  /** As {@link LinksJob#run}, on the terrain that the window has read already. */
  private static LinksResult links(Project project, Terrain terrain, Progress progress) {
    InputRevision inputs = project.inputs(ResultKind.LINKS);
    ProjectSettings settings = inputs.state().settings();
    LinksResult links = LinksJob.compute(terrain, inputs.state().sites(), settings.paths(), settings.maxRangeMeters(), progress);
    project.storeLinks(links, inputs);
    return links;
  }

  private static int render(Project project, Passphrase passphrase, Path folder) throws Exception {
    return RenderJob.write(project, project.unlock(passphrase), Optional.empty(), List.of(), folder, Optional.empty()).files()
        .size();
  }
}
