package org.atalaya.provisioning.router;

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
      "for t in lime-config safe-reboot safe-upgrade sysupgrade uci; do command -v $t; done; true";
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
      "for f in armed restoring restored starts; do [ ! -f /etc/atalaya/$f ] || echo \"$f $(cat /etc/atalaya/$f)\"; done";

  private RouterCommands() {}

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
