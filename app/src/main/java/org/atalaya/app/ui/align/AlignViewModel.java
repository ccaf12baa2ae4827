package org.atalaya.app.ui.align;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.atalaya.app.job.AlignJob;
import org.atalaya.app.ui.network.NetworkViewModel;
import org.atalaya.app.ui.shell.Engines;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.ui.shell.Work;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.Stored;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.provisioning.align.AimReading;
import org.atalaya.provisioning.align.AimTracker;
import org.atalaya.provisioning.align.SignalSample;
import org.atalaya.provisioning.router.RouterException;
import org.atalaya.provisioning.ssh.RouterAddress;

/** One router's antenna is turned: towards whom, what is heard, where it sounds and shows. */
public final class AlignViewModel {
  private static final String TITLE_KEY = "work.align";
  private static final int RETRY_LOOKS = 10;
  private static final long RETRY_LOOK_MILLIS = 100;

  /**
   * Whose antenna is turned.
   *
   * @param router at this end
   * @param address where it answers
   * @param ends its planned links; at least one
   */
  public record Target(PlannedRouter router, RouterAddress address, List<AlignJob.End> ends) {}

  /** The tone: off, on, or impossible since this computer has no sound. */
  public enum Tone { OFF, ON, MISSING }

  /** The page for a phone: not there, there under an address, or it could not be. */
  public record Page(Optional<String> url, Optional<Notice> trouble) {
    private static final Page NONE = new Page(Optional.empty(), Optional.empty());
  }

  /** One time of listening; its fields are set on one thread and read on another. */
  private final class Session {
    private final AimTracker tracker;
    private volatile boolean stopped;
    private volatile boolean forgetting;

    Session(double expectedDbm) {
      tracker = new AimTracker(OptionalDouble.of(expectedDbm));
    }

    /** On the job's thread. */
    boolean hear(SignalSample sample) {
      if (stopped) {
        return false;
      }
      if (forgetting) {
        forgetting = false;
        tracker.forgetBest();
      }
      AimReading now = tracker.hear(sample);
      sound.ifPresent(each -> each.follow(sample.signalDbm()));
      phonePage.ifPresent(each -> each.show(sample));
      window.execute(() -> show(this, new AlignState.Live(now)));
      return true;
    }
  }

