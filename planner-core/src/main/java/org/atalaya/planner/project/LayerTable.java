package org.atalaya.planner.project;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The table {@code map_layer}: files that are drawn on the map. */
final class LayerTable {
  private final SqliteFile file;

  LayerTable(SqliteFile file) {
    this.file = file;
  }

  /** A layer with its way from the project. */
  private record Kept(KeptPath path, boolean shown) {}

  void write(List<MapLayer> layers) throws SQLException {
    // an entry that stays keeps its relative way: the project may have been moved since
    List<Kept> old = kept();
    file.update("DELETE FROM map_layer");
    for (int i = 0; i < layers.size(); i++) {
      MapLayer layer = layers.get(i);
      KeptPath path = old.stream().map(Kept::path).filter(each -> each.path().equals(layer.path())).findFirst()
          .orElseGet(() -> KeptPath.of(file.path(), layer.path()));
      file.update("INSERT INTO map_layer VALUES (?, ?, ?, ?)", i, layer.path(), path.relative().orElse(null), layer.shown() ? 1 : 0);
    }
  }

  /** As they are kept, each path absolute. */
  List<MapLayer> read() throws SQLException {
    return kept().stream().map(each -> new MapLayer(each.path().path(), each.shown())).toList();
  }

  /** Each path where it is found. */
  List<MapLayer> resolve() throws SQLException {
    return kept().stream().map(each -> new MapLayer(each.path().find(file.path(), "map layers").toString(), each.shown())).toList();
  }

  private List<Kept> kept() throws SQLException {
    return file.query("SELECT path, relative, shown FROM map_layer ORDER BY position", row -> new Kept(
        new KeptPath(row.getString(1), Optional.ofNullable(row.getString(2))), row.getInt(3) == 1));
  }
}
