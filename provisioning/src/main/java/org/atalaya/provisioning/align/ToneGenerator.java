package org.atalaya.provisioning.align;

import java.util.Optional;
import java.util.OptionalDouble;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/** A tone on the computer's loudspeaker whose pitch follows the signal; silent while nothing is heard. */
public final class ToneGenerator implements AutoCloseable {
  private static final float SAMPLES_PER_SECOND = 22_050;
  private static final int CHUNK = 512;
  private static final double LOUDNESS = 8_000;

  private final SourceDataLine line;
  private final Thread player;
  private volatile double hertz;
  private volatile boolean closed;

  private ToneGenerator(SourceDataLine line) {
    this.line = line;
    player = Thread.ofPlatform().daemon().name("tone").start(this::play);
  }

  /** Empty where the computer has no sound. */
  public static Optional<ToneGenerator> open() {
    AudioFormat format = new AudioFormat(SAMPLES_PER_SECOND, 16, 1, true, false);
    try {
      SourceDataLine line = AudioSystem.getSourceDataLine(format);
      line.open(format, CHUNK * 8);
      line.start();
      return Optional.of(new ToneGenerator(line));
    } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
      return Optional.empty();
    }
  }

  /** From now on it sounds so, until the next word. */
  public void follow(OptionalDouble signalDbm) {
    hertz = signalDbm.isPresent() ? Pitch.hertz(signalDbm.getAsDouble()) : 0;
  }

  private void play() {
    byte[] chunk = new byte[CHUNK * 2];
    double phase = 0;
    double loudness = 0;
    while (!closed) {
      double now = hertz;
      for (int i = 0; i < CHUNK; i++) {
        // fades in and out: a wave that begins in its middle clicks
        loudness += ((now > 0 ? LOUDNESS : 0) - loudness) * 0.005;
        phase += 2 * Math.PI * (now > 0 ? now : 220) / SAMPLES_PER_SECOND;
        short sample = (short) (loudness * Math.sin(phase));
        chunk[2 * i] = (byte) sample;
        chunk[2 * i + 1] = (byte) (sample >> 8);
      }
      phase %= 2 * Math.PI;
      line.write(chunk, 0, chunk.length);
    }
  }

  @Override
  public void close() {
    closed = true;
    line.stop();
    line.flush();
    line.close();
    player.interrupt();
  }
}
