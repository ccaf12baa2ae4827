package org.atalaya.provisioning.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.atalaya.firmware.image.FirmwareFile;
import org.atalaya.provisioning.Kit;
import org.atalaya.provisioning.RememberedKeys;
import org.atalaya.provisioning.Until;
import org.atalaya.provisioning.lab.Fault;
import org.atalaya.provisioning.lab.LabImage;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An image is written first, and then the configuration. */
@Timeout(120)
class FlashVirtualKitTest {
  private static final LabOptions LAB = LabOptions.DEFAULT.withDowntime(Duration.ofMillis(300));
  private static final int SIZE = 1_500_000;

  @TempDir
  Path folder;

  private FirmwareFile image(int size, String board, String version, String compat) throws Exception {
    return FirmwareFile.read(LabImage.write(folder.resolve("lime-" + version + ".bin"), size, board, version, compat));
  }

  private FirmwareFile image() throws Exception {
    return image(SIZE, LAB.boardName(), "23.05.5", "1.0");
  }

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final RememberedKeys keys = new RememberedKeys();

  private Outcome provision(VirtualRouter router, FirmwareFile image) {
    return provision(router, image, Consent.YES, StepJournal.NONE);
  }

  private Outcome provision(VirtualRouter router, FirmwareFile image, Consent consent, StepJournal journal) {
    return new Provisioner(Kit.options(), keys, Backups.NONE).provision(
        List.of(Kit.task(0, router.address()).withImage(image)), consent, journal, event -> {
          if (event.phase() == ProvisioningEvent.Phase.DONE || event.phase() == ProvisioningEvent.Phase.FAILED) {
            told.add(event.step() + " " + event.detail());
          }
          return true;
        }).getFirst();
  }

  @Test
  void theRouterKeepsItsKeyAndIsFlashedOnceAndThenConfigured() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      List<String> shown = new ArrayList<>();
      Outcome outcome = provision(router, image(), proposals -> {
        assertThat(router.flashCount()).isZero();
        proposals.forEach(proposal -> shown.addAll(proposal.changes().lines()));
        return proposals;
      }, StepJournal.NONE);

      assertThat(outcome).as("%s", told).isInstanceOf(Outcome.Verified.class);
      assertThat(shown.getFirst()).startsWith("~ firmware 'LibreMesh 22.03.5 (virtual)' becomes 'LibreMesh 23.05.5' (lime-23.05.5.bin, SHA-256 ");
      assertThat(shown).contains("~ its configuration, its host key and its root password are brought over");
      assertThat(router.flashCount()).isEqualTo(1);
      assertThat(router.release()).isEqualTo("LibreMesh 23.05.5");
      assertThat(router.hostName()).isEqualTo("Escuela");
      assertThat(keys.all().values().stream().distinct()).hasSize(1);
      assertThat(told).anyMatch(line -> line.startsWith("UPLOAD 1500")).anyMatch(line -> line.startsWith("REIDENTIFY LibreMesh 23.05.5"));

