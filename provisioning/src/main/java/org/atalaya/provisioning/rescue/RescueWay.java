package org.atalaya.provisioning.rescue;

import java.util.List;
import java.util.Set;

/**
 * One way to get firmware onto a router that this program cannot log in to.
 *
 * @param purposes what it serves for
 * @param method what happens on the cable
 * @param notes keys of sentences to read before beginning: {@code note.airos} …
 * @param source of its addresses and names, for a person to look up
 */
public record RescueWay(Set<Purpose> purposes, Method method, List<String> notes, String source) {
  public RescueWay {
    purposes = Set.copyOf(purposes);
    notes = List.copyOf(notes);
  }

  /** When a way is of use. */
  public enum Purpose {
    /** The maker's firmware is on the router, and works. */
    FIRST_FLASH,
    /** Nothing answers any more. */
    RESCUE
  }

  /** Which of a device's files is written. */
  public enum ImageKind {
    /** For routers that run OpenWrt. */
    SYSUPGRADE,
    /** For the maker's update page or loader. */
    FACTORY,
    /** The maker's own firmware. */
    MAKER,
    /** OpenWrt that runs from memory, once. */
    MEMORY,
    /** The whole of a card or disk. */
    CARD
  }

  /** What happens on the cable. Addresses are IPv4, in networks of 24 bits. */
  public sealed interface Method {}

  /** OpenWrt is on it already: {@code provision --image} does it. */
  public record Upgrade() implements Method {}

  /** A page of the maker's firmware, or of the boot loader where {@code button} is true, takes the file. */
  public record Page(String router, String laptop, ImageKind image, boolean button) implements Method {}

  /**
   * The router asks a TFTP server for a file.
   *
   * @param laptops addresses it asks at, by the age of its loader: the first that is tried, then the others
   * @param router its own address meanwhile; empty where nobody wrote it down
   * @param files names it asks for
   */
  public record Fetch(List<String> laptops, String router, List<String> files, ImageKind image) implements Method {
    public Fetch {
      laptops = List.copyOf(laptops);
      files = List.copyOf(files);
    }
  }

  /** The router is a TFTP server itself and takes the file. */
  public record Receive(String router, String laptop, ImageKind image, int holdSeconds) implements Method {}

  /** The router asks by BOOTP who it is and which file to run, and fetches that by TFTP. */
  public record NetworkBoot(String laptop, String lease, ImageKind image) implements Method {}

  /** OpenWrt's own emergency mode: it ignores its configuration. */
  public record Failsafe(String router, String laptop) implements Method {}

  /** Opening the case and typing at the boot loader, while our TFTP server has the file. */
  public record Serial(String laptop, String router, String file, List<String> commands, ImageKind image) implements Method {
    public Serial {
      commands = List.copyOf(commands);
    }
  }

  /** Writing the image to the card or disk on another computer. */
  public record Card() implements Method {}
}
