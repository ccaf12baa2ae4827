package org.atalaya.app.ui.drawing;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableDoubleProperty;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * Lets what is painted on a canvas take its colours and sizes from the stylesheet. An invisible node that stands
 * beside the canvas; each constant of the two enums is a CSS property, {@code LINK_CLEAR} of an ink set called
 * {@code map} being {@code -map-link-clear}.
 *
 * @param <C> the colours
 * @param <S> the sizes, in pixels
 */
public final class Inks<C extends Enum<C>, S extends Enum<S>> extends Region {
  private final StyleablePropertyFactory<Inks<C, S>> factory = new StyleablePropertyFactory<>(List.of());
  private final Map<C, SimpleStyleableObjectProperty<Color>> colors;
  private final Map<S, SimpleStyleableDoubleProperty> sizes;
  private final Runnable changed;

  /**
   * @param name of the set: prefix of the properties and, with {@code -inks}, the style class
   * @param changed called when the stylesheet gives other values: time to paint again
   */
  public Inks(String name, Class<C> colorNames, Class<S> sizeNames, Runnable changed) {
    this.changed = changed;
    colors = new EnumMap<>(colorNames);
    sizes = new EnumMap<>(sizeNames);
    for (C color : colorNames.getEnumConstants()) {
      CssMetaData<Inks<C, S>, Color> data =
          factory.createColorCssMetaData(property(name, color), inks -> inks.colors.get(color), Color.GRAY, false);
      colors.put(color, watched(new SimpleStyleableObjectProperty<>(data, this, color.name(), Color.GRAY)));
    }
    for (S size : sizeNames.getEnumConstants()) {
      CssMetaData<Inks<C, S>, Number> data =
          factory.createSizeCssMetaData(property(name, size), inks -> inks.sizes.get(size), 1, false);
      sizes.put(size, watched(new SimpleStyleableDoubleProperty(data, this, size.name(), 1.0)));
    }
    getStyleClass().add(name + "-inks");
    setManaged(false);
    setMouseTransparent(true);
  }

  public Color color(C name) {
    return colors.get(name).get();
  }

  public double size(S name) {
    return sizes.get(name).get();
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return factory.getCssMetaData();
  }

  private <P extends ObservableValue<?>> P watched(P property) {
    property.addListener((value, before, now) -> changed.run());
    return property;
  }

  private static String property(String name, Enum<?> constant) {
    return "-" + name + "-" + constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
