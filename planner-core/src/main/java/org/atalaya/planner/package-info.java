/**
 * The planner's core: from terrain to a configured network, without a screen, a router or a map file.
 *
 * <p>The packages are the chapters of the way: {@code terrain} → {@code lineofsight} → {@code propagation} →
 * {@code linkbudget} → {@code candidates} → {@code siteselection} → {@code channels}, {@code addressing} →
 * {@code plan}; {@code project} keeps it all in one file.
 */
package org.atalaya.planner;
