package org.atalaya.provisioning.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.atalaya.provisioning.router.RouterCommands;

/** The shell of a virtual router: a small vocabulary, and 127 for every other word. */
final class LabShell {
  private static final int MAX_INPUT = 16 << 20;

  private final LabFiles files;
  private final LabUci uci;
  private final LabDeadMan deadMan;
  private final LabMachine machine;
  private final LabSysupgrade sysupgrade;
  private final Optional<LabDebian> debian;
  private final LabHalves halves;

  /** What the shell needs of the machine around it. */
  interface LabMachine {
    LabFacts facts();

    LabRpcd rpcd();

    /** Runs {@code safe-upgrade} with these arguments and restarts, a moment later, whoever leaves. */
    void safeUpgradeLater(List<String> arguments);

    void reboot();

    /** Runs {@code sysupgrade} with these arguments a moment later, whoever leaves. */
    void flashLater(List<String> arguments);

    /** Its flash holds this firmware now, and these files besides. */
    void install(LabSysupgrade.Release release, SortedMap<String, byte[]> kept);

    void setPassword(String password);

    /** False where its lights blink already. */
    boolean blink(int seconds);

    LabRadios radios();

    LabTimedRestart timedRestart();
  }

  LabShell(LabFiles files, LabDeadMan deadMan, LabMachine machine) {
    this.files = files;
    this.uci = new LabUci(files);
    this.deadMan = deadMan;
    this.machine = machine;
    this.sysupgrade = new LabSysupgrade(files, machine);
    this.halves = new LabHalves(files, sysupgrade);
    this.debian = machine.facts().runsDebian() ? Optional.of(new LabDebian(files, machine)) : Optional.empty();
  }

  LabHalves halves() {
    return halves;
  }

  Optional<LabDebian> debian() {
    return debian;
  }

  LabSysupgrade sysupgrade() {
    return sysupgrade;
  }

  /** What one command did. */
  private record Done(int status, byte[] output, String errors) {
    static Done ok(String output) {
      return new Done(0, output.getBytes(StandardCharsets.UTF_8), "");
    }

    static Done failed(int status, String errors) {
      return new Done(status, new byte[0], errors + "\n");
    }
  }

  /** Runs a line; the answer is its exit status. */
  int run(String line, InputStream in, OutputStream out, OutputStream err) throws IOException {
    OptionalInt blinking = LabLights.seconds(line);
    if (blinking.isPresent()) {
      out.write((LabLights.COUNT + "\n").getBytes(StandardCharsets.UTF_8));
      return machine.blink(blinking.getAsInt()) ? 0 : RouterCommands.BLINKS_ALREADY;
    }
    if (machine.timedRestart().run(line)) {
      return 0;
    }
    if (LabWatch.run(line, in, out, machine.radios()::answer)) {
      return 0;
    }
    Optional<LabDebian.Answer> asDebian = debian.flatMap(system -> system.answer(line));
    if (asDebian.isPresent()) {
      out.write(asDebian.get().output().getBytes(StandardCharsets.UTF_8));
      return asDebian.get().status();
    }
    Optional<String> known = phrase(line);
    if (known.isPresent()) {
      out.write(known.get().getBytes(StandardCharsets.UTF_8));
      return 0;
    }
    int status = 0;
    try {
      for (CommandLine command : CommandLine.parse(line)) {
        boolean runs = switch (command.join()) {
          case ALWAYS -> true;
          case ON_SUCCESS -> status == 0;
          case ON_FAILURE -> status != 0;
        };
        if (runs) {
          Done done = carryOut(command, in);
          if (command.outputFile().isEmpty()) {
            out.write(done.output);
          }
          err.write(done.errors.getBytes(StandardCharsets.UTF_8));
          status = done.status;
        }
      }
      return status;
    } catch (CommandLine.SyntaxException e) {
      err.write(("sh: " + e.getMessage() + "\n").getBytes(StandardCharsets.UTF_8));
      return 2;
    }
  }

