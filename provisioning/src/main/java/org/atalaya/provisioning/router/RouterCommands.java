package org.atalaya.provisioning.router;

import java.util.Collection;
import java.util.stream.Collectors;
import org.atalaya.provisioning.ssh.ShellWord;

/**
 * Every command line that is ever sent to a router, so that one page shows what is done to it. Whoever plays a
 * router needs to understand these and no others.
 */
public final class RouterCommands {
  public static final String BOARD = "ubus call system board";
  public static final String MEMORY = "cat /proc/meminfo";
  public static final String BOOT_ID = "cat /proc/sys/kernel/random/boot_id";
  public static final String INTERFACES =
      "for d in /sys/class/net/*; do echo \"${d##*/} $(cat $d/address)\"; done";
  public static final String TOOLS =
      "for t in lime-config safe-reboot safe-upgrade sysupgrade uci babeld bmx7; do command -v $t; done; true";
  /** Where {@link #BOARD} is no command: a system that systemd's people call os-release(5). */
  public static final String OS_RELEASE = "cat /etc/os-release";
  /** Board and model, a line each: by the device tree, or, on what has none, by the kernel's machine and by DMI. */
  public static final String DEBIAN_BOARD = "d=/sys/firmware/devicetree/base; if [ -f $d/compatible ]; then"
      + " tr '\\0' '\\n' <$d/compatible | head -n 1; tr -d '\\0' <$d/model; else uname -m;"
      + " cat /sys/class/dmi/id/product_name; fi 2>/dev/null; true";
  public static final String HOST_NAME = "uname -n";
  /** Ports and radios alone: bridges and tunnels have addresses that come and go. */
  public static final String PORTS =
      "for d in /sys/class/net/*; do [ ! -e $d/device ] || echo \"${d##*/} $(cat $d/address)\"; done";
  public static final String DEBIAN_TOOLS = "PATH=$PATH:/usr/sbin:/sbin; for t in systemctl hostapd wpa_supplicant"
      + " babeld dnsmasq nft iw kiwix-serve NetworkManager; do command -v $t; done;"
      + " [ ! -x /lib/systemd/systemd-resolved ] || echo /lib/systemd/systemd-resolved; true";
  public static final String RADIOS =
      "for d in /sys/class/ieee80211/*; do [ ! -f $d/macaddress ] || echo \"${d##*/} $(cat $d/macaddress)\"; done";
  /** Where the configuration is kept: OpenWrt's writable layer, or where there is none the whole. */
  public static final String FLASH = "df -Pk /overlay 2>/dev/null || df -Pk /";
  public static final String UCI_METHODS = "ubus -v list uci";
  /** Its help goes to either output, and its exit status means nothing. */
  public static final String SYSUPGRADE_HELP = "sysupgrade --help 2>&1; true";
  public static final String CONFIG_NAMES = "ls /etc/config";
  public static final String STAGED = "uci changes";
  /** Not {@code uci revert}: it wants one call for each package, and can't drop what it can't read. */
  public static final String DROP_STAGED = "rm -rf /tmp/.uci";
  public static final String LIME_CONFIG = "lime-config";
  /**
   * OpenWrt's own detection writes a section for each radio that has none: it never mends one that is there, so that
   * the file is emptied first; empty, not gone, since uci sets nothing in a file that is not there.
   */
  public static final String REGENERATE_RADIOS = "umask 077; echo > /etc/config/wireless && wifi config";
  /** A process id left behind by a power cut makes lime-config do nothing and say nothing. */
  public static final String CLEAR_STALE_LIME_CONFIG =
      "p=/var/run/lime-config.pid; [ ! -f $p ] || kill -0 \"$(cat $p)\" 2>/dev/null || rm -f $p";
  /** Reads the new password twice from standard input, where no process list shows it. */
  public static final String SET_ROOT_PASSWORD = setPassword("root");
  public static final String REBOOT = "reboot";
  public static final String BACK_UP = "umask 077; tar -czf /tmp/atalaya-backup.tar.gz -C / etc/config";
  public static final String BACK_UP_FILE = "/tmp/atalaya-backup.tar.gz";
  /** In a Debian's backup: the paths that were meant, there or not. */
  public static final String MEANT_PATHS = "/tmp/atalaya-paths";
  public static final String ATALAYA_FOLDER = "/etc/atalaya";
  /** What the dead man's switch keeps besides, a path without a leading slash on each line. */
  public static final String KEPT_PATHS = ATALAYA_FOLDER + "/paths";
  /** Links that say which units systemd starts, a path and its target on each line. */
  public static final String UNIT_LINKS = "find /etc/systemd/system -type l | sort | while read -r l; do"
      + " echo \"$l $(readlink \"$l\")\"; done";
  public static final String NETWORK_FILES = "ls /etc/systemd/network 2>/dev/null; true";
  public static final String UNIT_FILES = "find /etc/systemd/system /etc/systemd/network -type f | sort";
  public static final String RELOAD_UNITS = "systemctl daemon-reload";
  public static final String NEW_FILES_FOLDER = ATALAYA_FOLDER + "/new";
  public static final String MAKE_FOLDERS = "umask 077; mkdir -p " + NEW_FILES_FOLDER;
  public static final String REMOVE_FOLDER = "rm -rf " + ATALAYA_FOLDER;
  public static final String DEAD_MAN = ATALAYA_FOLDER + "/dead-man.sh";
  public static final String DEAD_MAN_STATE =
      "for f in armed restoring restarting restored starts; do [ ! -f /etc/atalaya/$f ] || echo \"$f $(cat /etc/atalaya/$f)\"; done";
  public static final String IMAGE_FILE = "/tmp/atalaya-image.bin";
  /** What {@code sysupgrade -f} brings over to the new firmware, and nothing else. */
  public static final String KEEP_FILE = "/tmp/atalaya-keep.tar.gz";
  public static final String KEEP_CONTENTS = "tar -tzf " + KEEP_FILE;
  public static final String FLASH_LOG = "/tmp/atalaya-flash.log";
  /** What its log ends with where {@code sysupgrade} has come back, followed by its exit status. */
  public static final String FLASH_ENDED = "atalaya: sysupgrade ended with ";
  /** Lies on the flash that is about to be erased: once it is gone, the image is on. */
  public static final String FLASHING = "/etc/atalaya-flashing";
  /** SHA-256 of the image that is on, so that nobody writes it twice. */
  public static final String FLASHED = "/etc/atalaya-image";
  public static final String IMAGE_SIZE = "wc -c " + IMAGE_FILE;
  public static final String COMPAT_VERSION = "uci -q get 'system.@system[0].compat_version'";
  /** Services that a router can do without for the minutes until it is flashed: their memory is wanted. */
  public static final String STOP_SERVICES = "for s in uhttpd odhcpd collectd shared-state prometheus-node-exporter-lua"
      + " vnstat unbound; do [ ! -x /etc/init.d/$s ] || /etc/init.d/$s stop; done >/dev/null 2>&1; true";

