package org.atalaya.app.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.atalaya.app.job.DiscoverJob;
import org.atalaya.app.job.PlanJob;
import org.atalaya.app.job.ProvisionJob;
import org.atalaya.app.job.VerifyJob;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.project.LinksResult;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.terrain.Terrain;
import org.atalaya.provisioning.align.SignalSample;
import org.atalaya.provisioning.apply.Consent;
import org.atalaya.provisioning.ssh.RouterAddress;

/**
 * What the window can set to work. The window holds no logic of its own: each of these is what the command line runs
 * too. What is empty has no control in the window.
 *
 * @param links judges every pair in range and stores what it finds
 * @param plan proposes a network from current links and stores it
 * @param render writes the routers' files to a folder
 * @param rehearse configures and verifies virtual routers as the plan says
 * @param routers real ones: found, written to, read again
 * @param align the signal of a link while an antenna is turned
 */
public record Engines(Links links, Optional<Plan> plan, Optional<Render> render, Optional<Rehearse> rehearse,
    Optional<Routers> routers, Optional<Align> align) {

  /** The same with another way to propose networks. */
  public Engines withPlan(Plan other) {
    return new Engines(links, Optional.of(other), render, rehearse, routers, align);
  }

  /** The same with other routers. */
  public Engines withRouters(Routers other) {
    return new Engines(links, plan, render, rehearse, Optional.of(other), align);
  }

  /** The same with another way to listen to a link. */
  public Engines withAlign(Align other) {
    return new Engines(links, plan, render, rehearse, routers, Optional.of(other));
  }

  /** Judges every pair in range and stores what it finds. */
  @FunctionalInterface
  public interface Links {
    LinksResult run(Project project, Terrain terrain, Progress progress) throws Exception;
  }

  /** Proposes a network from current links, as it is wished, and stores it. */
  @FunctionalInterface
  public interface Plan {
    NetworkPlan run(Project project, PlanJob.Options options, Progress progress) throws Exception;
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

  /**
   * What is to be done with real routers.
   *
   * @param addresses host name → where the router answers
   * @param acceptedKeys host name → fingerprint of the new host key that a person agreed to
   * @param images that they are flashed with first; empty where their firmware stays
   */
  public record RouterOrders(Map<String, RouterAddress> addresses, Map<String, String> acceptedKeys, List<Path> images) {
    public RouterOrders {
      addresses = Map.copyOf(addresses);
      acceptedKeys = Map.copyOf(acceptedKeys);
      images = List.copyOf(images);
    }
  }

  /** Real routers: found, written to, read again. All that it finds out is kept in the project. */
  public interface Routers {
    /**
     * Looks on all cables and at some addresses besides. Writes nothing to any router.
     *
     * @param progress may stop it
     */
    DiscoverJob.Answer look(Project project, List<RouterAddress> besides, Progress progress) throws Exception;

    /** Has a router that lets everyone in blink its lights; returns how many it has. */
    int blink(Project project, RouterAddress address) throws Exception;

    /** Writes to those routers for which {@code consent}, asked from the job's thread, agrees. */
    List<ProvisionJob.Result> write(Project project, Passphrase passphrase, RouterOrders orders, Consent consent,
        Consumer<RouterProgress> steps, Progress progress) throws Exception;

    /** Reads routers again, and what their radios hear; writes nothing. */
    VerifyJob.Measured readAgain(Project project, Passphrase passphrase, RouterOrders orders) throws Exception;
  }

  /**
   * Whose antenna is turned towards whom.
   *
   * @param hostName of the router at this end
   * @param address where it answers
   * @param toHost host name of the router at the other end
   */
  public record Turn(String hostName, RouterAddress address, String toHost) {}

  /** The signal of one link while an antenna is turned. Only reads. */
  public interface Align {
    /**
     * Looks ten times a second until the listener, asked from the job's thread, answers false, or {@code progress} does.
     *
     * @throws IOException if the router is not reached, is another, or goes away
     */
    void watch(Project project, Passphrase passphrase, Turn turn, Predicate<SignalSample> listener, Progress progress)
        throws Exception;

    /** A tone on this computer; empty where it has no sound. May take a moment. */
    Optional<Sound> openSound();

    /**
     * A page for a phone on the router's network.
     *
     * @param from name of this end
     * @param to name of the other
     */
    PhonePage openPage(RouterAddress router, String from, String to, OptionalDouble expectedDbm) throws IOException;
  }

  /** Sounds until it is closed. */
  public interface Sound extends AutoCloseable {
    /** From now on as high as this signal; silent where there is none. */
    void follow(OptionalDouble signalDbm);

    @Override
    void close();
  }

  /** Is there until it is closed. */
  public interface PhonePage extends AutoCloseable {
    /** What to open on the phone. */
    String url();

    /** Everyone who looks sees this now. */
    void show(SignalSample now);

    @Override
    void close();
  }
}
