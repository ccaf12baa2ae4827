package org.atalaya.planner.project;

import java.security.SecureRandom;
import java.util.Objects;
import org.atalaya.planner.plan.Secret;

/**
 * What the routers of a project share and nobody else may know. Made once, at a project's first unlocking, and kept.
 *
 * @param rootPassword of every router
 * @param meshKey of the encrypted mesh (SAE)
 */
public record Secrets(Secret rootPassword, Secret meshKey) {
  /** Letters and digits that can't be taken for one another on paper: no 0 O o, 1 l I i. */
  private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789";

  /** 24 of 55 characters: 138 bits, beyond guessing, and still typed on a roof. */
  private static final int LENGTH = 24;

  public Secrets {
    Objects.requireNonNull(rootPassword);
    Objects.requireNonNull(meshKey);
  }

  /** New ones, each of 24 letters and digits without look-alikes. */
  static Secrets generate(SecureRandom random) {
    return new Secrets(generateOne(random), generateOne(random));
  }

  private static Secret generateOne(SecureRandom random) {
    StringBuilder text = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new Secret(text.toString());
  }
}
