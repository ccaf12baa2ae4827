package org.atalaya.app.ui.shell;

import javafx.scene.layout.Region;

/** How a step fills the window. {@code refresh} draws what is on the desk now; it is called on the window's thread. */
public sealed interface StepView {
  Runnable refresh();

  /** A list at the left of the map, the selected thing at its right. */
  record BesideMap(Region list, Region detail, Runnable refresh) implements StepView {}

  /** No map: the whole page. */
  record WholePage(Region page, Runnable refresh) implements StepView {}
}
