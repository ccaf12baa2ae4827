package org.atalaya.planner.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import org.atalaya.planner.BadInputException;

/**
 * What a person types to unlock a project's secrets. It prints as bullets; {@link #close()} wipes it from memory.
 * Composed and decomposed accents are the same passphrase (Unicode NFC): keyboards differ in that.
 */
public final class Passphrase implements AutoCloseable {
  private static final int LIMIT = 1024;

  private final char[] characters;

  private Passphrase(char[] characters) {
    this.characters = characters;
  }

  /**
   * @param characters copied; the caller may wipe its own
   * @throws IllegalArgumentException if there are none, or more than 1024
   */
  public static Passphrase of(char[] characters) {
    if (characters.length == 0 || characters.length > LIMIT) {
      throw new IllegalArgumentException("a passphrase has 1 to " + LIMIT + " characters");
    }
    CharBuffer typed = CharBuffer.wrap(characters);
    return new Passphrase(Normalizer.isNormalized(typed, Normalizer.Form.NFC)
        ? characters.clone() : Normalizer.normalize(typed, Normalizer.Form.NFC).toCharArray());
  }

  /**
   * The first line of a file.
   *
   * @throws BadInputException if the file can't be read, its first line is empty or too long, or is not UTF-8
   */
  public static Passphrase read(Path file) {
    byte[] bytes = new byte[4 * LIMIT];
    CharBuffer text = CharBuffer.allocate(0);
    try (InputStream in = Files.newInputStream(file)) {
      int length = in.readNBytes(bytes, 0, bytes.length);
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, firstLine(bytes, length)));
      char[] line = Arrays.copyOfRange(text.array(), text.arrayOffset(), text.arrayOffset() + text.length());
      try {
        return of(line);
      } finally {
        Arrays.fill(line, '\0');
      }
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw new BadInputException(file.toString(), "no passphrase in its first line", "1 to " + LIMIT
          + " characters of UTF-8");
    } catch (IOException e) {
      throw new BadInputException(file.toString(), "a file that can't be read", "a passphrase in its first line", e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
      if (text.hasArray()) {
        Arrays.fill(text.array(), '\0');
      }
    }
  }

  private static int firstLine(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n' || bytes[i] == '\r') {
        return i;
      }
    }
    return length;
  }

  /** Not a copy: whoever takes it neither keeps nor changes it. */
  char[] characters() {
    return characters;
  }

  @Override
  public void close() {
    Arrays.fill(characters, '\0');
  }

  @Override
  public String toString() {
    return "••••";
  }
}
