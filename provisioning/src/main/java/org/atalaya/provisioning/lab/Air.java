package org.atalaya.provisioning.lab;

import java.util.Optional;

/** What lies between the radios of virtual routers. Called from many threads; the same question, the same answer. */
@FunctionalInterface
public interface Air {
  /** Nothing gets through: routers on a bench with no plan. */
  Air NONE = (from, to, sample) -> Optional.empty();

  /**
   * A radio that sends or receives.
   *
   * @param hostName of its router, as configured
   * @param radio its wifi-device
   * @param powerDbm that it is set to
   */
  record End(String hostName, String radio, int powerDbm) {}

  /**
   * How one end hears the other.
   *
   * @param signalDbm at its connector
   * @param mbps rate that the two settle on, gross
   * @param mcs index of that rate; from 100 up those of 802.11ac
   * @param widthMhz of the channel
   * @param delivered share of small frames that arrive, 0 to 1
   */
  record Reception(double signalDbm, double mbps, int mcs, int widthMhz, double delivered) {}

  /**
   * @param sample counts the times that somebody looked: the signal flutters from one to the next
   * @return empty where nothing is heard
   */
  Optional<Reception> reception(End from, End to, long sample);
}
