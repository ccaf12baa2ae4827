package org.atalaya.provisioning.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.firmware.uci.UciSecrets;
import org.atalaya.provisioning.ssh.PlainText;

/** Compares configuration files of Debian's daemons line by line. What looks like a secret is masked. */
public final class TextComparison {
  private static final int MOST_LINES = 1000;
  private static final int MAX_SHOWN = 120;
  // name=value, name: value, also behind a comment sign
  private static final Pattern ASSIGNMENT = Pattern.compile("([\\s#;]*)([A-Za-z0-9_.-]{1,64})(\\s*[=:]\\s*)(.+)");

  /**
   * Lines of one place.
   *
   * @param removed of the first text
   * @param added of the second
   */
  public record Hunk(List<String> removed, List<String> added) {
    public Hunk {
      removed = List.copyOf(removed);
      added = List.copyOf(added);
    }
  }

  private TextComparison() {}

  /**
   * What leads from one text to the other, by a longest common subsequence of lines, as fit to be shown.
   *
   * @return empty where the texts are too long for that
   */
  public static Optional<List<Hunk>> between(String before, String after) {
    List<String> a = before.lines().limit(MOST_LINES + 1).toList();
    List<String> b = after.lines().limit(MOST_LINES + 1).toList();
    if (a.size() > MOST_LINES || b.size() > MOST_LINES) {
      return Optional.empty();
    }
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] = a.get(i).equals(b.get(j)) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<Hunk> hunks = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    List<String> added = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
        end(hunks, removed, added);
        i++;
        j++;
      } else if (j == b.size() || i < a.size() && common[i + 1][j] >= common[i][j + 1]) {
        removed.add(shown(a.get(i++)));
      } else {
        added.add(shown(b.get(j++)));
      }
    }
    end(hunks, removed, added);
    return Optional.of(List.copyOf(hunks));
  }

  private static void end(List<Hunk> hunks, List<String> removed, List<String> added) {
    if (!removed.isEmpty() || !added.isEmpty()) {
      hunks.add(new Hunk(removed, added));
      removed.clear();
      added.clear();
    }
  }

  private static String shown(String line) {
    Matcher assignment = ASSIGNMENT.matcher(line);
    String plain = assignment.matches() && isSecret(assignment.group(2))
        ? assignment.group(1) + assignment.group(2) + assignment.group(3) + UciSecrets.MASK : line;
    return PlainText.of(plain.strip(), MAX_SHOWN);
  }

  /** hostapd, wpa_supplicant, NetworkManager and systemd each write names their own way: rather one too many. */
  private static boolean isSecret(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace('-', '_');
    return UciSecrets.isSecret(plain) || plain.endsWith("key") && !plain.equals("publickey") || plain.contains("psk")
        || plain.contains("pass");
  }

  /** What is not as in the expected text; the place is the file. */
  static List<Difference> compare(String path, String expected, Optional<String> found) {
    if (found.isEmpty()) {
      return List.of(new Difference(path, "a file", Difference.NONE));
    }
    List<Difference> differences = new ArrayList<>();
    for (Hunk hunk : between(expected, found.get()).orElse(List.of())) {
      for (int i = 0; i < Math.max(hunk.removed.size(), hunk.added.size()); i++) {
        differences.add(new Difference(path, i < hunk.removed.size() ? hunk.removed.get(i) : Difference.NONE,
            i < hunk.added.size() ? hunk.added.get(i) : Difference.NONE));
      }
    }
    // too long to be told, or equal but for what ends the last line
    return !differences.isEmpty() || expected.equals(found.get()) ? List.copyOf(differences)
        : List.of(new Difference(path, "the text that was rendered", "another text"));
  }
}
