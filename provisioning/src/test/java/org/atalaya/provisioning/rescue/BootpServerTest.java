package org.atalaya.provisioning.rescue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loader on the other end of a real cable (a network namespace), which asks who it is. */
class BootpServerTest {
  private static final String SPACE = "atalaya-bootp";
  private static final String CABLE = "atalaya-bp0";

  @TempDir
  Path folder;

  @BeforeEach
  void cable() throws Exception {
    assumeTrue(Tool.has("ip") && Tool.has("busybox"), "ip or busybox missing");
    assumeTrue(Tool.run(List.of("id", "-u")).output().strip().equals("0"), "not root: no network namespaces");
    cut();
    for (String command : List.of("ip netns add " + SPACE, "ip link add " + CABLE + " type veth peer name eth0 netns " + SPACE,
        "ip addr add 192.168.203.10/24 dev " + CABLE, "ip link set " + CABLE + " up",
        "ip netns exec " + SPACE + " ip link set eth0 up")) {
      assertThat(Tool.run(List.of(command.split(" ")))).as(command).matches(run -> run.exitCode() == 0);
    }
  }

  @AfterEach
  void cut() throws Exception {
    if (Tool.has("ip")) {
      Tool.run(List.of("ip", "link", "del", CABLE));
      Tool.run(List.of("ip", "netns", "del", SPACE));
    }
  }

  private static Inet4Address address(String text) {
    return (Inet4Address) InetAddress.ofLiteral(text);
  }

  private Tool ask(String vendorClass) throws Exception {
    Path script = Files.writeString(folder.resolve("told"), "#!/bin/sh\n[ \"$1\" = bound ] && echo \"ip=$ip mask=$subnet file=$boot_file from=$siaddr\"\nexit 0\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return Tool.run(List.of("ip", "netns", "exec", SPACE, "busybox", "udhcpc", "-i", "eth0", "-n", "-q", "-f", "-t", "3", "-T", "1",
        "-V", vendorClass, "-s", script.toString()));
  }

  @Test
  void aLoaderIsToldItsAddressAndItsFileAndFetchesIt() throws Exception {
    List<TftpEvent> events = new ArrayList<>();
    Path image = Files.write(folder.resolve("initramfs.bin"), new byte[70_000]);
    try (BootpServer bootp = BootpServer.start(address("192.168.203.10"), address("192.168.203.100"), "initramfs.bin", events::add);
        TftpServer tftp = TftpServer.start(address("192.168.203.10"), 0, image, List.of("initramfs.bin"), event -> { })) {
      Tool told = ask("Mips_boot");

      assertThat(told.output()).contains("ip=192.168.203.100 mask=255.255.255.0 file=initramfs.bin from=192.168.203.10");
      assertThat(events).singleElement().isInstanceOfSatisfying(TftpEvent.Leased.class,
          leased -> assertThat(leased.address()).isEqualTo("192.168.203.100"));

      Path got = folder.resolve("got");
      assertThat(Tool.run(List.of("ip", "netns", "exec", SPACE, "ip", "addr", "add", "192.168.203.100/24", "dev", "eth0")).exitCode()).isZero();
      Tool fetched = Tool.run(List.of("ip", "netns", "exec", SPACE, "busybox", "tftp", "-g", "-r", "initramfs.bin", "-l", got.toString(),
          "192.168.203.10", String.valueOf(tftp.address().getPort())));
      assertThat(fetched.exitCode()).as(fetched.output()).isZero();
      assertThat(got).hasSameBinaryContentAs(image);
    }
  }

  @Test
  void aComputerOnTheSameCableGetsNothing() throws Exception {
    try (BootpServer bootp = BootpServer.start(address("192.168.203.10"), address("192.168.203.100"), "initramfs.bin", event -> { })) {
      assertThat(ask("MSFT 5.0").output()).doesNotContain("ip=192");
    }
  }

  @Test
  void plainBootpIsAnsweredAndASecondRouterIsNot() throws Exception {
    try (BootpServer bootp = BootpServer.start(address("192.168.203.10"), address("192.168.203.100"), "k.elf", event -> { })) {
      byte[] request = new byte[300];
      request[0] = 1;
      request[1] = 1;
      request[2] = 6;
      request[4] = 0x7A;
      request[33] = 9;
      byte[] reply = bootp.reply(request).orElseThrow();

      assertThat(reply[0]).isEqualTo((byte) 2);
      assertThat(reply[4]).isEqualTo((byte) 0x7A);
      assertThat(InetAddress.getByAddress(Arrays.copyOfRange(reply, 16, 20))).isEqualTo(address("192.168.203.100"));
      assertThat(new String(reply, 108, 5, StandardCharsets.US_ASCII)).isEqualTo("k.elf");
      assertThat(bootp.reply(request)).as("asked again").contains(reply);
      request[33] = 10;
      assertThat(bootp.reply(request)).as("another router").isEmpty();
      assertThat(bootp.reply(new byte[20])).as("noise").isEmpty();
    }
  }
}
