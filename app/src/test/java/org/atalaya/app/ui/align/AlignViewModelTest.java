package org.atalaya.app.ui.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.atalaya.app.job.AlignJob;
import org.atalaya.app.job.LinksJob;
import org.atalaya.app.job.PlanJob;
import org.atalaya.app.ui.shell.Engines;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.wording.Wording;
import org.atalaya.maps.sample.SampleValley;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.provisioning.align.AimReading.Standing;
import org.atalaya.provisioning.align.SignalSample;
import org.atalaya.provisioning.router.RouterException;
import org.atalaya.provisioning.ssh.RouterAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An antenna is turned, without a screen and without a router. */
class AlignViewModelTest {
  private static final long PATIENCE_SECONDS = 60;
  private static final char[] WORDS = "un mate con la vecina".toCharArray();

  @TempDir static Path folder;
  private static Path planned;
  private static PlannedLink link;
  private final LinkedBlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
  private final Air air = new Air();
  private WindowModel model;
  private AlignViewModel align;

  /** A link of which the test says what is heard on it. */
  private static final class Air implements Engines.Align {
    /** A signal in dBm, NaN for nothing heard, or an exception with which the router goes away. */
    private final LinkedBlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    private final List<Engines.Turn> turns = new CopyOnWriteArrayList<>();
    private final List<OptionalDouble> sounded = new CopyOnWriteArrayList<>();
    private final List<OptionalDouble> shown = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean mute;

    @Override
    public void watch(Project project, Passphrase passphrase, Engines.Turn turn, Predicate<SignalSample> listener, Progress progress)
        throws Exception {
      turns.add(turn);
      double seconds = 0;
      while (progress.step(0, 0)) {
        Object next = heard.poll(10, TimeUnit.MILLISECONDS);
        if (next instanceof Exception failure) {
          throw failure;
        }
        if (next instanceof Double dbm) {
          seconds += 0.1;
          OptionalDouble signal = dbm.isNaN() ? OptionalDouble.empty() : OptionalDouble.of(dbm);
          if (!listener.test(new SignalSample(seconds, signal, OptionalDouble.empty(), ""))) {
            return;
          }
        }
      }
    }

    @Override
    public Optional<Engines.Sound> openSound() {
      if (mute) {
        return Optional.empty();
      }
      open.incrementAndGet();
      return Optional.of(new Engines.Sound() {
        @Override
        public void follow(OptionalDouble signalDbm) {
          sounded.add(signalDbm);
        }

        @Override
        public void close() {
          open.decrementAndGet();
        }
      });
    }

    @Override
    public Engines.PhonePage openPage(RouterAddress router, String from, String to, OptionalDouble expectedDbm) {
      open.incrementAndGet();
      return new Engines.PhonePage() {
        @Override
        public String url() {
          return "http://" + router.host() + "/" + from + "/" + to;
        }

        @Override
        public void show(SignalSample now) {
          shown.add(now.signalDbm());
        }

        @Override
        public void close() {
          open.decrementAndGet();
        }
      };
    }
  }

  @BeforeAll
  static void plan() throws Exception {
    Path terrain = SampleValley.writeTo(folder);
    planned = folder.resolve("valley.atalaya");
    Project.create(planned, new ProjectState(new ProjectSettings("Quintana valley", "AR", "libremesh", List.of(terrain.toString()),
        PathSettings.DEFAULT, 15_000, 10, "USD"), SampleValley.sites())).close();
    try (Project project = Project.open(planned); Passphrase passphrase = Passphrase.of(WORDS)) {
      LinksJob.run(project, Progress.NONE);
      NetworkPlan plan = PlanJob.run(project, false, Progress.NONE);
      link = plan.links().getFirst();
      project.unlock(passphrase);
    }
  }

  @BeforeEach
  void open() throws Exception {
    Engines engines = new Engines((project, ground, progress) -> {
      throw new IllegalStateException("no links are wanted here");
    }, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(air));
    model = new WindowModel(window::add, engines, Wording.of(Locale.ENGLISH));
    align = model.align();
    model.desk().open(planned);
    await(() -> model.routers().newsProperty().get() > 0);
  }

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void onlyARouterThatAnswersSomewhereCanBeListenedTo() throws Exception {
    assertThat(align.canOpen(link.hostA())).isFalse();
    align.open(link.hostA());
    assertThat(align.targetProperty().get()).isEmpty();

    model.routers().atHand().choose(link.hostA(), "192.0.2.7");
    assertThat(align.canOpen(link.hostA())).isTrue();
    assertThat(align.canOpen("nobody")).isFalse();
    align.open(link.hostA());
    assertThat(align.targetProperty().get().orElseThrow().router().hostName()).isEqualTo(link.hostA());
    assertThat(align.targetProperty().get().orElseThrow().ends()).extracting(AlignJob.End::expectedDbm)
        .contains(link.forecast().backward().signalDbm());
    assertThat(align.aimDegrees().orElseThrow()).isBetween(0.0, 360.0);
  }

