/** What all canvases of the window share: colours from the stylesheet, and repainting once a pulse. */
package org.atalaya.app.ui.drawing;
