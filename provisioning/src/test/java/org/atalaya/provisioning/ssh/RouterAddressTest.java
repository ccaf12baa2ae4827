package org.atalaya.provisioning.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.atalaya.planner.BadInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterAddressTest {

  @ParameterizedTest
  @CsvSource({
      "thisnode.info,             thisnode.info,     22",
      "router-7:2222,             router-7,          2222",
      "192.168.1.1,               192.168.1.1,       22",
      "127.0.0.1:40001,           127.0.0.1,         40001",
      "fd0d:fe46:8ce8::1,         fd0d:fe46:8ce8::1, 22",
      "fe80::c24a:ff:fe11:2233%eth0, fe80::c24a:ff:fe11:2233%eth0, 22",
      "[fe80::1%enp3s0.7]:2022,   fe80::1%enp3s0.7,  2022",
      "[::1],                     ::1,               22",
      "::,                        ::,                22",
      "1:2:3:4:5:6:7:8,           1:2:3:4:5:6:7:8,   22",
      "::ffff:10.13.0.1,          ::ffff:10.13.0.1,  22",
  })
  void everyFormOfTheCommandLineIsRead(String text, String host, int port) {
    RouterAddress address = RouterAddress.parse(text);

    assertThat(address).isEqualTo(new RouterAddress(host, port));
    assertThat(RouterAddress.parse(address.toString())).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-oProxyCommand=x", "a b", "a;reboot", "$(id)", "256.1.1.1", "1.2.3", "name:", "name:0",
      "name:65536", "name:2x", "fe80::1%", "fe80::1%a b", "[fe80::1", "[]:22", "[router]:22", "1::2::3", "1:2:3",
      "12345::1", ":1:2:3:4:5:6:7", "[::1]:", "[::1]x"})
  void whatIsNoAddressIsRefusedInOneLine(String text) {
    assertThatThrownBy(() -> RouterAddress.parse(text)).isInstanceOf(BadInputException.class)
        .message().startsWith("router address: found ").doesNotContain("\n");
  }
}
