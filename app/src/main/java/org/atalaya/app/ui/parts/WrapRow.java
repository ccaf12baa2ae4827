package org.atalaya.app.ui.parts;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** A row that goes on below where it would be too wide, and is no wider than what is in it (a FlowPane takes all the room). */
public final class WrapRow extends Pane {
  private final double gap;
  private final DoubleProperty limit = new SimpleDoubleProperty(Double.MAX_VALUE);

  /** @param gap between what stands beside one another, in pixels; a third of it between lines */
  public WrapRow(double gap) {
    this.gap = gap;
    limit.addListener((value, before, now) -> requestLayout());
  }

  /** Width that it may have, in pixels. */
  public DoubleProperty limitProperty() {
    return limit;
  }

  private List<List<Node>> lines() {
    List<List<Node>> lines = new ArrayList<>();
    double right = Double.MAX_VALUE;
    for (Node child : getManagedChildren()) {
      double width = child.prefWidth(-1);
      if (lines.isEmpty() || right + gap + width > limit.get()) {
        lines.add(new ArrayList<>());
        right = width;
      } else {
        right += gap + width;
      }
      lines.getLast().add(child);
    }
    return lines;
  }

  private static double height(List<Node> line) {
    return line.stream().mapToDouble(child -> child.prefHeight(-1)).max().orElse(0);
  }

  @Override
  protected double computePrefWidth(double height) {
    return Math.ceil(lines().stream().mapToDouble(line -> line.stream().mapToDouble(child -> child.prefWidth(-1)).sum()
        + gap * (line.size() - 1)).max().orElse(0));
  }

  @Override
  protected double computePrefHeight(double width) {
    List<List<Node>> lines = lines();
    return Math.ceil(lines.stream().mapToDouble(WrapRow::height).sum() + Math.max(0, lines.size() - 1) * gap / 3);
  }

  @Override
  protected double computeMinWidth(double height) {
    return computePrefWidth(height);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double y = 0;
    for (List<Node> line : lines()) {
      double x = 0;
      for (Node child : line) {
        double width = child.prefWidth(-1);
        double height = child.prefHeight(-1);
        child.resizeRelocate(x, y + (height(line) - height) / 2, width, height);
        x += width + gap;
      }
      y += height(line) + gap / 3;
    }
  }
}
