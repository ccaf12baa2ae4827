package org.atalaya.app.ui.start;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** The program's own picture, in the sizes that desktops ask for. */
public final class AppIcon {
  /** Widths and heights, pixels. */
  public static final List<Integer> PIXELS = List.of(16, 32, 48, 128, 256);

  private AppIcon() {}

  /** The picture as PNG. @param pixels one of {@link #PIXELS} */
  public static InputStream open(int pixels) {
    return Objects.requireNonNull(AppIcon.class.getResourceAsStream("/org/atalaya/app/ui/icons/atalaya-" + pixels + ".png"));
  }
}
