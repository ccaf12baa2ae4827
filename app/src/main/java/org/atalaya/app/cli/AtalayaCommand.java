package org.atalaya.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.atalaya.app.Texts;
import org.atalaya.planner.BadInputException;
import org.atalaya.provisioning.router.RouterException;
import org.atalaya.provisioning.ssh.ConnectionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code atalaya}: the root of all commands, and what their failures mean to the caller. */
@Command(name = "atalaya", mixinStandardHelpOptions = true, versionProvider = AtalayaCommand.Version.class,
    subcommands = {
        DemoCommand.class,
        TerrainCommand.class,
        ProfileCommand.class,
        LinksCommand.class,
        ViewshedCommand.class,
        RelayCommand.class,
        SnapCommand.class,
        PanoramaCommand.class,
        LosCommand.class,
        PropagationCommand.class,
        ProjectCommand.class,
        ImportCommand.class,
        PlanCommand.class,
        SimulateCommand.class,
        PowerCommand.class,
        UplinkCommand.class,
        ServiceCommand.class,
        ScaleCommand.class,
        ReachCommand.class,
        AdviseCommand.class,
        RenderCommand.class,
        ReportCommand.class,
        LabCommand.class,
        ProvisionCommand.class,
        ResumeCommand.class,
        RollbackCommand.class,
        VerifyCommand.class,
        DriftCommand.class,
        CalibrateCommand.class,
        SurveyCommand.class,
        AlignCommand.class,
        DiscoverCommand.class,
        RescueCommand.class,
        BenchCommand.class})
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

  /** Read before anything else, by {@link Language}: the sentences of this very parser depend on it. */
  @Option(names = "--lang", paramLabel = "LANGUAGE", scope = ScopeType.INHERIT)
  String language;

  @CommandLine.Spec
  CommandLine.Model.CommandSpec spec;

  private final Console console;

  private AtalayaCommand(Console console) {
    this.console = console;
  }

  /** Runs one command; returns its exit code. */
  public static int run(String[] arguments, Console surroundings) {
    Optional<String> language = Language.asked(arguments);
    Console console = surroundings.in(language.flatMap(Language::find).orElse(surroundings.locale()));
    if (language.isPresent() && language.flatMap(Language::find).isEmpty()) {
      console.err().println(oneLine(console.phrases().sentence(Language.OPTION, "\"" + language.get() + "\"",
          "es, en, pt or sq")));
      return USAGE;
    }
    AtalayaCommand root = new AtalayaCommand(console);
    CommandLine line = commandLine(root, console);
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler((e, args) -> {
      console.err().println(oneLine(new UsageMistake(console.texts(), console.phrases()).sentence(e, args)));
      return USAGE;
    });
    line.setExecutionExceptionHandler((e, failed, result) -> root.explain(e));
    return line.execute(arguments);
  }

  /** All commands, with their help in the console's language. */
  static CommandLine commandLine(Console console) {
    return commandLine(new AtalayaCommand(console), console);
  }

  private static CommandLine commandLine(AtalayaCommand root, Console console) {
    CommandLine line = new CommandLine(root, new CommandFactory(console));
    line.setResourceBundle(Texts.of("help", console.locale()).bundle());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
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
      case BadInputException e -> console.phrases().sentence(e);
      case UsageException e -> e.sentence(console.phrases());
      case ConnectionException e -> console.phrases().say(e.getMessage());
      case RouterException e -> console.phrases().say(e.getMessage());
      case FileSystemException e -> e.getMessage();
      case IOException e -> e.getMessage() == null ? e.getClass().getSimpleName() : console.phrases().say(e.getMessage());
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