  /** What goes to a file goes there piece by piece: what arrived before the line was cut, or the disk full, stays. */
  private Done carryOut(CommandLine command, InputStream in) throws IOException {
    try {
      if (command.outputFile().isEmpty()) {
        return run(command.words(), in);
      }
      String file = command.outputFile().get();
      if (!command.appends()) {
        files.write(file, new byte[0]);
      }
      if (command.words().equals(List.of("cat"))) {
        byte[] buffer = new byte[1 << 15];
        for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
          if (!files.append(file, buffer, count)) {
            throw new LabFiles.NoSpaceException();
          }
        }
        return Done.ok("");
      }
      Done done = run(command.words(), in);
      files.append(file, done.output, done.output.length);
      return done;
    } catch (LabFiles.NoSpaceException e) {
      return Done.failed(1, command.words().getFirst() + ": write error: " + e.getMessage());
    }
  }

  /** Lines with loops and substitutions, which are understood as a whole. */
  private Optional<String> phrase(String line) {
    Optional<List<String>> trying = machine.facts().hasHalves() ? LabHalves.started(line) : Optional.empty();
    if (trying.isPresent()) {
      machine.safeUpgradeLater(trying.get());
      return Optional.of("");
    }
    Optional<List<String>> flashing = LabSysupgrade.started(line);
    if (flashing.isPresent()) {
      machine.flashLater(flashing.get());
      return Optional.of("");
    }
    return switch (line) {
      case RouterCommands.STOP_SERVICES -> Optional.of("");
      case RouterCommands.RADIOS -> Optional.of(lines(machine.facts().interfaces().stream().filter(each -> each.startsWith("wlan"))
          .map(each -> each.replaceFirst("wlan", "phy")).toList()));
      case RouterCommands.FLASH -> Optional.of("Filesystem 1024-blocks Used Available Capacity Mounted on\noverlayfs:/overlay 8128 "
          + (8128 - files.flashRoomLeft() / 1024) + " " + files.flashRoomLeft() / 1024 + " 0% /overlay\n");
      case RouterCommands.SYSUPGRADE_HELP -> Optional.of(LabSysupgrade.HELP);
      case RouterCommands.INTERFACES -> Optional.of(lines(machine.facts().interfaces()) + lines(machine.radios().interfaces()));
      case RouterCommands.TOOLS -> Optional.of((machine.facts().runsOpenWrt() ? "/usr/sbin/babeld\n" : "/usr/bin/lime-config\n")
          + "/sbin/sysupgrade\n/sbin/uci\n" + (machine.facts().hasHalves() ? "/usr/sbin/safe-upgrade\n" : "")
          + (files.exists("/usr/sbin/safe-reboot") ? "/usr/sbin/safe-reboot\n" : ""));
      case RouterCommands.CLEAR_STALE_LIME_CONFIG -> {
        files.remove(LabLimeConfig.PID_FILE);
        yield Optional.of("");
      }
      case RouterCommands.DEAD_MAN_STATE -> {
        StringBuilder state = new StringBuilder();
        for (String name : List.of("armed", "restoring", "restarting", "restored", "starts")) {
          files.findText(RouterCommands.ATALAYA_FOLDER + "/" + name)
              .ifPresent(text -> state.append(name).append(' ').append(text.strip()).append('\n'));
        }
        yield Optional.of(state.toString());
      }
      default -> Optional.empty();
    };
  }

  private Done run(List<String> words, InputStream in) throws IOException {
    List<String> arguments = words.subList(1, words.size());
    String last = words.getLast();
    Optional<LabDebian.Answer> asDebian = debian.flatMap(system -> system.command(words));
    if (asDebian.isPresent()) {
      return new Done(asDebian.get().status(), asDebian.get().output().getBytes(StandardCharsets.UTF_8),
          asDebian.get().status() == 127 ? "sh: " + words.getFirst() + ": not found\n" : "");
    }
    return switch (words.getFirst()) {
      case "true", "umask" -> Done.ok("");
      case "false" -> Done.failed(1, "");
      case "echo" -> Done.ok(String.join(" ", arguments) + "\n");
      case "hostname" -> Done.ok(LabLimeConfig.hostName(files) + "\n");
      case "cat" -> arguments.isEmpty() ? new Done(0, in.readNBytes(MAX_INPUT), "") : cat(last);
      case "wc" -> files.size(last).map(size -> Done.ok(size + " " + last + "\n"))
          .orElseGet(() -> Done.failed(1, "wc: " + last + ": No such file or directory"));
      case "sysupgrade" -> sysupgrade(arguments);
      case "safe-upgrade" -> machine.facts().hasHalves() ? safeUpgrade(arguments) : Done.failed(127, "sh: safe-upgrade: not found");
      case "test" -> words.size() == 3 && (words.get(1).equals("-s") ? files.size(last).filter(size -> size > 0).isPresent()
          : words.get(1).equals("-e") ? files.exists(last)
          : words.get(1).equals("-f") && files.find(last).isPresent()) ? Done.ok("")
          : Done.failed(1, "");
      case "ls" -> files.isFolder(last) ? Done.ok(lines(files.list(last)))
          : Done.failed(1, "ls: " + last + ": No such file or directory");
      case "sha256sum" -> files.sha256(last).map(digest -> Done.ok(digest + "  " + last + "\n"))
          .orElseGet(() -> Done.failed(1, "sha256sum: can't open '" + last + "': No such file or directory"));
      case "mkdir" -> {
        files.makeFolder(last);
        yield Done.ok("");
      }
      case "mv" -> files.move(words.get(1), last) ? Done.ok("")
          : Done.failed(1, "mv: can't rename '" + words.get(1) + "': No such file or directory");
      case "rm" -> {
        files.removeAll(last);
        yield Done.ok("");
      }
      case "tar" -> tar(arguments);
      case "uci" -> uci(arguments, in);
      case "ubus" -> ubus(arguments);
      case "iw", "iwinfo", "batctl", "ip" -> machine.radios().answer(words).map(Done::ok)
          .orElseGet(() -> Done.failed(1, words.getFirst() + ": no such device, or no such command here"));
      case "lime-config" -> {
        if (machine.facts().runsOpenWrt()) {
          yield Done.failed(127, "sh: lime-config: not found");
        }
        new LabLimeConfig(files, machine.facts().mac()).run();
        yield Done.ok("");
      }
      case "wifi" -> {
        FactoryImage.detectRadios(files);
        yield Done.ok("");
      }
      case "passwd" -> passwd(in);
      case "reboot" -> {
        machine.reboot();
        yield Done.ok("");
      }
      case "sh" -> arguments.size() > 1 && arguments.getFirst().equals(RouterCommands.DEAD_MAN)
          ? new Done(deadMan.run(arguments.subList(1, arguments.size())), new byte[0], "")
          : Done.failed(127, "sh: can't open '" + last + "'");
      default -> Done.failed(127, "sh: " + words.getFirst() + ": not found");
    };
  }

  private Done safeUpgrade(List<String> arguments) {
    try {
      return Done.ok(halves.run(arguments));
    } catch (LabSysupgrade.Refusal e) {
      return Done.failed(111, e.getMessage());
    }
  }

  private Done sysupgrade(List<String> arguments) {
    try {
      return Done.ok(sysupgrade.run(arguments));
    } catch (LabSysupgrade.Refusal e) {
      return Done.failed(1, e.getMessage());
    }
  }

  private Done cat(String path) {
    if (path.equals("/proc/uptime")) {
      return Done.ok(machine.timedRestart().text());
    }
    if (path.equals("/proc/meminfo")) {
      return Done.ok(machine.facts().memory());
    }
    return files.find(path).map(bytes -> new Done(0, bytes, ""))
        .orElseGet(() -> Done.failed(1, "cat: can't open '" + path + "': No such file or directory"));
  }

  /** {@code tar -czf FILE -C / PATH…} and {@code tar -tzf FILE}. */
  private Done tar(List<String> arguments) {
    if (arguments.size() == 2 && arguments.getFirst().equals("-tzf")) {
      return files.find(arguments.getLast()).map(archive -> Done.ok(lines(List.copyOf(LabTar.unpack(archive).keySet()))))
          .orElseGet(() -> Done.failed(1, "tar: can't open '" + arguments.getLast() + "'"));
    }
    if (arguments.size() < 5 || !arguments.subList(0, 1).equals(List.of("-czf"))
        || !arguments.subList(2, 4).equals(List.of("-C", "/"))) {
      return Done.failed(1, "tar: only -czf FILE -C / PATH is known here");
    }
    SortedMap<String, byte[]> packed = new TreeMap<>();
    for (String path : arguments.subList(4, arguments.size())) {
      files.filesUnder("/" + path).forEach(file -> packed.put(file.substring(1), files.find(file).orElseThrow()));
    }
    files.write(arguments.get(1), LabTar.pack(packed));
    return Done.ok("");
  }

  private Done uci(List<String> arguments, InputStream in) throws IOException {
    String input = arguments.contains("batch") ? new String(in.readNBytes(MAX_INPUT), StandardCharsets.UTF_8) : "";
    try {
      return Done.ok(uci.run(arguments, input));
    } catch (LabUci.UciException e) {
      return arguments.contains("-q") ? Done.failed(1, "") : Done.failed(1, e.getMessage());
    }
  }

  private Done ubus(List<String> arguments) {
    if (machine.facts().runsOpenWrt() && arguments.equals(List.of("-v", "list", "uci"))) {
      return Done.ok("'uci' @5e0d7b5e\n\t\"apply\":{\"rollback\":\"Boolean\",\"timeout\":\"Integer\",\"ubus_rpc_session\":\"String\"}\n"
          + "\t\"confirm\":{\"ubus_rpc_session\":\"String\"}\n\t\"rollback\":{\"ubus_rpc_session\":\"String\"}\n");
    }
    if (machine.facts().runsOpenWrt() && arguments.size() > 2 && List.of("session", "uci").contains(arguments.get(1))) {
      LabRpcd.Answer answer = machine.rpcd().call(arguments.get(1), arguments.get(2), arguments.size() > 3 ? arguments.get(3) : "");
      return answer.status() == 0 ? Done.ok(answer.output()) : Done.failed(answer.status(), answer.error());
    }
    return switch (String.join(" ", arguments)) {
      case "call system board" -> Done.ok(machine.facts().boardJson());
      case "call system info" -> Done.ok(machine.facts().infoJson());
      default -> machine.radios().answer(Stream.concat(Stream.of("ubus"), arguments.stream()).toList()).map(Done::ok)
          .orElseGet(() -> Done.failed(4, "Command failed: Not found"));
    };
  }

  private Done passwd(InputStream in) throws IOException {
    List<String> typed = new ArrayList<>(new String(in.readNBytes(4096), StandardCharsets.UTF_8).lines().toList());
    if (typed.size() < 2 || !typed.get(0).equals(typed.get(1))) {
      return Done.failed(1, "passwd: password for root is unchanged");
    }
    machine.setPassword(typed.getFirst());
    return Done.ok("passwd: password for root changed by root\n");
  }

  private static String lines(List<String> names) {
    return names.isEmpty() ? "" : String.join("\n", names) + "\n";
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
