package org.atalaya.planner.project;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.atalaya.planner.BadInputException;

/**
 * Pictures that the project keeps, so that it stays one thing to hand over. Found by their fingerprint; one that no site shows any
 * more stays, for undo to bring back.
 */
public final class Photos {
  /** Of one picture. */
  public static final int LARGEST_BYTES = 1_000_000;
  /** In a project. */
  public static final int MOST = 2_000;

  private final LiveState live;

  Photos(LiveState live) {
    this.live = live;
  }

  /**
   * Keeps a picture. No edit: whoever shows it at a site makes one.
   *
   * @param jpeg a picture, already scaled; at most {@link #LARGEST_BYTES}
   * @return its fingerprint, the same for the same picture
   * @throws BadInputException if the project holds {@link #MOST} others
   * @throws IllegalArgumentException if it is empty or too large
   */
  public String store(byte[] jpeg) {
    if (jpeg.length == 0 || jpeg.length > LARGEST_BYTES) {
      throw new IllegalArgumentException(jpeg.length + " bytes, expected 1 to " + LARGEST_BYTES);
    }
    String fingerprint = fingerprint(jpeg);
    live.write(() -> {
      if (live.file().queryLong("SELECT count(*) FROM photo WHERE sha256 <> ?", fingerprint) >= MOST) {
        throw new BadInputException(live.file().path().toString(), MOST + " photos", "fewer: it can keep no more");
      }
      live.file().update("INSERT OR IGNORE INTO photo VALUES (?, ?)", fingerprint, jpeg);
      return null;
    });
    return fingerprint;
  }

  /** The picture of that fingerprint; empty where it is not kept, or is not what it was. */
  public Optional<byte[]> find(String fingerprint) {
    return live.read(() -> live.file().query("SELECT jpeg FROM photo WHERE sha256 = ?", row -> row.getBytes(1), fingerprint))
        .stream().filter(jpeg -> fingerprint(jpeg).equals(fingerprint)).findFirst();
  }

  private static String fingerprint(byte[] jpeg) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(jpeg));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
