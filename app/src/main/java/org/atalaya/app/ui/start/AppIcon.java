package org.atalaya.app.ui.start;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
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

  /** All sizes in one file, as Windows wants it: a list, then the pictures as they are (an icon holds PNG since Windows Vista). */
  static byte[] ico() throws IOException {
    List<byte[]> pictures = new ArrayList<>();
    for (int pixels : PIXELS) {
      try (InputStream in = open(pixels)) {
        pictures.add(in.readAllBytes());
      }
    }
    int at = 6 + 16 * pictures.size();
    ByteBuffer file = ByteBuffer.allocate(at + pictures.stream().mapToInt(each -> each.length).sum()).order(ByteOrder.LITTLE_ENDIAN);
    file.putShort((short) 0).putShort((short) 1).putShort((short) pictures.size());
    for (int i = 0; i < pictures.size(); i++) {
      // 256 is written as 0
      byte side = (byte) (int) PIXELS.get(i);
      file.put(side).put(side).put((byte) 0).put((byte) 0).putShort((short) 1).putShort((short) 32).putInt(pictures.get(i).length).putInt(at);
      at += pictures.get(i).length;
    }
    pictures.forEach(file::put);
    return file.array();
  }
}
