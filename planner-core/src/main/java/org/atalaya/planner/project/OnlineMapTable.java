package org.atalaya.planner.project;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tables {@code online_map} and {@code online_map_zoom}: maps that are fetched over the net. */
final class OnlineMapTable {
  private final SqliteFile file;

  OnlineMapTable(SqliteFile file) {
    this.file = file;
  }

  private record ZoomName(int map, int zoom, String name) {}

  void write(List<OnlineMap> maps) throws SQLException {
    file.update("DELETE FROM online_map");
    for (int i = 0; i < maps.size(); i++) {
      OnlineMap map = maps.get(i);
      file.update("INSERT INTO online_map VALUES (?, ?, ?, ?, ?, ?, ?)", i, map.address(), map.name(), map.attribution(),
          map.coarsestZoom(), map.finestZoom(), map.shown() ? 1 : 0);
      for (int zoom = 0; zoom < map.zoomNames().size(); zoom++) {
        file.update("INSERT INTO online_map_zoom VALUES (?, ?, ?)", i, zoom, map.zoomNames().get(zoom));
      }
    }
  }

  List<OnlineMap> read() throws SQLException {
    Map<Integer, List<String>> names = new TreeMap<>();
    for (ZoomName each : file.query("SELECT map, zoom, name FROM online_map_zoom ORDER BY map, zoom",
        row -> new ZoomName(row.getInt(1), row.getInt(2), row.getString(3)))) {
      List<String> ofMap = names.computeIfAbsent(each.map(), map -> new ArrayList<>());
      if (each.zoom() != ofMap.size()) {
        throw new IllegalArgumentException("zoom " + each.zoom() + " of a map of the net, expected " + ofMap.size());
      }
      ofMap.add(each.name());
    }
    return file.query("SELECT position, address, name, attribution, coarsest_zoom, finest_zoom, shown FROM online_map ORDER BY position",
        row -> new OnlineMap(row.getString(2), row.getString(3), row.getString(4), names.getOrDefault(row.getInt(1), List.of()),
            row.getInt(5), row.getInt(6), row.getInt(7) == 1));
  }
}
