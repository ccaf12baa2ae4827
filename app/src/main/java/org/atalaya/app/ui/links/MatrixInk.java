package org.atalaya.app.ui.links;

/** Colours of the square of links. */
enum MatrixInk { GOOD, FAIR, BAD, UNKNOWN, TEXT, QUIET, LINE, BAND, CHOSEN, DIAGONAL }
