/**
 * UCI, the configuration format of OpenWrt: a model of one file with its comments, a parser that takes what libuci
 * takes, a writer that libuci always reads back equal, the difference between two files as a person would see it, and
 * the commands of the uci program that turn one into the other.
 */
package org.atalaya.firmware.uci;
