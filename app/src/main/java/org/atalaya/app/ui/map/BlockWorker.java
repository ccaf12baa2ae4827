package org.atalaya.app.ui.map;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.atalaya.app.ui.map.BlockViewModel.Square;
import org.atalaya.maps.block.BlockCamera;
import org.atalaya.maps.block.BlockFrame;
import org.atalaya.maps.block.BlockMesh;
import org.atalaya.maps.relief.ReliefRenderer;

/**
 * Two threads behind the 3-D view: one puts ground together, one paints; of what is asked meanwhile each does the last. All its
 * methods are for the window's thread, and all that it answers comes there. It keeps two squares of ground and one picture.
 */
final class BlockWorker implements AutoCloseable {
  /**
   * The ground of a square.
   *
   * @param relief heights
   * @param drape what is laid over them, the lowest first
   * @param version another where these paint otherwise than before
   */
  record GroundKey(BlockFrame frame, Square square, ReliefRenderer relief, List<ReliefSource> drape, long version) {}

  /**
   * What is to be painted.
   *
   * @param ground the whole square, then a finer one; the finer one may come later
   */
  record Order(List<GroundKey> ground, BlockContent content, BlockCamera camera, MapStyle style, double scale, boolean moving) {}

  /** Who is told what. */
  interface Listener {
    void painted(BlockPicture picture, int leftOut);

    void groundIs(BlockMesh whole);

    void failed(Throwable failure);
  }

  /** A square of ground that was put together. */
  private record Made(GroundKey key, BlockMesh mesh) {}

  private final Executor window;
  private final Listener listener;
  private final ExecutorService grounds =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("block-ground").priority(Thread.MIN_PRIORITY).factory());
  private final ExecutorService painter = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("block").factory());
  private final BlockDrawing drawing = new BlockDrawing();
  private Optional<Made> whole = Optional.empty();
  private Optional<Made> finer = Optional.empty();
  private Optional<GroundKey> unmakeable = Optional.empty();
  private Optional<Order> last = Optional.empty();
  /** Read by the thread that puts ground together. */
  private volatile List<GroundKey> wanted = List.of();
  private boolean making;
  private boolean painting;
  private boolean again;
  private boolean closed;
  /** Used by the painter alone. */
  private Optional<BlockContent> placed = Optional.empty();
  private Optional<BlockFrame> placedIn = Optional.empty();
  private BlockScene scene = BlockScene.EMPTY;

  BlockWorker(Executor window, Listener listener) {
    this.window = window;
    this.listener = listener;
  }

  /** Paints this, as soon as what was asked before is painted. */
  void ask(Order order) {
    if (closed) {
      return;
    }
    last = Optional.of(order);
    wanted = order.ground();
    makeGround();
    if (painting) {
      again = true;
    } else {
      paint();
    }
  }

  /** True when all that was asked for is painted. */
  boolean idle() {
    return !making && !painting;
  }

  private void makeGround() {
    Optional<GroundKey> missing = wanted.stream().filter(key -> !has(whole, key) && !has(finer, key)).findFirst()
        .filter(key -> !unmakeable.equals(Optional.of(key)));
    if (making || closed || missing.isEmpty()) {
      return;
    }
    making = true;
    int background = last.orElseThrow().style().color(MapInk.PAPER) | 0xff000000;
    GroundKey key = missing.get();
    grounds.execute(() -> {
      try {
        BlockMesh mesh = new BlockMesh(key.frame(), key.relief(), key.square().x(), key.square().y(), key.square().halfMeters(),
            BlockMesh.MOST_POSTS, BlockDrape.of(key.drape(), key.frame(), key.square(), background, () -> !wanted.contains(key)));
        window.execute(() -> madeGround(() -> take(new Made(key, mesh))));
      } catch (CancellationException stopped) {
        window.execute(() -> madeGround(() -> { }));
      } catch (Throwable failure) {
        window.execute(() -> madeGround(() -> {
          // told once: the same ground would fail again
          unmakeable = Optional.of(key);
          listener.failed(failure);
        }));
      }
    });
  }

  private static boolean has(Optional<Made> made, GroundKey key) {
    return made.filter(each -> each.key().equals(key)).isPresent();
  }

  private void madeGround(Runnable then) {
    making = false;
    if (!closed) {
      then.run();
      makeGround();
    }
  }

  private void take(Made made) {
    if (wanted.isEmpty() || !wanted.contains(made.key())) {
      return;
    }
    if (wanted.getFirst().equals(made.key())) {
      whole = Optional.of(made);
      listener.groundIs(made.mesh());
    } else {
      finer = Optional.of(made);
    }
    last.ifPresent(this::ask);
  }

  private void paint() {
    Order order = last.orElseThrow();
    painting = true;
    again = false;
    List<BlockMesh> ground = present(order);
    painter.execute(() -> {
      try {
        if (placed.filter(each -> each == order.content()).isEmpty() || placedIn.filter(each -> each == order.ground().getFirst().frame()).isEmpty()) {
          placed = Optional.of(order.content());
          placedIn = Optional.of(order.ground().getFirst().frame());
          scene = BlockScene.of(placedIn.get(), order.content());
        }
        BlockPicture picture = drawing.draw(new BlockDrawing.Job(scene, ground, order.camera(), order.style(), order.scale(), order.moving()));
        int leftOut = scene.leftOut();
        window.execute(() -> painted(() -> listener.painted(picture, leftOut)));
      } catch (Throwable failure) {
        window.execute(() -> painted(() -> listener.failed(failure)));
      }
    });
  }

  /** The squares that are there: until one comes that of the look before stands. */
  private List<BlockMesh> present(Order order) {
    BlockFrame frame = order.ground().getFirst().frame();
    return Stream.of(whole, finer.filter(each -> order.ground().size() > 1)).flatMap(Optional::stream)
        .filter(each -> each.key().frame() == frame).map(Made::mesh).toList();
  }

  private void painted(Runnable tell) {
    painting = false;
    if (!closed) {
      tell.run();
      if (again && last.isPresent()) {
        paint();
      }
    }
  }

  /** Forgets the ground and the picture. */
  void rest() {
    wanted = List.of();
    whole = Optional.empty();
    finer = Optional.empty();
    last = Optional.empty();
    again = false;
    painter.execute(drawing::rest);
  }

  @Override
  public void close() {
    closed = true;
    wanted = List.of();
    grounds.shutdownNow();
    painter.shutdownNow();
  }
}
