package org.atalaya.app.job;

import java.util.List;
import java.util.Locale;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.plan.Secret;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.Secrets;

/** Reads a project's secrets for the people who own the routers; never makes new ones. */
public final class SecretsReading {
  private SecretsReading() {}

  /** What a secret opens. */
  public enum Kind {
    /** Of the user root on every router of the project: SSH and the router's own pages. */
    ROOT_PASSWORD,
    /** Of the encrypted mesh (SAE) between the routers. */
    MESH_KEY;

    /** Name for machines: {@code root_password}, {@code mesh_key}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One secret; it prints as bullets, and only {@link Secret#reveal()} shows it. */
  public record NamedSecret(Kind kind, Secret secret) {}

  /**
   * False where the project has secrets and this passphrase is not the one that locked them. Makes none; takes about
   * half a second, on purpose.
   *
   * @throws BadInputException if the file can't be read
   */
  public static boolean opens(Project project, Passphrase passphrase) {
    try {
      return !project.hasSecrets() || project.unlock(passphrase) != null;
    } catch (BadInputException e) {
      // a damaged or busy file has a cause, a passphrase that does not fit has none
      if (e.getCause() == null) {
        return false;
      }
      throw e;
    }
  }

  /**
   * All secrets of the project, each kind once, in the order of {@link Kind}. Takes about half a second, on purpose.
   * The access points of every firmware are open: there is no password of theirs.
   *
   * @throws BadInputException if there are no secrets yet, or the passphrase is not the one that locked them
   */
  public static List<NamedSecret> read(Project project, Passphrase passphrase) {
    requireMade(project);
    Secrets secrets = project.unlock(passphrase);
    return List.of(new NamedSecret(Kind.ROOT_PASSWORD, secrets.rootPassword()),
        new NamedSecret(Kind.MESH_KEY, secrets.meshKey()));
  }

  /** @throws BadInputException if there are no secrets yet: known before anyone is asked for a passphrase */
  public static void requireMade(Project project) {
    if (!project.hasSecrets()) {
      throw new BadInputException(project.file() + ", secrets", "none yet",
          "a project whose configuration was rendered or put on routers");
    }
  }
}
