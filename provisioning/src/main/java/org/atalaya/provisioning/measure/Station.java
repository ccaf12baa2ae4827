package org.atalaya.provisioning.measure;

import java.util.OptionalDouble;

/**
 * Another radio that one radio of a router has a link to.
 *
 * @param interfaceName {@code wlan1-mesh}
 * @param radio the wifi-device that it belongs to, {@code radio1}
 * @param mac of the other radio, lower case with colons
 * @param signalDbm averaged by the driver, at this router
 * @param receiveMbps rate of what arrives here
 * @param sendMbps rate of what is sent from here
 */
public record Station(String interfaceName, String radio, String mac, double signalDbm, OptionalDouble receiveMbps,
    OptionalDouble sendMbps) {}
