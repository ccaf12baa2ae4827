package org.atalaya.provisioning.router;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.provisioning.ssh.PlainText;

/**
 * What a router says about its firmware, as far as it matters for another one. Fit to be shown, not to be trusted.
 *
 * @param text in one line
 * @param compatVersion of its configuration, {@code 1.0} where it says nothing
 * @param uploadedBytes of an image that lies in its memory; 0 where there is none
 * @param flashedSha256 of the image that we wrote to it last; empty where that is not known
 * @param flashing true where it was about to be flashed, and has not been
 */
public record ReleaseFacts(String text, String compatVersion, long uploadedBytes, String flashedSha256,
    boolean flashing) {
  private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable: +([0-9]{1,12}) kB$");
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,10}) .*");

  /** Reads it from a router whose other facts are known. */
  public static ReleaseFacts read(Router router, RouterFacts facts) throws RouterException, InterruptedException {
    return new ReleaseFacts(facts.release(),
        PlainText.of(router.tryAsk(RouterCommands.COMPAT_VERSION).map(String::strip).filter(t -> !t.isEmpty())
            .orElse("1.0"), 20),
        uploadedBytes(router), PlainText.of(router.findFile(RouterCommands.FLASHED).orElse(""), 64),
        router.findFile(RouterCommands.FLASHING).isPresent());
  }

  /** How much of an image lies in its memory. */
  public static long uploadedBytes(Router router) throws RouterException, InterruptedException {
    Matcher size = SIZE.matcher(router.tryAsk(RouterCommands.IMAGE_SIZE).orElse("").strip());
    return size.matches() ? Long.parseLong(size.group(1)) : 0;
  }

  /** How much memory it could give, where it says so. */
  public static OptionalLong memoryAvailableBytes(Router router) throws RouterException, InterruptedException {
    Matcher available = AVAILABLE.matcher(router.tryAsk(RouterCommands.MEMORY).orElse(""));
    return available.find() ? OptionalLong.of(Long.parseLong(available.group(1)) * 1024) : OptionalLong.empty();
  }
}
