package org.atalaya.provisioning.lab;

import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The firmware on a virtual router's flash: which it is, and what it brings with it. */
final class LabFirmware implements LabHalves.Machine {
  private static final String KEY_FILE = "/etc/dropbear/dropbear_ed25519_host_key";

  private final LabFiles files;
  private final LabOptions options;
  private final String mac;
  private final Runnable keyGone;
  private final AtomicInteger flashes = new AtomicInteger();
  private volatile LabSysupgrade.Release release;

  /** @param keyGone the host key went with the old firmware, and another was made */
  LabFirmware(LabFiles files, LabOptions options, String mac, Runnable keyGone) {
    this.files = files;
    this.options = options;
    this.mac = mac;
    this.keyGone = keyGone;
    this.release = new LabSysupgrade.Release(List.of(), "1.0", options.openWrt() ? "OpenWrt" : "LibreMesh", "22.03.5",
        "ath79/generic");
  }

  /** As it comes from the factory, or on a new card. */
  void installFactory() {
    if (LabDebian.runsOn(options.boardName())) {
      LabDebian.install(files);
    } else if (options.openWrt()) {
      FactoryImage.installOpenWrt(files);
    } else {
      FactoryImage.install(files, mac);
    }
    files.write(KEY_FILE, "key " + UUID.randomUUID());
  }

  @Override
  public LabSysupgrade.Release release() {
    return release;
  }

  /** How often another was written. */
  int flashCount() {
    return flashes.get();
  }

  @Override
  public void install(LabSysupgrade.Release fresh, SortedMap<String, byte[]> kept) {
    files.erase();
    release = fresh;
    flashes.incrementAndGet();
    FactoryImage.install(files, mac);
    kept.forEach((path, content) -> files.write("/" + path, content));
    if (!files.exists(KEY_FILE)) {
      files.write(KEY_FILE, "key " + UUID.randomUUID());
      keyGone.run();
    }
    // as at the first start
    new LabLimeConfig(files, mac).run();
  }

  @Override
  public void restore(LabHalves.Half half) {
    files.putFlash(half.files());
    release = half.release();
  }
}
