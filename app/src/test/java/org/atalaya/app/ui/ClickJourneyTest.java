package org.atalaya.app.ui;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@link ClickJourney} without a screen. */
@ExtendWith(ScreenLibraries.class)
class ClickJourneyTest {
  @TempDir Path folder;

  @Test
  void fromNothingToRehearsedRoutersByClicksAlone() throws Exception {
    ClickJourney.go(folder, false, 1000, 720);
  }
}
