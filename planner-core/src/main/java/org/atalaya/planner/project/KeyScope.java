package org.atalaya.planner.project;

/** What a router's host key is pinned to, beside its host name. */
public enum KeyScope {
  /** Of its primary interface: {@code aa:bb:cc:00:11:22}, lower case. */
  MAC,
  /** Where it answered, with the port where that is not SSH's own: {@code 10.13.1.1}. */
  ADDRESS
}
