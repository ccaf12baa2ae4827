/**
 * UCI, the configuration format of OpenWrt: a model of one file, a parser that takes what libuci takes, a writer that
 * libuci always reads back equal, and the difference between two files.
 */
package org.atalaya.firmware.uci;
