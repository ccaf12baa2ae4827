package org.atalaya.firmware.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.readers.Namespaces;
import org.atalaya.firmware.readers.Networkd;
import org.atalaya.firmware.readers.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's kiwix-serve, started as the rendered unit says, hands out a page of a ZIM file made by zimwriterfs. */
class KiwixServesTheLibraryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Pattern EXEC = Pattern.compile("(?m)^ExecStart=/usr/bin/(kiwix-serve .*)$");

  @TempDir
  Path folder;

  private static RenderedNode server() {
    return ContentTargetTest.rendered("libremesh").get(1);
  }

  @Test
  void aPageOfTheLibraryIsReadOverLoopback() throws Exception {
    assumeTrue(Stream.of("kiwix-serve", "kiwix-manage", "zimwriterfs").allMatch(name -> Programs.find(name).isPresent()),
        "kiwix-tools or zim-tools are missing");
    Path content = Files.createDirectories(folder.resolve("content/zim")).getParent();
    zim(content.resolve("zim/escuela.zim"));
    Files.writeString(content.resolve("zim/broken.zim"), "not a ZIM file");
    Path script = Files.writeString(folder.resolve("content-library"),
        server().files().get("/usr/local/sbin/content-library"));
    Programs.Answer listed = Programs.run(folder, "sh", script.toString(), content.toString());
    assertThat(listed.status()).as(listed.text()).isZero();
    assertThat(content.resolve("library.xml")).content().contains("escuela.zim").doesNotContain("broken.zim");

    int port = freePort();
    Matcher exec = EXEC.matcher(server().files().get("/etc/systemd/system/kiwix-serve.service"));
    assertThat(exec.find()).isTrue();
    List<String> command = new ArrayList<>(List.of(exec.group(1).replace("--port=80", "--port=" + port)
        .replace("/srv/content", content.toString()).split(" ")));
    command.addAll(1, List.of("--address", "127.0.0.1"));
    Process kiwix = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(folder.resolve("kiwix.log").toFile()).start();
    try (HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      Namespaces.until(PATIENCE, () -> answers(client, "http://127.0.0.1:" + port + "/catalog/search").contains("Escuela"),
          () -> Files.readString(folder.resolve("kiwix.log")));
      assertThat(answers(client, "http://127.0.0.1:" + port + "/escuela/A/index.html")
          + answers(client, "http://127.0.0.1:" + port + "/escuela/index.html")).contains("¡Buen día, vecina!");
    } finally {
      kiwix.destroy();
      kiwix.waitFor();
    }
  }

  @Test
  void anEmptyFolderIsAnEmptyLibrary() throws Exception {
    assumeTrue(Programs.find("sh").isPresent(), "sh is missing");
    Path script = Files.writeString(folder.resolve("content-library"),
        server().files().get("/usr/local/sbin/content-library"));
    assertThat(Programs.run(folder, "sh", script.toString(), folder.toString()).status()).isZero();
    assertThat(folder.resolve("library.xml")).content().contains("<library version=\"20110515\"/>");
  }

  @Test
  void systemdTakesTheUnits() throws Exception {
    assumeTrue(Programs.find("systemd-analyze").isPresent() && Programs.find("kiwix-serve").isPresent(),
        "systemd-analyze or kiwix-tools are missing");
    List<String> command = new ArrayList<>(List.of("systemd-analyze", "verify", "--man=no"));
    for (Map.Entry<String, String> file : server().files().entrySet()) {
      if (file.getKey().startsWith("/etc/systemd/system/")) {
        command.add(Files.writeString(folder.resolve(Path.of(file.getKey()).getFileName()), file.getValue()).toString());
      }
    }
    assertThat(command).hasSize(6);
    Programs.Answer answer = Programs.run(folder, command.toArray(String[]::new));
    assertThat(answer.text()).doesNotContain("kiwix-serve").doesNotContain("content-library");
    Files.writeString(folder.resolve("kiwix-serve.service"), "[Service]\nExecStat=/bin/true\n");
    assertThat(Programs.run(folder, "systemd-analyze", "verify", "--man=no",
        folder.resolve("kiwix-serve.service").toString()).text()).contains("kiwix-serve.service");
  }

  @Test
  void dnsmasqTakesTheNamesForEveryRouter() throws Exception {
    assumeTrue(Programs.find("dnsmasq").isPresent(), "dnsmasq is missing");
    RenderedNode routers = ContentTargetTest.rendered("libremesh").getLast();
    assertThat(routers.hostName()).isEqualTo("every-router");
    Path conf = Files.writeString(folder.resolve("names.conf"), routers.files().get("/etc/dnsmasq.conf"));
    Programs.Answer answer = Programs.run(folder, "dnsmasq", "--test", "-C", conf.toString());
    assertThat(answer.status()).as(answer.text()).isZero();
    assertThat(Programs.run(folder, "dnsmasq", "--test", "-C",
        Files.writeString(folder.resolve("wrong.conf"), "host-record=\n").toString()).status()).isNotZero();
  }

  @Test
  void networkdTakesTheServersNetwork() throws Exception {
    assumeTrue(Networkd.possible(), "systemd-networkd is missing, or no namespaces can be made (root?)");
    try (Namespaces network = new Namespaces(folder)) {
      network.add("server");
      network.add("router");
      network.join("server", "eth0", "router", "eth0");
      Networkd.start(network, "server", Files.createDirectory(folder.resolve("networkd")), server().files());
      String fixed = server().files().get("/etc/systemd/network/20-content.network")
          .replaceFirst("(?s).*Address=([0-9./]+).*", "$1");
      Namespaces.until(PATIENCE, () -> network.ask("server", "ip", "addr", "show", "dev", "eth0").contains(fixed),
          () -> network.logOf("server"));
      assertThat(Networkd.complains(network.logOf("server"))).as(network.logOf("server")).isFalse();
    }
  }

  /** No YAML reader is at hand: the file is so plain that its rule is one line. */
  @Test
  void internetInABoxIsToldInPlainLinesToLeaveTheNetworkAlone() {
    String yaml = server().files().get("/etc/iiab/local_vars.yml");
    assertThat(yaml.lines().filter(line -> !line.startsWith("#")))
        .allMatch(line -> line.matches("[a-z_]+: [A-Za-z0-9-]+"))
        .contains("network_install: False", "iiab_hostname: content-escuela", "kiwix_enabled: True");
  }

  private void zim(Path file) throws Exception {
    Path pages = Files.createDirectory(folder.resolve("pages"));
    Files.writeString(pages.resolve("index.html"),
        "<html><head><meta charset=\"utf-8\"><title>Escuela</title></head><body>¡Buen día, vecina!</body></html>");
    Files.write(pages.resolve("icon.png"), Base64.getDecoder().decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));
    List<String> command = new ArrayList<>(List.of("zimwriterfs", "--welcome=index.html", "--language=spa",
        "--title=Escuela", "--description=Una página", "--creator=Vecinas", "--publisher=Atalaya", "--name=escuela",
        "--withoutFTIndex"));
    command.add(Programs.run(folder, "zimwriterfs", "--help").text().contains("--illustration")
        ? "--illustration=icon.png" : "--favicon=icon.png");
    command.addAll(List.of(pages.toString(), file.toString()));
    Programs.Answer answer = Programs.run(folder, command.toArray(String[]::new));
    assertThat(file).as(answer.text()).exists();
  }

  private static String answers(HttpClient client, String address) throws InterruptedException {
    try {
      return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException notYet) {
      return "";
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
