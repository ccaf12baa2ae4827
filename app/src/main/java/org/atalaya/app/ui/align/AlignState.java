package org.atalaya.app.ui.align;

import java.util.Optional;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.provisioning.align.AimReading;

/** How far the listening to a link is. */
public sealed interface AlignState {

  /** Nothing is listened to. @param trouble why it ended, where nobody stopped it */
  record Idle(Optional<Notice> trouble) implements AlignState {}

  /** The router is being reached. */
  record Connecting() implements AlignState {}

  /** @param now the latest look */
  record Live(AimReading now) implements AlignState {}

  /** The router went away and is being reached again. */
  record Lost() implements AlignState {}
}
