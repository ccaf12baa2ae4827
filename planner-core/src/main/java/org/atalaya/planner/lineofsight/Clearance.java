package org.atalaya.planner.lineofsight;

/**
 * The worst point of a path: the one with the least {@code fresnelFraction}, end points excluded.
 *
 * @param distanceMeters from the path's start
 * @param fresnelFraction vertical clearance of the ray over ground and clutter ÷ radius of the first Fresnel zone
 *     there; uncapped, negative where the ray is cut
 * @param marginMeters clearance there − 0.6 × radius; negative where the path is not clear
 */
public record Clearance(double distanceMeters, double fresnelFraction, double marginMeters) {}
