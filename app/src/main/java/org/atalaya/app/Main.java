package org.atalaya.app;

/** Starts the program: without arguments the window, with arguments a command. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.out.println("atalaya");
  }
}
