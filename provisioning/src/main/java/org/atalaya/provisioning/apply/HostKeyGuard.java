package org.atalaya.provisioning.apply;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.atalaya.provisioning.router.RouterFacts;
import org.atalaya.provisioning.ssh.HostKey;
import org.atalaya.provisioning.ssh.HostKeyPolicy;
import org.atalaya.provisioning.ssh.RouterAddress;

/**
 * Lets no router in whose host key has changed, by whatever name or address it is reached, unless a person agreed to
 * that very key:
 *
 * <pre>
 *   before a password is sent      the key pinned to the host name; where it has none, to the address, or of any router
 *                                  that was met before; where that has none either, it is a first meeting: it is let in
 *                                  without a password or not at all, unless it was met elsewhere before
 *   once the MAC addresses are     the key pinned to any of them
 *   known
 * </pre>
 */
public final class HostKeyGuard {
  private final PinnedKeys pins;
  private final KeyConsent consent;
  private final Set<String> agreed = ConcurrentHashMap.newKeySet();

  public HostKeyGuard(PinnedKeys pins, KeyConsent consent) {
    this.pins = pins;
    this.consent = (task, key) -> agreed.contains(task.hostName() + " " + key.base64()) || consent.agrees(task, key);
  }

  /** This router's key may be this one: it was flashed by us, and its old one is erased. */
  void agree(RouterTask task, HostKey key) {
    agreed.add(task.hostName() + " " + key.base64());
  }

  /** A key that is another than the pinned one. */
  public record Changed(String mac, HostKey pinned, HostKey found) {
    /** One plain line. */
    public String message() {
      return "the host key of " + mac + " is " + found.fingerprint() + ", pinned is " + pinned.fingerprint();
    }
  }

  /** Whom to send the password to. */
  public HostKeyPolicy policy(RouterTask task) {
    Optional<HostKey> named = pins.ofName(task.hostName());
    if (named.isPresent()) {
      return new HostKeyPolicy.Pinned(named.get(), found -> consent.agrees(task, found));
    }
    // Under a name that nobody has yet any router may be meant that was met before: its MAC is looked at later.
    return pins.ofAddress(task.address()).<HostKeyPolicy>map(
        key -> new HostKeyPolicy.Pinned(key, found -> pins.isKnown(found) || consent.agrees(task, found)))
        .orElseGet(() -> new HostKeyPolicy.FirstUse(found -> true,
            found -> pins.isKnown(found) || consent.agrees(task, found)));
  }

  /** What forbids to go on with a router whose facts were read. */
  public Optional<Changed> findChange(RouterTask task, RouterFacts facts, HostKey key) {
    return facts.macs().values().stream().distinct()
        .flatMap(mac -> pins.ofMac(mac).filter(pinned -> !pinned.equals(key) && !consent.agrees(task, key))
            .map(pinned -> new Changed(mac, pinned, key)).stream()).findFirst();
  }

  /** True where this key was not met before. */
  public boolean isFirstMeeting(HostKey key) {
    return !pins.isKnown(key);
  }

  /**
   * Keeps the key of a router that was only read, where neither its MAC nor the address has one. It is not kept for the
   * host name: whoever looks at the wrong router by mistake must not be kept from the right one later.
   */
  public void rememberIfNew(RouterFacts facts, RouterAddress address, HostKey key) {
    facts.primaryMac().ifPresent(mac -> pins.pin(mac, address, key));
  }

  /** Keeps the key of the router that has, or is about to get, the task's host name. */
  public void remember(RouterTask task, RouterFacts facts, HostKey key) {
    String mac = facts.primaryMac().orElseThrow();
    boolean replaces = Stream.of(pins.ofName(task.hostName()), pins.ofMac(mac), pins.ofAddress(task.address()))
        .flatMap(Optional::stream).anyMatch(pinned -> !pinned.equals(key));
    if (replaces && consent.agrees(task, key)) {
      pins.replace(task.hostName(), mac, task.address(), key);
    }
    pins.pin(mac, task.address(), key);
    pins.pinName(task.hostName(), key);
  }
}
