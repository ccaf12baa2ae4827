package org.atalaya.provisioning.lab;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A virtual router's files: those on flash stay over a restart, those under {@code /tmp}, {@code /var}, {@code /proc}
 * and {@code /sys} are made anew. Folders exist as soon as something lies in them or they were made. Both have an
 * end: what would grow beyond it is not written. Safe for use by several threads.
 */
final class LabFiles {
  private final SortedMap<String, byte[]> files = new TreeMap<>();
  /** Files in memory that are being sent piece by piece: they grow without being copied whole each time. */
  private final SortedMap<String, ByteArrayOutputStream> growing = new TreeMap<>();
  private final long flashBytes;
  private final long memoryBytes;
  private long flashRoom;
  private long memoryRoom;
  private int flashWrites;

  /** Nothing more fits; what was there before stays. */
  static final class NoSpaceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSpaceException() {
      super("No space left on device");
    }
  }

  /**
   * @param flashBytes that fit on the writable flash
   * @param memoryBytes that fit in {@code /tmp}
   */
  LabFiles(long flashBytes, long memoryBytes) {
    this.flashBytes = flashBytes;
    this.memoryBytes = memoryBytes;
    this.flashRoom = flashBytes;
    this.memoryRoom = memoryBytes;
  }

  /** From now on nothing more fits, until something goes. */
  synchronized void fill() {
    flashRoom = 0;
    memoryRoom = 0;
  }

  /** Whoever filled it has gone. */
  synchronized void clear() {
    flashRoom = flashBytes - used(true);
    memoryRoom = memoryBytes - used(false);
  }

  /** How many more bytes fit on the writable flash. */
  synchronized long flashRoomLeft() {
    return flashRoom;
  }

  /** How many more bytes fit in {@code /tmp}. */
  synchronized long memoryRoom() {
    return memoryRoom;
  }

  private long used(boolean flash) {
    return files.entrySet().stream().filter(file -> onFlash(file.getKey()) == flash)
        .mapToLong(file -> file.getValue().length).sum()
        + (flash ? 0 : growing.values().stream().mapToLong(ByteArrayOutputStream::size).sum());
  }

  /** Adds to a file's end as much as fits; the answer is whether all of it did. */
  synchronized boolean append(String path, byte[] bytes, int length) {
    String real = real(path);
    if (onFlash(real)) {
      byte[] before = files.getOrDefault(real, new byte[0]);
      byte[] all = Arrays.copyOf(before, before.length + length);
      System.arraycopy(bytes, 0, all, before.length, length);
      put(real, all);
      return true;
    }
    ByteArrayOutputStream file = growing.computeIfAbsent(real, name -> {
      ByteArrayOutputStream fresh = new ByteArrayOutputStream(length);
      fresh.writeBytes(files.getOrDefault(name, new byte[0]));
      files.remove(name);
      return fresh;
    });
    int fits = (int) Math.min(length, memoryRoom);
    file.write(bytes, 0, fits);
    memoryRoom -= fits;
    return fits == length;
  }

  void append(String path, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    append(path, bytes, bytes.length);
  }

  /** Ends what {@link #append} began. */
  private void settle(String real) {
    ByteArrayOutputStream file = growing.remove(real);
    if (file != null) {
      files.put(real, file.toByteArray());
    }
  }

  private void put(String real, byte[] content) {
    settle(real);
    long more = content.length - (files.containsKey(real) ? files.get(real).length : 0);
    boolean flash = onFlash(real);
    if (more > 0 && more > (flash ? flashRoom : memoryRoom)) {
      throw new NoSpaceException();
    }
    room(flash, -more);
    files.put(real, content);
    countWrite(real);
  }

  private byte[] take(String real) {
    settle(real);
    byte[] content = files.remove(real);
    if (content != null) {
      room(onFlash(real), content.length);
      countWrite(real);
    }
    return content;
  }

  private void room(boolean flash, long more) {
    if (flash) {
      flashRoom += more;
    } else {
      memoryRoom += more;
    }
  }

  /** SHA-256 of a file in hexadecimal digits. */
  synchronized Optional<String> sha256(String path) {
    settle(real(path));
    return Optional.ofNullable(files.get(real(path))).map(LabShell::sha256);
  }

  /** How many bytes a file has. */
  synchronized Optional<Integer> size(String path) {
    ByteArrayOutputStream file = growing.get(real(path));
    return file != null ? Optional.of(file.size()) : Optional.ofNullable(files.get(real(path))).map(b -> b.length);
  }

  /** A file as it lies there, not a copy: for large ones that are only read. */
  synchronized Optional<byte[]> peek(String path) {
    settle(real(path));
    return Optional.ofNullable(files.get(real(path)));
  }

  /** All that is on flash, as it lies there. */
  synchronized SortedMap<String, byte[]> flash() {
    SortedMap<String, byte[]> all = new TreeMap<>(files);
    all.keySet().removeIf(path -> !onFlash(path));
    return all;
  }

  /** The flash is another half, with this on it. */
  synchronized void putFlash(SortedMap<String, byte[]> content) {
    erase();
    files.putAll(content);
    flashRoom = flashBytes - used(true);
  }

  /** All that is on flash goes, as {@code sysupgrade} erases it. */
  synchronized void erase() {
    files.keySet().removeIf(LabFiles::onFlash);
    flashRoom = flashBytes;
  }

  synchronized Optional<byte[]> find(String path) {
    settle(real(path));
    return Optional.ofNullable(files.get(real(path))).map(byte[]::clone);
  }

  synchronized Optional<String> findText(String path) {
    return find(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  synchronized void write(String path, byte[] content) {
    put(real(path), content.clone());
  }

  void write(String path, String text) {
    write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  synchronized boolean exists(String path) {
    String real = real(path);
    return files.containsKey(real) || growing.containsKey(real) || !under(real).isEmpty();
  }

  synchronized boolean isFolder(String path) {
    return !under(real(path)).isEmpty();
  }

  synchronized void makeFolder(String path) {
    files.putIfAbsent(real(path) + "/", new byte[0]);
  }

  /** Whether there was such a file. */
  synchronized boolean remove(String path) {
    return take(real(path)) != null;
  }

  synchronized void removeAll(String path) {
    String real = real(path);
    under(real).forEach(this::take);
    remove(path);
  }

  /** Whether there was such a file. */
  synchronized boolean move(String from, String to) {
    byte[] content = take(real(from));
    if (content == null) {
      return false;
    }
    take(real(to));
    // a rename needs no room that was not there before
    room(onFlash(real(to)), -content.length);
    files.put(real(to), content);
    return true;
  }

  /** Names right inside a folder, ascending. */
  synchronized List<String> list(String folder) {
    String prefix = real(folder) + "/";
    return under(real(folder)).stream().map(path -> path.substring(prefix.length())).filter(name -> !name.isEmpty())
        .map(name -> name.contains("/") ? name.substring(0, name.indexOf('/')) : name).distinct().toList();
  }

  /** Paths of the files in a folder and below, ascending. */
  synchronized List<String> filesUnder(String path) {
    String real = real(path);
    if (files.containsKey(real)) {
      return List.of(real);
    }
    return under(real).stream().filter(each -> !each.endsWith("/")).toList();
  }

  /** What a power cut leaves. */
  synchronized void loseMemory() {
    growing.clear();
    files.keySet().removeIf(path -> !onFlash(path));
    memoryRoom = memoryBytes;
  }

  /** How often something on flash was written, moved or removed. */
  synchronized int flashWrites() {
    return flashWrites;
  }

  private List<String> under(String real) {
    String prefix = real.endsWith("/") ? real : real + "/";
    List<String> found = new ArrayList<>();
    for (String path : files.tailMap(prefix).keySet()) {
      if (!path.startsWith(prefix)) {
        break;
      }
      found.add(path);
    }
    return found;
  }

  private void countWrite(String real) {
    if (onFlash(real)) {
      flashWrites++;
    }
  }

  private static boolean onFlash(String real) {
    return real.startsWith("/etc/") || real.startsWith("/root/") || real.startsWith("/usr/local/") || real.startsWith("/srv/")
        || real.startsWith("/overlay/");
  }

  private static String real(String path) {
    String plain = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return plain.equals("/var") || plain.startsWith("/var/") ? "/tmp" + plain.substring(4) : plain;
  }
}
