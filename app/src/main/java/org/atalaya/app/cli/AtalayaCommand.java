package org.atalaya.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.concurrent.CancellationException;
import org.atalaya.planner.BadInputException;
import org.atalaya.provisioning.router.RouterException;
import org.atalaya.provisioning.ssh.ConnectionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code atalaya}: the root of all commands, and what their failures mean to the caller. */
@Command(name = "atalaya", mixinStandardHelpOptions = true, versionProvider = AtalayaCommand.Version.class,
    resourceBundle = "org.atalaya.app.texts.cli",
    subcommands = {DemoCommand.class, TerrainCommand.class, ProfileCommand.class, LinksCommand.class, LosCommand.class,
        PropagationCommand.class, ProjectCommand.class, PlanCommand.class, RenderCommand.class, LabCommand.class,
        ProvisionCommand.class, VerifyCommand.class, SimulateCommand.class, BenchCommand.class})
public final class AtalayaCommand implements Runnable {
  /** Done, and the answer is negative. */
  static final int NEGATIVE = 1;
  /** The command line is wrong. */
  static final int USAGE = 2;
  /** An input file or a value in it is bad. */
  static final int BAD_INPUT = 3;
  /** A device or the network failed. */
  static final int DEVICE = 4;
  /** Stopped by the user, as shells count it. */
  static final int CANCELLED = 130;

  @Option(names = "--debug", scope = ScopeType.INHERIT)
  boolean debug;

  @CommandLine.Spec
  CommandLine.Model.CommandSpec spec;

  private final Console console;

  private AtalayaCommand(Console console) {
    this.console = console;
  }

  /** Runs one command; returns its exit code. */
  public static int run(String[] arguments, Console console) {
    AtalayaCommand root = new AtalayaCommand(console);
    CommandLine line = new CommandLine(root, new CommandFactory(console));
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setResourceBundle(console.texts().bundle());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((e, args) -> {
      console.err().println(oneLine(e.getMessage()));
      console.note("usage.help", e.getCommandLine().getCommandSpec().qualifiedName());
      return USAGE;
    });
    line.setExecutionExceptionHandler((e, failed, result) -> root.explain(e));
    return line.execute(arguments);
  }

  @Override
  public void run() {
    spec.commandLine().usage(console.out());
  }

  private int explain(Exception failure) {
    if (debug) {
      failure.printStackTrace(console.err());
    } else {
      console.err().println(oneLine(sentence(failure)));
    }
    return switch (failure) {
      case UsageException e -> USAGE;
      case BadInputException e -> BAD_INPUT;
      case ConnectionException e -> DEVICE;
      case RouterException e -> DEVICE;
      case CancellationException e -> CANCELLED;
      case InterruptedException e -> CANCELLED;
      case FileSystemException e -> BAD_INPUT;
      case UncheckedIOException e when e.getCause() instanceof FileSystemException -> BAD_INPUT;
      case IOException e -> DEVICE;
      default -> 70;
    };
  }

  private String sentence(Exception failure) {
    return switch (failure) {
      case CancellationException e -> console.texts().get("cancelled");
      case InterruptedException e -> console.texts().get("cancelled");
      case java.nio.file.NoSuchFileException e -> console.texts().get("file.missing", e.getFile());
      case java.nio.file.AccessDeniedException e -> console.texts().get("file.denied", e.getFile());
      case java.nio.file.FileAlreadyExistsException e -> console.texts().get("file.exists", e.getFile());
      case UncheckedIOException e when e.getCause() instanceof FileSystemException cause -> sentence(cause);
      case BadInputException e -> e.getMessage();
      case UsageException e -> e.getMessage();
      case FileSystemException e -> e.getMessage();
      case IOException e -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      default -> console.texts().get("internal", failure.getClass().getSimpleName() + ": " + failure.getMessage());
    };
  }

  private static String oneLine(String text) {
    return text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ");
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = AtalayaCommand.class.getPackage().getImplementationVersion();
      return new String[] {"Atalaya " + (version == null ? "(not packaged)" : version)};
    }
  }
}
