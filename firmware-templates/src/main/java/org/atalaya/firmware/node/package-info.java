/**
 * What the settings of a router are made of, whatever its firmware: channels, addresses with their networks, and the
 * checks that hold for all.
 */
package org.atalaya.firmware.node;
