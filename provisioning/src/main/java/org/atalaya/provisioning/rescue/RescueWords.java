package org.atalaya.provisioning.rescue;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.atalaya.provisioning.rescue.RescueWay.Card;
import org.atalaya.provisioning.rescue.RescueWay.Failsafe;
import org.atalaya.provisioning.rescue.RescueWay.Fetch;
import org.atalaya.provisioning.rescue.RescueWay.NetworkBoot;
import org.atalaya.provisioning.rescue.RescueWay.Page;
import org.atalaya.provisioning.rescue.RescueWay.Receive;
import org.atalaya.provisioning.rescue.RescueWay.Serial;
import org.atalaya.provisioning.rescue.RescueWay.Upgrade;

/** The sentences of the steps in one language: they lie beside them, for a sheet is printed and outlives the window. */
final class RescueWords {
  private final Locale language;
  private final ResourceBundle words;

  RescueWords(Locale language) {
    this.language = language;
    this.words = ResourceBundle.getBundle("org.atalaya.provisioning.rescue.steps", language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  String say(String key, Object... arguments) {
    return new MessageFormat(words.getString(key), language).format(arguments);
  }

  String heading(RescueWay way) {
    return say(switch (way.method()) {
      case Upgrade upgrade -> "way.upgrade";
      case Page page -> page.button() ? "way.loader-page" : "way.page";
      case Fetch fetch -> "way.fetch";
      case Receive receive -> "way.receive";
      case NetworkBoot boot -> "way.network-boot";
      case Failsafe failsafe -> "way.failsafe";
      case Serial serial -> "way.serial";
      case Card card -> "way.card";
    });
  }
}
