package org.atalaya.maps.tiles;

import java.util.List;

/**
 * A map of the net that many use. Nothing is fetched from it until somebody adds it to a project.
 *
 * @param name as its makers call it
 * @param address as {@link TileAddress} takes it
 * @param attribution whom its makers want named
 */
public record KnownMap(String name, String address, String attribution, int coarsestZoom, int finestZoom) {
  private static final String IGN = "https://wms.ign.gob.ar/geoserver/gwc/service/tms/1.0.0/";
  private static final String IGN_NAMED = "Instituto Geográfico Nacional (ign.gob.ar) · © OpenStreetMap (openstreetmap.org/copyright)";

  /**
   * In the order in which they are offered. OpenStreetMap's tile policy is kept by what all maps of the net keep: a name of
   * the program's own, tiles kept as long as the server says, none fetched that nobody looks at.
   */
  public static final List<KnownMap> ALL = List.of(
      new KnownMap("OpenStreetMap", "https://tile.openstreetmap.org/{z}/{x}/{y}.png", "© OpenStreetMap (openstreetmap.org/copyright)", 0, 19),
      new KnownMap("Argenmap (IGN)", IGN + "capabaseargenmap@EPSG%3A3857@png/{z}/{x}/{-y}.png", IGN_NAMED, 1, 18),
      new KnownMap("Argenmap topográfico (IGN)", IGN + "mapabase_topo@EPSG%3A3857@png/{z}/{x}/{-y}.png", IGN_NAMED, 1, 18));
}
