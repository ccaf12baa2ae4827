package org.atalaya.app.report;

import java.awt.Color;

/** Colours on paper: dark enough to be copied in black and white. */
enum Ink {
  TEXT(0x1c2733), SOFT(0x5a6a7c), RULE(0xc9d1da), PALE(0xf1f4f7), ACCENT(0x0f6b80), GROUND(0xb9a58a), GROUND_LINE(0x6b5a41),
  CLUTTER(0x8fae7c), ZONE(0xd6e8ef), RAY(0x0f6b80), LINK(0x0f6b80), SITE(0x34506f), GATEWAY(0x0f6b80), FAINT(0x93a0af),
  PAPER(0xffffff), WARNING(0xa14a00);

  private final Color color;

  Ink(int rgb) {
    color = new Color(rgb);
  }

  Color color() {
    return color;
  }
}
