package org.atalaya.provisioning.apply;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.firmware.image.FirmwareFile;

/**
 * A person's yes as the journal keeps it, with what whoever resumes must have at hand.
 *
 * @param path of the image that was agreed to; empty where the firmware stays
 * @param sha256 of it; empty where there is none
 */
public record Agreed(Optional<Path> path, String sha256) {
  private static final Pattern FORM = Pattern.compile("yes(?:, image ([0-9a-f]{64}) (.+))?");

  Agreed(Optional<FirmwareFile> image) {
    this(image.map(file -> file.path().toAbsolutePath()), image.map(FirmwareFile::sha256).orElse(""));
  }

  /** In one line. */
  @Override
  public String toString() {
    return path.map(file -> "yes, image " + sha256 + " " + file).orElse("yes");
  }

  /** Reads the line; empty where it is no yes. */
  public static Optional<Agreed> parse(String line) {
    Matcher matcher = FORM.matcher(line);
    return !matcher.matches() ? Optional.empty()
        : Optional.of(matcher.group(1) == null ? new Agreed(Optional.empty(), "")
            : new Agreed(Optional.of(Path.of(matcher.group(2))), matcher.group(1)));
  }
}
