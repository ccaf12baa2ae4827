/**
 * Point-to-point radios with their vendor's firmware: what a person types in, as a sheet to print. See
 * docs/firmware/bridge.md.
 */
package org.atalaya.firmware.bridge;
