package org.atalaya.app.ui.links;

/** Sizes of the square of links, in pixels. */
enum MatrixSize { FIELD_WIDTH, FIELD_HEIGHT, NAMES_WIDTH, NAMES_HEIGHT, LETTERS, MARK, CHOSEN_WIDTH }
