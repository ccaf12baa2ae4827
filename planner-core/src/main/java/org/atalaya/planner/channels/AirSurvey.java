package org.atalaya.planner.channels;

import java.util.List;

/**
 * What was measured of the air: how busy others keep channels, which networks of others were heard, and how strongly the
 * network's own radios hear each other.
 *
 * @param readings of channels
 * @param networks of others
 * @param signals of own radios
 */
public record AirSurvey(List<ChannelReading> readings, List<ForeignNetwork> networks, List<MeasuredSignal> signals) {
  /** Nobody listened. */
  public static final AirSurvey NONE = new AirSurvey(List.of(), List.of(), List.of());

  public AirSurvey {
    readings = List.copyOf(readings);
    networks = List.copyOf(networks);
    signals = List.copyOf(signals);
  }
}