  public static final String UPTIME = "cat /proc/uptime";
  /** While it lies there, a restart waits for its moment; a restart for any other reason takes it away. */
  public static final String RESTART_WAITS = "/tmp/atalaya-restart";
  public static final String CALL_OFF_RESTART = "rm -f " + RESTART_WAITS;
  public static final String RADIO_INTERFACES = "iw dev";
  public static final String ORIGINATORS = "batctl o";
  public static final String ROUTES = "ip -4 route show";

  /** Says who may confirm what rpcd applied last; it is as short-lived as rpcd's own memory of it. */
  public static final String COMMIT_SESSION = "/tmp/atalaya-commit";
  /** {@code confirm} by a session that there is not: 5 where no apply waits, 6 where one does, else there is no such rpcd. */
  public static final String COMMIT_STANDING =
      ubus("uci", "confirm", "{\"ubus_rpc_session\":\"00000000000000000000000000000000\"}");
  /** There, and not empty, while LibreMesh's safe-reboot waits to put all of {@code /etc} back. */
  public static final String SAFE_REBOOT_WAITS = "test -s /overlay/upper/.etc.last-good.tgz";

  /** Exit status of {@link #blink} where another one is not over yet. */
  public static final int BLINKS_ALREADY = 3;

  private RouterCommands() {}

