package org.atalaya.app.ui.parts;

/** What a colour means; each comes with an icon of its own, so that colour never tells alone. */
public enum Tone {
  GOOD("tone-good", "fth-check-circle"),
  FAIR("tone-fair", "fth-alert-triangle"),
  BAD("tone-bad", "fth-x-circle"),
  UNKNOWN("tone-unknown", "fth-help-circle"),
  ACCENT("tone-accent", "fth-radio"),
  PLAIN("tone-plain", "fth-map-pin");

  private final String styleClass;
  private final String icon;

  Tone(String styleClass, String icon) {
    this.styleClass = styleClass;
    this.icon = icon;
  }

  public String styleClass() {
    return styleClass;
  }

  /** Ikonli's name of the icon that goes with it. */
  public String icon() {
    return icon;
  }
}