      assertThat(provision(router, image())).isInstanceOfSatisfying(Outcome.Verified.class,
          again -> assertThat(again.changed()).isFalse());
      assertThat(router.flashCount()).isEqualTo(1);
    }
  }

  @Test
  void whereTheConfigurationCanNotBeBroughtOverTheNewHostKeyIsMetAndPinned() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      assertThat(provision(router, image(SIZE, LAB.boardName(), "24.10.0", "1.1"))).as("%s", told).isInstanceOf(Outcome.Verified.class);
      assertThat(router.release()).isEqualTo("LibreMesh 24.10.0");
      var pinned = keys.ofMac(router.mac());
      assertThat(keys.ofName("Escuela")).isEqualTo(pinned);
      assertThat(keys.all().values().stream().distinct()).hasSize(1);
      assertThat(provision(router, image(SIZE, LAB.boardName(), "24.10.0", "1.1"))).isInstanceOf(Outcome.Verified.class);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "tplink,archer-c7-v2|1.0|1500000|is not for the board librerouter,librerouter-v1",
      "librerouter,librerouter-v1|2.0|1500000|has compat_version 2.0, the router 1.0: it has to be installed as if anew",
      "librerouter,librerouter-v1|1.0|8200000|and LibreRouter v1 takes 8126464"})
  void whatDoesNotBelongOnTheRouterIsRefusedBeforeAnyoneIsAsked(String board, String compat, int size, String reason)
      throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      int writes = router.writes();
      Outcome outcome = provision(router, image(size, board, "23.05.5", compat), proposals -> {
        throw new AssertionError("nothing to ask");
      }, StepJournal.NONE);
      assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.reason()).contains(reason));
      assertThat(router.writes()).isEqualTo(writes);
    }
  }

  @Test
  void tooLittleMemoryIsRefusedAndAlmostTooLittleIsFreedFirst() throws Exception {
    try (VirtualKit small = VirtualKit.start(1, LAB.withMemory(2_000_000));
        VirtualKit tight = VirtualKit.start(1, LAB.withMemory(2_800_000))) {
      assertThat(provision(small.routers().getFirst(), image())).isInstanceOfSatisfying(Outcome.Refused.class,
          refused -> assertThat(refused.reason()).contains("MB of free memory, and the image wants 2.5"));
      VirtualRouter router = tight.routers().getFirst();
      assertThat(provision(router, image())).as("%s", told).isInstanceOf(Outcome.Verified.class);
      // to free its memory, flashed, configured
      assertThat(router.rebootCount()).isEqualTo(3);
    }
  }

  @Test
  void anUploadThatIsCutGoesOnWhereItWas() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB.withFaults(List.of(Fault.of(Fault.Kind.DROP, Step.UPLOAD))))) {
      assertThat(provision(kit.routers().getFirst(), image())).as("%s", told).isInstanceOf(Outcome.Verified.class);
      assertThat(told).anyMatch(line -> line.startsWith("UPLOAD") && line.endsWith("the connection was cut 1 times"));
    }
  }

  /** Killed while the flash was erased: host key and password are gone, and only the journal knows why. */
  @Test
  void aRunThatWasCutOffWhileItFlashedIsGoneOnWith() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      List<Flashing> begun = Collections.synchronizedList(new ArrayList<>());
      StepJournal journal = new StepJournal() {
        @Override
        public void before(RouterTask task, Step step, String detail) {
          if (step == Step.FLASH) {
            begun.add(Flashing.parse(detail).orElseThrow());
          }
          if (step == Step.REIDENTIFY && begun.size() == 1) {
            throw new IllegalStateException("killed here, as this test wants it");
          }
        }

        @Override
        public void after(RouterTask task, Step step, Result result, String detail) {
          // not needed here
        }

        @Override
        public Optional<Flashing> findUnfinishedFlash(RouterTask task) {
          return begun.isEmpty() ? Optional.empty() : Optional.of(begun.getLast());
        }
      };
      FirmwareFile image = image(SIZE, LAB.boardName(), "24.10.0", "1.1");
      provision(router, image, Consent.YES, journal);
      Until.holds(Duration.ofSeconds(30), () -> router.flashCount() == 1 && ProvisionVirtualKitTest.reachable(router));
      assertThat(keys.ofName("Escuela")).isPresent();

      assertThat(provision(router, image, Consent.YES, new StepJournal() {
        @Override
        public void before(RouterTask task, Step step, String detail) {
          assertThat(step).isNotEqualTo(Step.FLASH);
        }

        @Override
        public void after(RouterTask task, Step step, Result result, String detail) {
          // not needed here
        }

        @Override
        public Optional<Flashing> findUnfinishedFlash(RouterTask task) {
          return Optional.of(begun.getLast());
        }
      })).as("%s", told).isInstanceOf(Outcome.Verified.class);
      assertThat(router.flashCount()).isEqualTo(1);
      assertThat(keys.ofName("Escuela")).isEqualTo(keys.ofMac(router.mac()));
    }
  }
}
