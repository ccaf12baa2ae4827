package org.atalaya.app.cli;

/** The command line asks for something that can't be asked so; exit code 2. */
final class UsageException extends RuntimeException {
  UsageException(String message) {
    super(message);
  }
}
