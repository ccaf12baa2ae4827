package org.atalaya.provisioning.apply;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.atalaya.planner.BadInputException;
import org.atalaya.provisioning.change.WholeConfiguration;
import org.atalaya.provisioning.router.LiveConfiguration;
import org.atalaya.provisioning.router.RouterCommands;
import org.atalaya.provisioning.ssh.PlainText;

/** Takes the files out of a backup. What is in it will be written to a router, so that nothing odd is let through. */
final class BackupFiles {
  private static final int BLOCK = 512;
  private static final int MAX_FILES = 200;
  private static final int MAX_FILE = 1 << 20;
  private static final Pattern FOLDER = Pattern.compile("(?:\\./)?etc/(?:config/?)?");
  private static final Pattern FILE = Pattern.compile("(?:\\./)?etc/config/([A-Za-z0-9_][A-Za-z0-9_.-]{0,63})");
  /** Types of entries (POSIX.1-2017, pax, "ustar Interchange Format"). */
  private static final int REGULAR = '0';
  private static final int FOLDER_TYPE = '5';
  private static final int LINK_TYPE = '2';

  private BackupFiles() {}

  /** @throws BadInputException if it is no backup of ours */
  static WholeConfiguration of(byte[] archive) {
    // reads it to its end, and bounds it
    Backup.of(archive, "");
    SortedMap<String, String> files = new TreeMap<>();
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(archive))) {
      byte[] header = new byte[BLOCK];
      while (in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
        String name = text(header, 0, 100);
        long size = Long.parseLong("0" + text(header, 124, 12).strip(), 8);
        int type = header[156] == 0 ? REGULAR : header[156];
        if (name.equals(RouterCommands.MEANT_PATHS.substring(1)) && type == REGULAR) {
          return ofDebian(archive, utf8(in.readNBytes((int) Math.min(size, MAX_FILE)), name));
        }
        var file = FILE.matcher(name);
        if (type == FOLDER_TYPE && FOLDER.matcher(name).matches()) {
          continue;
        }
        if (type != REGULAR || !file.matches() || size > MAX_FILE || files.size() == MAX_FILES) {
          throw new BadInputException("backup", "'" + PlainText.of(name, 80) + "'", "files of /etc/config alone");
        }
        files.put("/etc/config/" + file.group(1), utf8(in.readNBytes((int) size), name));
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
      }
    } catch (IOException | NumberFormatException e) {
      throw new BadInputException("backup", "an archive that can't be read to its end", "tar.gz", e);
    }
    return new WholeConfiguration(files);
  }

  /** On a Debian the list comes first: what it does not name is not let through, nor what no file of ours is called. */
  private static WholeConfiguration ofDebian(byte[] archive, String meant) throws IOException {
    List<String> kept = meant.lines().limit(MAX_FILES).toList();
    for (String path : kept) {
      if (!LiveConfiguration.isHostFile("/" + path)) {
        throw new BadInputException("backup", "'" + PlainText.of(path, 80) + "'", "paths of configuration files");
      }
    }
    SortedMap<String, String> files = new TreeMap<>();
    SortedMap<String, String> modes = new TreeMap<>();
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(archive))) {
      byte[] header = new byte[BLOCK];
      while (in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
        String path = "/" + text(header, 0, 100);
        long size = Long.parseLong("0" + text(header, 124, 12).strip(), 8);
        int type = header[156] == 0 ? REGULAR : header[156];
        boolean meantOne = kept.stream().anyMatch(each -> path.equals("/" + each) || path.startsWith("/" + each + "/"));
        if (type == LINK_TYPE) {
          LiveConfiguration.linkTarget(path, text(header, 157, 100)).filter(_ -> meantOne)
              .ifPresent(target -> files.put(path, LiveConfiguration.LINK + target));
        } else if (type == REGULAR && meantOne && size <= MAX_FILE && files.size() < MAX_FILES
            && LiveConfiguration.isHostFile(path)) {
          files.put(path, utf8(in.readNBytes((int) size), path));
          modes.put(path, Integer.toOctalString(Integer.parseInt("0" + text(header, 100, 8).strip(), 8) & 0777));
          in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
          continue;
        }
        in.skipNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
      }
    }
    return new WholeConfiguration(files, kept, modes);
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }

  private static String utf8(byte[] content, String name) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw new BadInputException("backup, " + PlainText.of(name, 80), "bytes that are no UTF-8", "text", e);
    }
  }
}
