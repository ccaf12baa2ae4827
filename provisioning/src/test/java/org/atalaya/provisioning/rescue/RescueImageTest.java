package org.atalaya.provisioning.rescue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.provisioning.rescue.RescueWay.ImageKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files may be given to a router that can't be asked. */
class RescueImageTest {
  private static final Device CPE = DeviceCatalogue.builtIn().get("tp-link-cpe210-v1");
  private static final Device LIBREROUTER = DeviceCatalogue.builtIn().get("librerouter-v1");

  @TempDir
  Path folder;

  private Path file(String name, byte[] end) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[100_000]);
    bytes.writeBytes(end);
    return Files.write(folder.resolve(name), bytes.toByteArray());
  }

  /** As OpenWrt's build ends an image: JSON, a CRC without its last inversion, type 1. */
  private Path sysupgrade(String name, String boards) throws IOException {
    byte[] json = ("{\"metadata_version\":\"1.1\",\"supported_devices\":[" + boards + "],\"version\":{}}").getBytes(StandardCharsets.UTF_8);
    CRC32 crc = new CRC32();
    crc.update(new byte[100_000 + 8]);
    crc.update(json);
    return file(name, ByteBuffer.allocate(8 + json.length + 16).position(8).put(json).putInt(0x46577830).putInt(~(int) crc.getValue())
        .put((byte) 1).put(new byte[3]).putInt(8 + json.length + 16).array());
  }

  @ParameterizedTest
  @CsvSource({
      "openwrt-23.05.5-ath79-generic-tplink_cpe210-v1-squashfs-factory.bin, true",
      "libremesh-2024.1-ath79-generic-tplink_cpe210-v1-squashfs-factory.bin, true",
      "gluon-ffxx-1.2-tp-link-cpe210-v1.bin, true",
      "openwrt-23.05.5-ath79-generic-tplink_cpe210-v2-squashfs-factory.bin, false",
      "openwrt-23.05.5-ath79-generic-tplink_cpe510-v1-squashfs-factory.bin, false",
      "openwrt-23.05.5-ath79-generic-tplink_cpe210-v1-squashfs-sysupgrade.bin, false",
      "tplink_cpe210-v10-factory.bin, false",
      "recovery.bin, false"})
  void factoryImagesAreKnownByTheNameOfTheirModel(String name, boolean right) throws IOException {
    Path file = file(name, new byte[0]);
    if (right) {
      assertThat(RescueImage.check(CPE, ImageKind.FACTORY, file).sizeBytes()).isEqualTo(100_000);
    } else {
      assertThatThrownBy(() -> RescueImage.check(CPE, ImageKind.FACTORY, file)).isInstanceOf(BadInputException.class)
          .hasMessageContaining(name).hasMessageContaining("cpe210-v1");
    }
  }

  @Test
  void anImageThatNamesAnotherBoardIsRefusedWhateverItIsCalled() throws IOException {
    Path file = sysupgrade("openwrt-ath79-generic-tplink_cpe210-v1-squashfs-factory.bin", "\"tplink,archer-c7-v2\"");
    assertThatThrownBy(() -> RescueImage.check(CPE, ImageKind.FACTORY, file)).isInstanceOf(BadInputException.class)
        .hasMessageContaining("tplink,archer-c7-v2");
  }

  @Test
  void aSysupgradeImageMustNameTheBoard() throws IOException {
    assertThat(RescueImage.check(LIBREROUTER, ImageKind.SYSUPGRADE, sysupgrade("a.bin", "\"librerouter,librerouter-v1\"")).metadata()).isPresent();
    Path nameless = file("b.bin", new byte[0]);
    assertThatThrownBy(() -> RescueImage.check(LIBREROUTER, ImageKind.SYSUPGRADE, nameless)).isInstanceOf(BadInputException.class);
  }

  @Test
  void whatIsNoImageAtAllIsRefused() throws IOException {
    Path small = Files.writeString(folder.resolve("openwrt-tplink_cpe210-v1-factory.bin"), "no");
    assertThatThrownBy(() -> RescueImage.check(CPE, ImageKind.FACTORY, small)).isInstanceOf(BadInputException.class)
        .hasMessageContaining("2 bytes");
  }
}
