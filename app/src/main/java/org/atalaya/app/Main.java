package org.atalaya.app;

import org.atalaya.app.cli.AtalayaCommand;
import org.atalaya.app.cli.Console;

/** Starts the program. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(AtalayaCommand.run(arguments, Console.ofProcess()));
  }
}