  /**
   * Blinks all lights and says how many there are. What each showed is kept first; a process of its own, which the end
   * of the session does not end, puts it back. Whoever stops that process still has it put back.
   */
  public static String blink(int seconds) {
    return """
        umask 077; d=/tmp/atalaya-leds; mkdir $d 2>/dev/null || exit %d
        back() { for l in /sys/class/leds/*; do
          [ -f "$d/${l##*/}" ] || continue
          read -r trigger light <"$d/${l##*/}"
          echo "$trigger" >"$l/trigger"; [ "$trigger" != none ] || echo "$light" >"$l/brightness"
        done; rm -rf $d; }
        lights=0
        for l in /sys/class/leds/*; do
          [ -f "$l/trigger" ] && [ -f "$l/brightness" ] || continue
          echo "$(sed 's/.*\\[\\(.*\\)\\].*/\\1/' "$l/trigger") $(cat "$l/brightness")" >"$d/${l##*/}" && lights=$((lights + 1))
        done
        echo $lights
        (trap '' HUP; trap 'back; exit 1' INT TERM; left=%d; light=255
        while [ $left -gt 0 ]; do
          for l in $d/*; do
            l=/sys/class/leds/${l##*/}; [ -f "$l/trigger" ] || continue
            echo none >"$l/trigger"; echo $light >"$l/brightness"
          done
          light=$((255 - light)); left=$((left - 1)); sleep 1
        done; back) </dev/null >/dev/null 2>&1 &
        """.formatted(BLINKS_ALREADY, seconds);
  }

  /** @param json arguments in one line */
  public static String ubus(String object, String method, String json) {
    return "ubus call " + ShellWord.plain(object) + " " + ShellWord.plain(method) + " " + ShellWord.quote(json);
  }

  public static String setPassword(String user) {
    return "passwd " + ShellWord.plain(user);
  }

  public static String stations(String interfaceName) {
    return "iw dev " + ShellWord.plain(interfaceName) + " station dump";
  }

  /** Listens on all channels, also where the radio is an access point at work. */
  public static String scan(String interfaceName) {
    return "iw dev " + ShellWord.plain(interfaceName) + " scan ap-force";
  }

  /** What the driver has counted on each channel. */
  public static String survey(String interfaceName) {
    return "iw dev " + ShellWord.plain(interfaceName) + " survey dump";
  }

  /** Restarts once the router has been on for so many seconds, whoever leaves, unless it is called off before. */
  public static String restartAt(long uptimeSeconds) {
    return "echo " + uptimeSeconds + " > " + RESTART_WAITS + "; (trap '' HUP; while [ -f " + RESTART_WAITS
        + " ]; do read -r up _ < /proc/uptime; [ \"${up%%.*}\" -ge " + uptimeSeconds
        + " ] && { reboot; break; }; sleep 1; done) </dev/null >/dev/null 2>&1 &";
  }

  /** Answers each line of its input, and ends with it: the caller sets the pace, and leaves nothing running. */
  public static String watchStations(String interfaceName, String mark) {
    return "while read -r _; do " + stations(interfaceName) + "; echo " + ShellWord.quote(mark) + "; done";
  }

  /** The router's own look at the image: metadata, board, compat_version, whether it fits. */
  public static String testImage(boolean keep) {
    return "sysupgrade -T " + (keep ? "" : "-n ") + IMAGE_FILE;
  }

  /** Adds what arrives to the image's end. */
  public static String appendImage() {
    return "umask 077; cat >> " + IMAGE_FILE;
  }

  /** @param paths without a leading slash */
  public static String keep(Collection<String> paths) {
    return "umask 077; tar -czf " + KEEP_FILE + " -C / " + paths.stream().map(ShellWord::plain)
        .collect(Collectors.joining(" "));
  }

  /**
   * Starts {@code sysupgrade} a moment later, on its own: the session dies with all else that runs. Never {@code -F},
   * which forces, nor {@code lime-sysupgrade}, which keeps nothing.
   *
   * @param keep true brings over {@link #KEEP_FILE}; false nothing at all
   */
  public static String flash(boolean keep) {
    return "rm -f " + FLASH_LOG + "; trap '' HUP; (sleep 1; sysupgrade " + (keep ? "-f " + KEEP_FILE : "-n") + " " + IMAGE_FILE
        + "; echo \"" + FLASH_ENDED + "$?\") </dev/null >" + FLASH_LOG + " 2>&1 &";
  }

  /**
   * Packs files, and a list of all that were meant: whoever goes back to it must know which were not there.
   *
   * @param paths without a leading slash; those that are not there are left out
   */
  public static String backUp(Collection<String> paths) {
    return "umask 077; cd / && for p in " + paths.stream().map(ShellWord::plain).collect(Collectors.joining(" "))
        + "; do echo $p; done >" + MEANT_PATHS + " && { echo " + MEANT_PATHS.substring(1) + "; while read -r p; do"
        + " [ ! -e $p ] || echo $p; done <" + MEANT_PATHS + "; } | tar -czf " + BACK_UP_FILE + " -C / -T -";
  }

