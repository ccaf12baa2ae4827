package org.atalaya.planner.routing;

/**
 * Transmit quality of B.A.T.M.A.N. IV, 0 to 255, as batman-adv of the Linux kernel computes it in whole numbers
 * (net/batman-adv/bat_iv_ogm.c). An originator message starts with 255; every hop multiplies it by how well the link
 * carries, by a penalty for links that receive badly, and by the hop penalty, once more where the message leaves
 * through the radio it came in by.
 */
public final class BatmanIvMetric {
  public static final int MAX = 255;
  /** batman-adv's default. */
  public static final int HOP_PENALTY = 30;
  /** Messages of which received and own ones are counted. */
  static final int WINDOW = 64;

  private BatmanIvMetric() {}

  /**
   * The quality of the route that a message tells of, at the node that heard it.
   *
   * @param messageQuality in the message, 0 to 255
   * @param echoed of the node's own last 64 messages, those that came back from the neighbour, 0 to 64
   * @param received of the neighbour's last 64 messages, those that arrived, 0 to 64
   * @param sameRadio true where the packets would leave by the radio that the next ones come in by
   * @param hopPenalty 0 to 255
   */
  public static int received(int messageQuality, int echoed, int received, boolean sameRadio, int hopPenalty) {
    int both = Math.min(echoed, received);
    if (both < 1) {
      return 0;
    }
    long own = MAX * both / received;
    long missing = WINDOW - received;
    long asymmetry = MAX - MAX * missing * missing * missing / (WINDOW * WINDOW * WINDOW);
    long radio = sameRadio ? forwarded(MAX, hopPenalty) : MAX;
    return (int) (messageQuality * own * asymmetry * radio / (MAX * MAX * MAX));
  }

  /** What the node writes into the message when it passes it on. */
  public static int forwarded(int quality, int hopPenalty) {
    return quality * (MAX - hopPenalty) / MAX;
  }
}
