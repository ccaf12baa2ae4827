package org.atalaya.app.ui.parts;

import org.atalaya.app.ui.shell.Selection;

/**
 * A line of a list.
 *
 * @param target what is selected with it
 * @param tone of its icon
 * @param icon Ikonli's name
 * @param title first line
 * @param subtitle second line, smaller
 * @param faint true where it plays no part
 */
public record Row(Selection target, Tone tone, String icon, String title, String subtitle, boolean faint) {}
