package org.atalaya.planner.project;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import org.atalaya.planner.BadInputException;

/** The table {@code secret_box}: the project's secrets, locked. */
final class SecretTable {
  private static final int LEAST_CHARACTERS = 8;

  private final SqliteFile file;
  private final String projectUuid;
  private final SecureRandom random = new SecureRandom();

  SecretTable(SqliteFile file, String projectUuid) {
    this.file = file;
    this.projectUuid = projectUuid;
  }

  boolean exists() throws SQLException {
    return file.queryLong("SELECT count(*) FROM secret_box") > 0;
  }

  /** Opens what is there, or makes new secrets. Within the caller's transaction. */
  Secrets unlock(Passphrase passphrase) throws SQLException {
    Optional<SecretBox> box = read();
    if (box.isPresent()) {
      return open(box.get(), passphrase);
    }
    Secrets secrets = Secrets.generate(random);
    write(secrets, passphrase);
    return secrets;
  }

  void change(Passphrase from, Passphrase to) throws SQLException {
    Secrets secrets = open(read().orElseThrow(() -> new BadInputException(where(), "none yet", "secrets to lock anew")), from);
    write(secrets, to);
  }

  private Secrets open(SecretBox box, Passphrase passphrase) {
    try {
      return box.unlock(passphrase, projectUuid);
    } catch (AEADBadTagException e) {
      throw new BadInputException(where(), "a passphrase that does not open them", "the one they were locked with");
    }
  }

  private void write(Secrets secrets, Passphrase passphrase) throws SQLException {
    if (passphrase.characters().length < LEAST_CHARACTERS) {
      throw new BadInputException(where(), "a passphrase shorter than " + LEAST_CHARACTERS + " characters", "a longer one");
    }
    SecretBox box = SecretBox.lock(secrets, passphrase, projectUuid, random);
    file.update("INSERT OR REPLACE INTO secret_box VALUES (1, ?, ?, ?, ?, ?)", box.kdf(), box.iterations(), box.salt(),
        box.nonce(), box.ciphertext());
  }

  private Optional<SecretBox> read() throws SQLException {
    try {
      return file.query("SELECT kdf, iterations, salt, nonce, ciphertext FROM secret_box",
          row -> new SecretBox(row.getString(1), row.getInt(2), row.getBytes(3), row.getBytes(4), row.getBytes(5)))
          .stream().findFirst();
    } catch (IllegalArgumentException e) {
      throw new BadInputException(where(), e.getMessage(), "those of this version", e);
    }
  }

  private String where() {
    return file.path() + ", secrets";
  }
}