  /** Of each unit a line: its name, what {@code is-enabled} says, what {@code is-active} says; not before the start is over. */
  public static String unitStates(Collection<String> units) {
    return "timeout 90 systemctl is-system-running --wait >/dev/null 2>&1; for u in "
        + units.stream().map(ShellWord::quote).collect(Collectors.joining(" "))
        + "; do echo \"$u $(systemctl is-enabled $u 2>/dev/null) $(systemctl is-active $u 2>/dev/null)\"; done";
  }

  /** Of each file that is there a line: mode, owner, group, path. */
  public static String modes(Collection<String> paths) {
    return "stat -c '%a %u %g %n' " + paths.stream().map(ShellWord::path).collect(Collectors.joining(" "))
        + " 2>/dev/null; true";
  }

  /** Where a file is to lie that others may read, all its folders too. */
  public static String makeFolder(String folder, boolean secret) {
    return "umask " + (secret ? "077" : "022") + "; mkdir -p " + ShellWord.path(folder);
  }

  /** @param mode in octal digits */
  public static String setMode(String mode, String path) {
    return "chmod " + ShellWord.plain(mode) + " " + ShellWord.path(path);
  }

  /** A unit that is masked can't be enabled. */
  public static String enable(String unit) {
    return "systemctl unmask " + ShellWord.quote(unit) + " && systemctl enable " + ShellWord.quote(unit);
  }

  public static String disable(String unit) {
    return "systemctl disable " + ShellWord.quote(unit);
  }

  /** @param path of a link that says what systemd starts */
  public static String link(String target, String path) {
    return "mkdir -p " + ShellWord.quote(path.substring(0, path.lastIndexOf('/'))) + " && ln -sfn "
        + ShellWord.quote(target) + " " + ShellWord.quote(path);
  }

  /** @param path of a file that was read, or of a link that says what systemd starts: such names may have an @ */
  public static String removeLink(String path) {
    return "rm -f " + ShellWord.quote(path);
  }

  public static String read(String path) {
    return "cat " + ShellWord.path(path);
  }

  public static String exists(String path) {
    return "test -e " + ShellWord.path(path);
  }

  public static String isFile(String path) {
    return "test -f " + ShellWord.path(path);
  }

  /** Exit status 0 where the router has two halves of flash, and its boot loader knows of them (LibreRouter). */
  public static final String HALVES = "safe-upgrade show";
  /** There, and not empty, while a firmware in the other half is being tried. */
  public static final String TRIED = "test -s /etc/safe_upgrade_auto_reboot_confirm_timeout_s";
  public static final String TEST_FOR_OTHER_HALF = "safe-upgrade verify " + IMAGE_FILE;
  /** The half that runs is the one that the router starts from now on. */
  public static final String CONFIRM_HALF = "safe-upgrade confirm";

  /**
   * As {@link #flash}, into the half that does not run, and starts it: whatever restart comes before
   * {@link #CONFIRM_HALF}, the router's own after ten minutes too, goes back to the half that runs now.
   */
  public static String flashOtherHalf(boolean keep) {
    return "rm -f " + FLASH_LOG + "; trap '' HUP; (sleep 1; safe-upgrade upgrade -n"
        + (keep ? " --preserve-archive=" + KEEP_FILE : "") + " --reboot-safety-timeout=600 " + IMAGE_FILE
        + " && reboot; echo \"" + FLASH_ENDED + "$?\") </dev/null >" + FLASH_LOG + " 2>&1 &";
  }

  public static String write(String path) {
    return "umask 077; cat > " + ShellWord.path(path);
  }

  public static String sha256(String path) {
    return "sha256sum " + ShellWord.path(path);
  }

  public static String move(String from, String to) {
    return "mv " + ShellWord.path(from) + " " + ShellWord.path(to);
  }

  public static String remove(String path) {
    return "rm -f " + ShellWord.path(path);
  }

  public static String arm(String token, int seconds) {
    return "sh " + DEAD_MAN + " arm " + ShellWord.plain(token) + " " + seconds;
  }

  public static String adopt(String from, String token, int seconds) {
    return "sh " + DEAD_MAN + " adopt " + ShellWord.plain(from) + " " + ShellWord.plain(token) + " " + seconds;
  }

  public static String confirm(String token) {
    return "sh " + DEAD_MAN + " confirm " + ShellWord.plain(token);
  }

  public static String restore(String token) {
    return "sh " + DEAD_MAN + " restore " + ShellWord.plain(token);
  }
}
