package org.atalaya.app;

import java.nio.file.Path;
import java.util.Optional;
import org.atalaya.app.cli.AtalayaCommand;
import org.atalaya.app.cli.Console;
import org.atalaya.app.ui.AtalayaWindow;

/** Starts the program: without arguments, or with a project file alone, the window; otherwise a command. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    if (arguments.length == 0) {
      AtalayaWindow.open(Optional.empty());
    } else if (arguments.length == 1 && arguments[0].endsWith(".atalaya")) {
      AtalayaWindow.open(Optional.of(Path.of(arguments[0])));
    } else {
      System.exit(AtalayaCommand.run(arguments, Console.ofProcess()));
    }
  }
}
