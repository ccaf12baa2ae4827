package org.atalaya.firmware.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.atalaya.firmware.FirmwareTarget;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.node.NetworkNames;
import org.atalaya.firmware.node.ServiceHost;
import org.atalaya.planner.plan.NodeConfig;

/**
 * A Debian server beside a node, on the cable of its people, with a library: Kiwix by itself, or what
 * Internet-in-a-Box's installer wants to know. It has no secrets. What each file is for: docs/firmware/content.md.
 */
public final class ContentTarget implements FirmwareTarget {
  /** As in {@code --firmware}. */
  public static final String ID = "content";
  /** Folder of the files that every router gets. */
  static final String EVERY_ROUTER = "every-router";

  private static final String FOLDER = "/srv/content";
  /** What Debian and its logs take, generously. */
  private static final int SYSTEM_MEGABYTES = 8000;
  /** Sizes in which cards and disks are sold, GB. */
  private static final int[] DISKS = {16, 32, 64, 128, 256, 512, 1000, 2000};

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<String> objections(NodeConfig node) {
    List<String> found = new ArrayList<>(NetworkNames.hostNameObjections(node.router().hostName()));
    if (node.router().hostName().equalsIgnoreCase(EVERY_ROUTER)) {
      found.add("the router is called " + EVERY_ROUTER + ", as is the folder for all of them");
    }
    found.addAll(NetworkNames.countryObjections(node.community()));
    found.addAll(ServiceHost.objections(node, ServiceHost.Kind.CONTENT));
    return List.copyOf(found);
  }

  @Override
  public SortedMap<String, String> files(NodeConfig node) {
    String name = name(node);
    SortedMap<String, String> files = new TreeMap<>();
    files.put("/etc/hostname", name + "\n");
    files.put("/etc/systemd/network/20-content.network", """
        [Match]
        Name=e*

        [Network]
        DHCP=yes
        Address=%s
        """.formatted(ServiceHost.of(node, ServiceHost.Kind.CONTENT).text()));
    files.put("/etc/systemd/system/kiwix-serve.service", kiwix(name));
    files.put("/etc/systemd/system/content-library.service", """
        [Unit]
        Description=List of the library's files

        [Service]
        Type=oneshot
        ExecStart=/bin/sh /usr/local/sbin/content-library
        """);
    files.put("/etc/systemd/system/content-library.path", """
        [Unit]
        Description=Files added to the library, or taken away

        [Path]
        PathChanged=%s/zim
        MakeDirectory=yes

        [Install]
        WantedBy=multi-user.target
        """.formatted(FOLDER));
    files.put("/usr/local/sbin/content-library", library());
    files.put(FOLDER + "/wanted.csv", wanted(LibraryFile.of(node.community().country())));
    files.put("/etc/iiab/local_vars.yml", internetInABox(node, name));
    return files;
  }

  /** The servers' names, for the dnsmasq of every router. */
  @Override
  public List<RenderedNode> renderNetwork(List<NodeConfig> nodes) {
    StringBuilder text = new StringBuilder();
    for (NodeConfig node : nodes) {
      text.append("host-record=").append(name(node)).append(".lan,")
          .append(ServiceHost.of(node, ServiceHost.Kind.CONTENT).fixed().dotted()).append('\n');
    }
    SortedMap<String, String> files = new TreeMap<>();
    files.put("/etc/dnsmasq.conf", text.toString());
    return List.of(new RenderedNode(EVERY_ROUTER, files));
  }

  /** {@code content-escuela}. */
  private static String name(NodeConfig node) {
    return "content-" + node.router().hostName().toLowerCase(Locale.ROOT);
  }

  private static String kiwix(String name) {
    return """
        [Unit]
        Description=Kiwix at http://%1$s.lan/
        Wants=content-library.service
        After=content-library.service network.target
        RequiresMountsFor=%2$s

        [Service]
        ExecStart=/usr/bin/kiwix-serve --library --monitorLibrary --port=80 %2$s/library.xml
        DynamicUser=yes
        AmbientCapabilities=CAP_NET_BIND_SERVICE
        CapabilityBoundingSet=CAP_NET_BIND_SERVICE
        NoNewPrivileges=yes
        ProtectSystem=strict
        ProtectHome=yes
        PrivateTmp=yes
        Restart=on-failure
        RestartSec=10

        [Install]
        WantedBy=multi-user.target
        """.formatted(name, FOLDER);
  }

  private static String library() {
    return """
        #!/bin/sh
        # Writes the list that kiwix-serve reads, from the files that are there.
        set -eu
        cd "${1:-%s}"
        mkdir -p zim
        printf '<?xml version="1.0" encoding="UTF-8"?>\\n<library version="20110515"/>\\n' > library.new
        for file in zim/*.zim; do
          # a file that is not whole, or none, must not keep the others off the list
          [ ! -f "$file" ] || kiwix-manage library.new add "$file" || echo "left out: $file" >&2
        done
        chmod 644 library.new
        mv library.new library.xml
        """.formatted(FOLDER);
  }

  /** A newer edition is fetched before the older one goes, so there is room for the largest file twice. */
  private static String wanted(List<LibraryFile> files) {
    StringBuilder text = new StringBuilder("file,megabytes,edition,from\n");
    int total = 0;
    int largest = 0;
    for (LibraryFile file : files) {
      text.append(file.name()).append(',').append(file.megabytes()).append(',').append(file.edition()).append(',')
          .append(LibraryFile.SOURCE).append(file.folder()).append("/\n");
      total += file.megabytes();
      largest = Math.max(largest, file.megabytes());
    }
    int needed = total + largest + SYSTEM_MEGABYTES;
    int disk = IntStream.of(DISKS).filter(gigabytes -> gigabytes * 1000 >= needed).findFirst().orElseThrow();
    return text.append("total,").append(total).append(",,\ndisk,").append(disk * 1000).append(",,\n").toString();
  }

  private static String internetInABox(NodeConfig node, String name) {
    return """
        # the mesh gives addresses and access points: Internet-in-a-Box is to leave the network alone
        iiab_hostname: %s
        iiab_domain: lan
        host_country_code: %s
        network_install: False
        network_enabled: False
        wifi_up_down: False
        iiab_gateway_enabled: False
        captiveportal_install: False
        captiveportal_enabled: False
        kiwix_install: True
        kiwix_enabled: True
        """.formatted(name, node.community().country());
  }
}
