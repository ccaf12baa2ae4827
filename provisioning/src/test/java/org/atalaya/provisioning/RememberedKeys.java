package org.atalaya.provisioning;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.atalaya.provisioning.apply.PinnedKeys;
import org.atalaya.provisioning.ssh.HostKey;
import org.atalaya.provisioning.ssh.RouterAddress;
import org.atalaya.provisioning.ssh.SharedAddresses;

/** Host keys in memory, kept as a project keeps them. */
public final class RememberedKeys implements PinnedKeys {
  private final Map<String, HostKey> keys = new ConcurrentHashMap<>();

  @Override
  public Optional<HostKey> ofName(String hostName) {
    return Optional.ofNullable(keys.get("name " + hostName));
  }

  @Override
  public Optional<HostKey> ofMac(String mac) {
    return Optional.ofNullable(keys.get("mac " + mac));
  }

  @Override
  public Optional<HostKey> ofAddress(RouterAddress address) {
    return SharedAddresses.contains(address) ? Optional.empty() : Optional.ofNullable(keys.get("address " + address));
  }

  @Override
  public boolean isKnown(HostKey key) {
    return keys.containsValue(key);
  }

  @Override
  public void pinName(String hostName, HostKey key) {
    keys.putIfAbsent("name " + hostName, key);
  }

  @Override
  public void pin(String mac, RouterAddress address, HostKey key) {
    keys.putIfAbsent("mac " + mac, key);
    keys.putIfAbsent("address " + address, key);
  }

  @Override
  public void replace(String hostName, String mac, RouterAddress address, HostKey key) {
    ofMac(mac).ifPresent(old -> keys.replaceAll((where, pinned) -> pinned.equals(old) ? key : pinned));
    keys.put("name " + hostName, key);
    keys.put("mac " + mac, key);
    keys.put("address " + address, key);
  }

  public Map<String, HostKey> all() {
    return Map.copyOf(keys);
  }
}