  @Test
  void theSignalIsShownHeldAndSounded() throws Exception {
    begin();
    double expected = align.endProperty().get().orElseThrow().expectedDbm();
    hear(expected - 8);
    await(() -> live().filter(now -> now.state() == Standing.NEAR).isPresent());
    await(() -> align.toneProperty().get() == AlignViewModel.Tone.ON && air.open.get() == 1);
    hear(expected);
    hear(expected - 5);
    await(() -> live().filter(now -> now.below() == 5 && now.state() == Standing.NEAR).isPresent());
    assertThat(air.sounded).contains(OptionalDouble.of(expected - 5));
    align.forgetBest();
    hear(expected - 6);
    await(() -> live().filter(now -> now.below() == 0).isPresent());
    hear(Double.NaN);
    await(() -> live().filter(now -> now.state() == Standing.NOT_HEARD).isPresent());

    align.stop();
    assertThat(align.stateProperty().get()).isEqualTo(new AlignState.Idle(Optional.empty()));
    await(() -> model.desk().work().runningProperty().get().isEmpty() && air.open.get() == 0);
    assertThat(align.toneProperty().get()).isEqualTo(AlignViewModel.Tone.OFF);
    assertThat(air.turns).hasSize(1).first().isEqualTo(new Engines.Turn(link.hostA(), RouterAddress.parse("192.0.2.7"),
        align.endProperty().get().orElseThrow().to().hostName()));
  }

  @Test
  void thePageForAPhoneComesAndGoesAlsoOnAComputerWithoutSound() throws Exception {
    air.mute = true;
    begin();
    await(() -> align.toneProperty().get() == AlignViewModel.Tone.MISSING);
    hear(-70);
    await(() -> live().isPresent());
    align.switchPage();
    await(() -> align.pageProperty().get().url().isPresent());
    assertThat(align.pageProperty().get().url().orElseThrow()).startsWith("http://192.0.2.7/");
    hear(-69);
    await(() -> air.shown.contains(OptionalDouble.of(-69)));
    align.switchPage();
    assertThat(align.pageProperty().get().url()).isEmpty();
    align.switchPage();
    await(() -> align.pageProperty().get().url().isPresent());

    align.close();
    assertThat(align.targetProperty().get()).isEmpty();
    await(() -> model.desk().work().runningProperty().get().isEmpty() && air.open.get() == 0);
  }

  @Test
  void aRouterThatGoesAwayIsReachedAgainUntilTheWorkIsStoppedAtTheWindowsFoot() throws Exception {
    begin();
    hear(-60);
    await(() -> live().isPresent());
    air.heard.add(new IOException("the connection was closed"));
    await(() -> align.stateProperty().get() instanceof AlignState.Lost);
    hear(-75);
    await(() -> live().filter(now -> now.below() == 15).isPresent());
    assertThat(air.turns).hasSize(2);

    model.desk().work().cancel();
    await(() -> align.stateProperty().get() instanceof AlignState.Idle && air.open.get() == 0);
  }

  @Test
  void whatCanNotBeListenedToSaysWhyInTheWindow() throws Exception {
    air.heard.add(new IOException("the router did not answer in time"));
    begin();
    await(() -> align.stateProperty().get() instanceof AlignState.Idle(Optional<Notice> why) && why.isPresent());
    assertThat(((AlignState.Idle) align.stateProperty().get()).trouble().orElseThrow().text(Wording.of(Locale.of("es"))))
        .startsWith("No se puede escuchar: ").doesNotContain("did not answer");

    hear(-60);
    start();
    await(() -> live().isPresent());
    air.heard.add(new RouterException("another host key", true));
    await(() -> align.stateProperty().get() instanceof AlignState.Idle(Optional<Notice> why) && why.isPresent());
    assertThat(air.turns).as("a refusal is not tried again").hasSize(2);
  }

  @Test
  void theWrongPassphraseListensToNothing() throws Exception {
    model.routers().atHand().choose(link.hostA(), "192.0.2.7");
    align.open(link.hostA());
    List<String> refused = new ArrayList<>();
    align.start(Passphrase.of("no es esta".toCharArray()), () -> refused.add("refused"));
    await(() -> !refused.isEmpty());
    assertThat(align.stateProperty().get()).isEqualTo(new AlignState.Idle(Optional.empty()));
    assertThat(air.turns).isEmpty();
    await(() -> air.open.get() == 0);
  }

  private record Live(Standing state, double below) {}

  private Optional<Live> live() {
    return align.stateProperty().get() instanceof AlignState.Live(var now)
        ? Optional.of(new Live(now.standing(), now.belowBestDb().orElse(-1))) : Optional.empty();
  }

  private void begin() throws Exception {
    model.routers().atHand().choose(link.hostA(), "192.0.2.7");
    align.open(link.hostA());
    start();
  }

  private void start() throws Exception {
    await(() -> model.desk().work().runningProperty().get().isEmpty());
    align.start(Passphrase.of(WORDS), () -> {
      throw new AssertionError("the passphrase was refused");
    });
  }

  private void hear(double dbm) {
    air.heard.add(dbm);
  }

  /** Does what the window's thread would do, until it is so. */
  private void await(BooleanSupplier until) throws InterruptedException {
    long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!until.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain; state %s, notice %s", align.stateProperty().get(),
          model.desk().noticeProperty().get()).isLessThan(last);
      Runnable next = window.poll(10, TimeUnit.MILLISECONDS);
      if (next != null) {
        next.run();
      }
    }
  }
}
