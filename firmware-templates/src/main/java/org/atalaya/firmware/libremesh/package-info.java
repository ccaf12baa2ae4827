/**
 * LibreMesh: the two files that a person would edit by hand ({@code lime-community}, the same on all routers, and
 * {@code lime-node}), and what {@code lime-config} on the router makes of them. See docs/firmware/libremesh.md.
 */
package org.atalaya.firmware.libremesh;
