package org.atalaya.app.cli;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * What a command and whoever ends the program tell each other: that nothing more is to be kept, and that the command waits
 * for a person. A prompt cannot be interrupted, and nothing is under way while one is open: nobody needs to wait for it.
 * Safe for use by several threads.
 */
public final class Stop {
  private volatile boolean cancelled;
  private volatile boolean atPrompt;

  /** The program ends now: nothing more is stored or begun. */
  public void cancel() {
    cancelled = true;
  }

  public boolean cancelled() {
    return cancelled;
  }

  /** True while a person is asked. */
  public boolean atPrompt() {
    return atPrompt;
  }

  /**
   * The answer of a person, who is asked by this thread.
   *
   * @throws CancellationException if the program ends meanwhile: what was typed then agrees to nothing
   */
  <T> T ask(Supplier<T> question) {
    T answer;
    atPrompt = true;
    try {
      answer = question.get();
    } finally {
      atPrompt = false;
    }
    if (cancelled) {
      throw new CancellationException("ended at a prompt");
    }
    return answer;
  }
}
