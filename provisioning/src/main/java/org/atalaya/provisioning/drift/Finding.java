package org.atalaya.provisioning.drift;

import java.util.List;
import org.atalaya.provisioning.verify.Difference;

/**
 * One thing that somebody has changed on a router, however many lines of its configuration tell of it: LibreMesh has
 * a channel in {@code lime-node}, in {@code lime-autogen} and in {@code wireless}.
 *
 * @param kind what it is
 * @param subject the radio, file or option meant; empty where the kind says it all
 * @param planned value; secrets masked
 * @param found value; secrets masked
 * @param differences the lines that it stands for, never none
 */
public record Finding(Kind kind, String subject, String planned, String found, List<Difference> differences) {
  public Finding {
    differences = List.copyOf(differences);
  }

  /** What it is, in the order in which a person should hear of it. */
  public enum Kind {
    BOARD, CONFIRMATION, ROOT_PASSWORD, HOST_NAME, ADDRESS, CHANNEL, WIDTH, POWER, COUNTRY, RADIO_OFF, MODES, MESH_ID, KEY,
    ENCRYPTION, ACCESS_POINT_NAME, DISTANCE, UNSAVED, FILE, OTHER
  }
}
