package org.atalaya.planner.project;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program that edits a project, tells of each edit, and dies in the middle of it without closing anything. */
final class DyingEditor {
  static final int EXIT_CODE = 77;
  static final int EDITS_BEFORE_DEATH = 40;

  private DyingEditor() {}

  /** @param arguments path of the project to create */
  public static void main(String[] arguments) {
    Project project = Project.create(Path.of(arguments[0]), Sample.state());
    CountDownLatch enough = new CountDownLatch(EDITS_BEFORE_DEATH);
    Thread.ofPlatform().daemon().start(() -> {
      awaitQuietly(enough);
      Runtime.getRuntime().halt(EXIT_CODE);
    });
    for (int i = 1; ; i++) {
      project.apply(edit(i));
      System.out.println(i);
      System.out.flush();
      enough.countDown();
    }
  }

  static ProjectState stateAfter(int edits) {
    ProjectState state = Sample.state();
    for (int i = 1; i <= edits; i++) {
      state = edit(i).applyTo(state);
    }
    return state;
  }

  private static Edit edit(int i) {
    return new Edit.ReplaceSite("Loma", Sample.LOMA.withHeightMeters(1 + i / 1000.0));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
