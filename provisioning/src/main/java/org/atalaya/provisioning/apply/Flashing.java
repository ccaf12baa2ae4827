package org.atalaya.provisioning.apply;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A flash that was begun, as the journal keeps it.
 *
 * @param sha256 of the image
 * @param keep what is brought over
 * @param bootId of the router's start before it
 * @param mac of the router
 */
public record Flashing(String sha256, Keep keep, String bootId, String mac) {
  private static final Pattern FORM = Pattern.compile("([0-9a-f]{64}) ([a-z]+) ([0-9A-Za-z-]{1,64}) ([0-9a-f:]{17})");

  /** What a router brings over to its new firmware. */
  public enum Keep {
    /** Its configuration, its host key, its password. */
    CONFIGURATION,
    /** Its host key and its password. */
    IDENTITY,
    /** Nothing: it will show a host key that nobody knows, and let everyone in. */
    NOTHING
  }

  /** In one line. */
  @Override
  public String toString() {
    return sha256 + " " + keep.name().toLowerCase(Locale.ROOT) + " " + bootId + " " + mac;
  }

  /** Reads the line. */
  public static Optional<Flashing> parse(String line) {
    Matcher matcher = FORM.matcher(line);
    return matcher.matches() ? Optional.of(new Flashing(matcher.group(1),
        Keep.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)), matcher.group(3), matcher.group(4))) : Optional.empty();
  }
}
