package org.atalaya.planner.channels;

import java.time.Instant;

/**
 * How strongly one radio of the network hears another.
 *
 * @param sender with its radio
 * @param receiver with its radio
 * @param signalDbm at the receiver's connector
 * @param at when
 */
public record MeasuredSignal(RadioPlace sender, RadioPlace receiver, double signalDbm, Instant at) {}
