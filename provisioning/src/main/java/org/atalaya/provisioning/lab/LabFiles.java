package org.atalaya.provisioning.lab;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A virtual router's files: those on flash stay over a restart, those under {@code /tmp}, {@code /var}, {@code /proc}
 * and {@code /sys} are made anew. Folders exist as soon as something lies in them or they were made. Safe for use by
 * several threads.
 */
final class LabFiles {
  private final SortedMap<String, byte[]> files = new TreeMap<>();
  private int flashWrites;

  synchronized Optional<byte[]> find(String path) {
    return Optional.ofNullable(files.get(real(path))).map(byte[]::clone);
  }

  synchronized Optional<String> findText(String path) {
    return find(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  synchronized void write(String path, byte[] content) {
    String real = real(path);
    countWrite(real);
    files.put(real, content.clone());
  }

  void write(String path, String text) {
    write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  synchronized boolean exists(String path) {
    String real = real(path);
    return files.containsKey(real) || !under(real).isEmpty();
  }

  synchronized boolean isFolder(String path) {
    return !under(real(path)).isEmpty();
  }

  synchronized void makeFolder(String path) {
    files.putIfAbsent(real(path) + "/", new byte[0]);
  }

  /** Whether there was such a file. */
  synchronized boolean remove(String path) {
    String real = real(path);
    if (files.remove(real) == null) {
      return false;
    }
    countWrite(real);
    return true;
  }

  synchronized void removeAll(String path) {
    String real = real(path);
    for (String each : under(real)) {
      files.remove(each);
      countWrite(each);
    }
    remove(path);
  }

  /** Whether there was such a file. */
  synchronized boolean move(String from, String to) {
    byte[] content = files.remove(real(from));
    if (content == null) {
      return false;
    }
    countWrite(real(from));
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
    files.keySet().removeIf(path -> !onFlash(path));
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
    return real.startsWith("/etc/") || real.startsWith("/root/");
  }

  private static String real(String path) {
    String plain = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return plain.equals("/var") || plain.startsWith("/var/") ? "/tmp" + plain.substring(4) : plain;
  }
}
