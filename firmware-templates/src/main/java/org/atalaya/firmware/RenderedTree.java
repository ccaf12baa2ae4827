package org.atalaya.firmware;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.atalaya.firmware.uci.UciParser;
import org.atalaya.firmware.uci.UciSecrets;
import org.atalaya.firmware.uci.UciSyntaxException;

/**
 * The rendered files on this computer: {@code DIR/HOSTNAME/etc/config/…}. On a POSIX system folders made here are for
 * their owner alone (0700), files with a secret too (0600).
 */
public final class RenderedTree {
  private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
  private static final Pattern FILE_PATH = Pattern.compile("(/[A-Za-z0-9_][A-Za-z0-9._-]*)+");
  private static final Set<PosixFilePermission> PRIVATE_FOLDER = PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> PRIVATE_FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> PUBLIC_FILE = PosixFilePermissions.fromString("rw-r--r--");

  private final Path root;
  private final boolean posix;
  /** Folders that are known to be folders: each is looked at once, not for every file in it. */
  private final Set<Path> folders = ConcurrentHashMap.newKeySet();

  private RenderedTree(Path root) {
    this.root = root;
    this.posix = root.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /**
   * Writes the files of all nodes. The folder of a node that is new appears whole, in one step. A file that holds these
   * bytes already is left untouched; another is replaced in one step, so that no reader ever sees half of one. Files of
   * earlier nodes stay.
   *
   * @param directory created if missing
   * @return the files written, not those that were up to date, in the order of the nodes and their paths
   * @throws IllegalArgumentException before anything is written, if a host name or a path is not one, or two nodes
   *     would share a folder
   * @throws IOException if writing fails, or a link on the way would lead elsewhere
   */
  public static List<Path> write(Path directory, List<RenderedNode> nodes) throws IOException {
    Set<String> hosts = new HashSet<>();
    for (RenderedNode node : nodes) {
      require(HOST_NAME.matcher(node.hostName()).matches(), "a host name is not one");
      // file systems of Windows and macOS take capitals for small letters
      require(hosts.add(node.hostName().toLowerCase(Locale.ROOT)), "two nodes are called " + node.hostName());
      node.files().keySet().forEach(path ->
          require(FILE_PATH.matcher(path).matches(), node.hostName() + ": a file has a path that leads elsewhere"));
    }
    Files.createDirectories(directory);
    RenderedTree tree = new RenderedTree(directory.toRealPath());
    try {
      // a folder for each node, so that nodes do not meet; most of the time is the file system's
      return nodes.parallelStream().flatMap(node -> tree.write(directory, node).stream()).toList();
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  private List<Path> write(Path directory, RenderedNode node) {
    try {
      Path folder = root.resolve(node.hostName());
      if (node.files().isEmpty()) {
        return List.of();
      }
      List<String> written = new ArrayList<>();
      if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        update(folder, node, written);
      } else {
        create(folder, node);
        written.addAll(node.files().keySet());
      }
      return written.stream().map(path -> directory.resolve(node.hostName() + path)).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void update(Path folder, RenderedNode node, List<String> written) throws IOException {
    for (var file : node.files().entrySet()) {
      Path target = root.resolve(folder + file.getKey());
      makeFolders(target.getParent());
      if (replace(target, file.getValue(), holdsSecret(file.getKey(), file.getValue()))) {
        written.add(file.getKey());
      }
    }
  }

  /** A node that is new: its folder is filled under another name, and appears whole. */
  private void create(Path folder, RenderedNode node) throws IOException {
    Path fresh = root.resolve("." + node.hostName() + ".new");
    delete(fresh);
    try {
      for (var file : node.files().entrySet()) {
        Path target = root.resolve(fresh + file.getKey());
        makeFolders(target.getParent());
        fill(target, file.getValue().getBytes(StandardCharsets.UTF_8),
            holdsSecret(file.getKey(), file.getValue()) ? PRIVATE_FILE : PUBLIC_FILE);
      }
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      delete(fresh);
      throw failure;
    }
  }

  /** What a run that was cut off left; links in it are not followed. */
  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** True where the text has, or may have, a secret: what is not UCI is taken for one. */
  private static boolean holdsSecret(String path, String text) {
    if (!path.startsWith("/etc/config/")) {
      return true;
    }
    try {
      return UciParser.parse(path.substring(path.lastIndexOf('/') + 1), text).sections().stream()
          .flatMap(section -> section.options().stream()).anyMatch(option -> UciSecrets.isSecret(option.name()));
    } catch (UciSyntaxException | IllegalArgumentException unknown) {
      return true;
    }
  }

  private void makeFolders(Path folder) throws IOException {
    if (folders.contains(folder)) {
      return;
    }
    Path at = root;
    for (Path name : root.relativize(folder)) {
      at = at.resolve(name);
      if (folders.contains(at)) {
        continue;
      }
      if (!Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectory(at, attributes(PRIVATE_FOLDER));
      } else if (!Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException(at + " is not a folder, or is a link to one");
      }
      folders.add(at);
    }
  }

  private boolean replace(Path target, String text, boolean secret) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean file = Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS);
    if (file && Files.size(target) == bytes.length && Arrays.equals(Files.readAllBytes(target), bytes)) {
      if (secret && posix) {
        Files.setPosixFilePermissions(target, PRIVATE_FILE);
      }
      return false;
    }
    Set<PosixFilePermission> permissions = secret ? PRIVATE_FILE : PUBLIC_FILE;
    Path fresh = target.resolveSibling("." + target.getFileName() + ".new");
    try {
      try {
        fill(fresh, bytes, permissions);
      } catch (FileAlreadyExistsException left) {
        // by a run that was cut off
        Files.delete(fresh);
        fill(fresh, bytes, permissions);
      }
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      Files.deleteIfExists(fresh);
      throw failure;
    }
    return true;
  }

  private void fill(Path fresh, byte[] bytes, Set<PosixFilePermission> permissions) throws IOException {
    try (FileChannel channel = FileChannel.open(fresh,
        Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), attributes(permissions))) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      // not forced to the disk: after a power cut the next rendering finds what is not as it should be
    }
  }

  private FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }
}
