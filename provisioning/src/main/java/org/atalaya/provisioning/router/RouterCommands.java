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
  public static final String SET_ROOT_PASSWORD = "passwd root";
  public static final String REBOOT = "reboot";
  public static final String BACK_UP = "umask 077; tar -czf /tmp/atalaya-backup.tar.gz -C / etc/config";
  public static final String BACK_UP_FILE = "/tmp/atalaya-backup.tar.gz";
  public static final String ATALAYA_FOLDER = "/etc/atalaya";
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

  public static String stations(String interfaceName) {
    return "iw dev " + ShellWord.plain(interfaceName) + " station dump";
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

  public static String read(String path) {
    return "cat " + ShellWord.path(path);
  }

  public static String exists(String path) {
    return "test -e " + ShellWord.path(path);
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
