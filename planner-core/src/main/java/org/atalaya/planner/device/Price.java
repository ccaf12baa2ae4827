package org.atalaya.planner.device;

/**
 * What one device costs.
 *
 * @param amount 0 or more
 * @param currency ISO 4217
 * @param provenance with the date in its source
 */
public record Price(double amount, String currency, Provenance provenance) {}
