package org.atalaya.app.ui.shell;

import java.util.Locale;

/** The six steps from a hill to a working network, in their order. */
public enum Step {
  TERRAIN, SITES, LINKS, NETWORK, ROUTERS, HANDOVER;

  /** As people count: 1 to 6. */
  public int number() {
    return ordinal() + 1;
  }

  /** Key of its name in the bundles. */
  public String key() {
    return "step." + name().toLowerCase(Locale.ROOT);
  }
}
