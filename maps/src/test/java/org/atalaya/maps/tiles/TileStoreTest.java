package org.atalaya.maps.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TileStoreTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path folder;

  @Test
  void whatIsKeptIsThereWhenTheProgramStartsAgain() {
    Square at = new Square(3, 1, 2);
    try (TileStore store = new TileStore(folder.resolve("new"), 1_000_000)) {
      store.put("a", at, kept(new byte[] {1, 2, 3}, "\"x\""), NOW);
      store.put("b", at, new TileStore.Kept(Optional.empty(), Optional.empty(), Optional.empty(), NOW.plusSeconds(9)), NOW);
    }
    try (TileStore store = new TileStore(folder.resolve("new"), 1_000_000)) {
      TileStore.Kept found = store.find("a", at, NOW).orElseThrow();
      assertThat(found.picture().orElseThrow()).containsExactly(1, 2, 3);
      assertThat(found.etag()).contains("\"x\"");
      assertThat(found.freshUntil()).isEqualTo(NOW.plusSeconds(60));
      assertThat(store.find("b", at, NOW).orElseThrow().picture()).isEmpty();
      assertThat(store.standing("b", at).orElseThrow().empty()).isTrue();
      assertThat(store.find("a", new Square(3, 2, 1), NOW)).isEmpty();
      store.renew("a", at, NOW.plusSeconds(500));
      assertThat(store.standing("a", at).orElseThrow().freshUntil()).isEqualTo(NOW.plusSeconds(500));
    }
  }

  /** Against the plain way: a map in memory, of which what was used longest ago goes first. */
  @Test
  void atMostSoManyBytesAreKeptAndWhatWasUsedLongestAgoGoesFirst() {
    long seed = 20261;
    Random random = new Random(seed);
    Map<Square, Long> used = new HashMap<>();
    try (TileStore store = new TileStore(folder, 100_000)) {
      for (int count = 0; count < 400; count++) {
        int step = count;
        // more than an hour apart, so that every look counts
        Instant now = NOW.plusSeconds(4000L * step);
        Square at = new Square(12, random.nextInt(15), random.nextInt(15));
        if (random.nextInt(3) == 0) {
          store.find("m", at, now).ifPresent(each -> used.put(at, now.getEpochSecond()));
        } else {
          store.put("m", at, kept(new byte[random.nextInt(4000)], "e"), now);
          used.put(at, now.getEpochSecond());
        }
        assertThat(store.bytes()).as("seed %d, step %d", seed, step).isLessThanOrEqualTo(100_000);
        used.keySet().removeIf(each -> {
          boolean gone = store.standing("m", each).isEmpty();
          if (gone) {
            assertThat(used.entrySet().stream().filter(other -> other.getValue() < used.get(each))
                .filter(other -> store.standing("m", other.getKey()).isPresent()))
                .as("seed %d, step %d: older than %s, and kept", seed, step, each).isEmpty();
          }
          return gone;
        });
        assertThat(store.standing("m", at).isPresent()).isEqualTo(used.containsKey(at));
      }
      assertThat(used).hasSizeBetween(20, 100);
    }
  }

  @Test
  void aBrokenFileIsBegunAnew() throws Exception {
    byte[] junk = new byte[5000];
    Arrays.fill(junk, (byte) 7);
    Files.write(folder.resolve("tiles.db"), junk);
    Square at = new Square(1, 0, 0);
    try (TileStore store = new TileStore(folder, 1_000_000)) {
      assertThat(store.find("a", at, NOW)).isEmpty();
      store.put("a", at, kept(new byte[] {5}, "e"), NOW);
      assertThat(store.find("a", at, NOW)).isPresent();
    }
  }

  @Test
  void whereNothingCanBeWrittenTilesStayInMemory() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    try (TileStore store = new TileStore(file, 1_000_000)) {
      store.put("a", new Square(1, 0, 0), kept(new byte[] {5}, "e"), NOW);
      assertThat(store.find("a", new Square(1, 0, 0), NOW)).isPresent();
    }
  }

  private static TileStore.Kept kept(byte[] picture, String etag) {
    return new TileStore.Kept(Optional.of(picture), Optional.of(etag), Optional.empty(), NOW.plusSeconds(60));
  }
}
