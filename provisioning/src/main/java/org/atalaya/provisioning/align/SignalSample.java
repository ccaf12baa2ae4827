package org.atalaya.provisioning.align;

import java.util.OptionalDouble;

/**
 * One look at a link.
 *
 * @param seconds since the first look
 * @param signalDbm of the last frame that was received; empty where the other end is not heard
 * @param peakDbm the best since the first look; empty until something is heard
 * @param mac of the radio that is listened to; empty text where none is heard
 */
public record SignalSample(double seconds, OptionalDouble signalDbm, OptionalDouble peakDbm, String mac) {}
