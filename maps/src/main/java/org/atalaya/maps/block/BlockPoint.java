package org.atalaya.maps.block;

/**
 * A point of a block, metres.
 *
 * @param x east of the frame's centre
 * @param y north of it
 * @param z above sea level, less what the effective earth falls away there; not exaggerated
 */
public record BlockPoint(double x, double y, double z) {}