  private final ProjectDesk desk;
  private final NetworkViewModel network;
  private final Function<String, Optional<RouterAddress>> addresses;
  private final Executor window;
  private final ReadOnlyObjectWrapper<Optional<Target>> target = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<AlignJob.End>> end = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<AlignState> state = new ReadOnlyObjectWrapper<>(new AlignState.Idle(Optional.empty()));
  private final ReadOnlyObjectWrapper<Tone> tone = new ReadOnlyObjectWrapper<>(Tone.OFF);
  private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.NONE);
  private Optional<Session> session = Optional.empty();
  private volatile Optional<Engines.Sound> sound = Optional.empty();
  private volatile Optional<Engines.PhonePage> phonePage = Optional.empty();

  /**
   * @param addresses where the router of a host name answers, as far as is known
   * @param window runs what it is given on the window's thread, in order
   */
  public AlignViewModel(ProjectDesk desk, NetworkViewModel network, Function<String, Optional<RouterAddress>> addresses,
      Executor window) {
    this.desk = desk;
    this.network = network;
    this.addresses = addresses;
    this.window = window;
    desk.snapshotProperty().addListener((value, before, now) -> {
      if (!before.map(ProjectDesk.Snapshot::file).equals(now.map(ProjectDesk.Snapshot::file))) {
        close();
      }
    });
    // however the job ended, nothing is listened to any more
    desk.work().runningProperty().addListener((value, before, now) -> {
      if (now.isEmpty()) {
        session.ifPresent(each -> ended(each, Optional.empty()));
      }
    });
  }

  /** Whose antenna; empty where the window for it is closed. */
  public ReadOnlyObjectProperty<Optional<Target>> targetProperty() {
    return target.getReadOnlyProperty();
  }

  /** The planned link; one of the target's. */
  public ReadOnlyObjectProperty<Optional<AlignJob.End>> endProperty() {
    return end.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<AlignState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Tone> toneProperty() {
    return tone.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Page> pageProperty() {
    return page.getReadOnlyProperty();
  }

  /** True where a router was written to once, answers somewhere, and has a planned link to listen to. */
  public boolean canOpen(String hostName) {
    return desk.engines().align().isPresent() && desk.hasSecrets() && find(hostName).isPresent();
  }

  private Optional<Target> find(String hostName) {
    Optional<NetworkPlan> plan = network.plan().filter(Stored::current).map(Stored::value);
    Optional<PlannedRouter> router = plan.flatMap(now -> now.routers().stream()
        .filter(each -> each.hostName().equals(hostName)).findFirst());
    Optional<RouterAddress> address = addresses.apply(hostName);
    if (router.isEmpty() || address.isEmpty()) {
      return Optional.empty();
    }
    List<AlignJob.End> ends = AlignJob.ends(plan.get(), hostName);
    return ends.isEmpty() ? Optional.empty() : Optional.of(new Target(router.get(), address.get(), ends));
  }

  /** Opens the window for a router's antenna. */
  public void open(String hostName) {
    if (canOpen(hostName)) {
      close();
      target.set(find(hostName));
      end.set(target.get().map(each -> each.ends().getFirst()));
    }
  }

  /** Another link of the same router; only while nothing is listened to. */
  public void choose(AlignJob.End other) {
    if (session.isEmpty() && target.get().filter(each -> each.ends().contains(other)).isPresent()) {
      end.set(Optional.of(other));
    }
  }

  /** Which way to aim, degrees clockwise from true north; empty where a site is no longer in the project. */
  public OptionalDouble aimDegrees() {
    Optional<Site> from = target.get().flatMap(each -> site(each.router()));
    Optional<Site> to = end.get().flatMap(each -> site(each.to()));
    return from.isPresent() && to.isPresent()
        ? OptionalDouble.of(GeodesicPath.of(from.get().position(), to.get().position()).azimuthFromDegrees())
        : OptionalDouble.empty();
  }

  private Optional<Site> site(PlannedRouter router) {
    return desk.state().flatMap(now -> now.findSite(router.site()));
  }

  /**
   * Begins to listen, with the tone on.
   *
   * @param refused run where the passphrase is not the project's
   */
  public void start(Passphrase passphrase, Runnable refused) {
    Optional<Engines.Align> engine = desk.engines().align();
    if (engine.isEmpty() || target.get().isEmpty() || session.isPresent() || desk.work().runningProperty().get().isPresent()) {
      passphrase.close();
      state.set(session.isPresent() ? state.get() : new AlignState.Idle(Optional.of(Notice.hint("notice.busy"))));
      return;
    }
    AlignJob.End towards = end.get().orElseThrow();
    Engines.Turn turn = new Engines.Turn(target.get().get().router().hostName(), target.get().get().address(), towards.to().hostName());
    Session begun = new Session(towards.expectedDbm());
    session = Optional.of(begun);
    state.set(new AlignState.Connecting());
    if (tone.get() == Tone.OFF) {
      switchTone();
    }
    desk.startUnlocked(TITLE_KEY, passphrase, (open, progress) -> listen(engine.get(), open, passphrase, turn, begun, progress),
        (trouble, took) -> ended(begun, trouble), refused);
  }

  /** On the job's thread: once it was live, a router that goes away is waited for, since whoever is on a roof can't type. */
  private Optional<Notice> listen(Engines.Align engine, Project open, Passphrase passphrase, Engines.Turn turn, Session begun,
      Progress progress) throws Exception {
    boolean[] live = {false};
    Progress going = (done, total) -> !begun.stopped && progress.step(done, total);
    while (true) {
      try {
        engine.watch(open, passphrase, turn, sample -> {
          live[0] = true;
          return begun.hear(sample);
        }, going);
        return Optional.empty();
      } catch (CancellationException | InterruptedException stopped) {
        return Optional.empty();
      } catch (RouterException | BadInputException refusal) {
        return Optional.of(Notice.failed("align.failed", refusal));
      } catch (IOException gone) {
        if (!live[0]) {
          return Optional.of(Notice.failed("align.failed", gone));
        }
        sound.ifPresent(each -> each.follow(OptionalDouble.empty()));
        window.execute(() -> show(begun, new AlignState.Lost()));
        for (int i = 0; i < RETRY_LOOKS; i++) {
          if (!going.step(0, 0)) {
            return Optional.empty();
          }
          Thread.sleep(RETRY_LOOK_MILLIS);
        }
      }
    }
  }

  private void show(Session of, AlignState now) {
    if (session.filter(of::equals).isPresent() && !of.stopped) {
      state.set(now);
    }
  }

  private void ended(Session of, Optional<Notice> trouble) {
    if (session.filter(of::equals).isPresent()) {
      session = Optional.empty();
      silence();
      hidePage();
    }
    if (session.isEmpty()) {
      state.set(new AlignState.Idle(trouble));
    }
  }

  /** Ends the listening; the window stays. */
  public void stop() {
    session.ifPresent(each -> {
      each.stopped = true;
      if (desk.work().runningProperty().get().map(Work.Running::titleKey).filter(TITLE_KEY::equals).isPresent()) {
        desk.work().cancel();
      }
      ended(each, Optional.empty());
    });
  }

  /** Ends the listening and closes the window. */
  public void close() {
    stop();
    target.set(Optional.empty());
    end.set(Optional.empty());
    state.set(new AlignState.Idle(Optional.empty()));
  }

  /** The best is looked for anew. */
  public void forgetBest() {
    session.ifPresent(each -> each.forgetting = true);
  }

  /** Tone on or off. */
  public void switchTone() {
    if (tone.get() == Tone.ON) {
      silence();
      return;
    }
    desk.engines().align().ifPresent(engine -> {
      tone.set(Tone.ON);
      desk.work().errand(engine::openSound, opened -> {
        if (opened.isEmpty()) {
          tone.set(Tone.MISSING);
        } else if (session.isEmpty() || tone.get() != Tone.ON || sound.isPresent()) {
          closeLater(opened.get());
        } else {
          sound = opened;
        }
      });
    });
  }

  private void silence() {
    sound.ifPresent(this::closeLater);
    sound = Optional.empty();
    tone.set(tone.get() == Tone.MISSING ? Tone.MISSING : Tone.OFF);
  }

  /** The page for a phone, there or gone. */
  public void switchPage() {
    if (phonePage.isPresent()) {
      hidePage();
      return;
    }
    if (session.isEmpty()) {
      return;
    }
    Session asked = session.get();
    Target here = target.get().orElseThrow();
    AlignJob.End there = end.get().orElseThrow();
    Engines.Align engine = desk.engines().align().orElseThrow();
    desk.work().errand(() -> {
      try {
        Engines.PhonePage opened = engine.openPage(here.address(), here.router().site(), there.to().site(),
            OptionalDouble.of(there.expectedDbm()));
        window.execute(() -> serve(asked, opened));
      } catch (IOException failure) {
        window.execute(() -> page.set(new Page(Optional.empty(), Optional.of(Notice.failed("align.page.failed", failure)))));
      }
      return asked;
    }, done -> { });
  }

  private void serve(Session asked, Engines.PhonePage opened) {
    if (session.filter(asked::equals).isEmpty() || phonePage.isPresent()) {
      closeLater(opened);
    } else {
      phonePage = Optional.of(opened);
      page.set(new Page(Optional.of(opened.url()), Optional.empty()));
    }
  }

  private void hidePage() {
    phonePage.ifPresent(this::closeLater);
    phonePage = Optional.empty();
    page.set(Page.NONE);
  }

  private void closeLater(AutoCloseable gone) {
    desk.work().errand(() -> {
      gone.close();
      return gone;
    }, closed -> { });
  }
}
