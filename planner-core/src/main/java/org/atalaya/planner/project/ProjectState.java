package org.atalaya.planner.project;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.atalaya.planner.addressing.AddressBlocks;
import org.atalaya.planner.linkbudget.ClimateSettings;
import org.atalaya.planner.plan.PriceList;
import org.atalaya.planner.site.Site;

/**
 * A project at one moment: what edits change and results are computed from.
 *
 * @param settings of the whole project
 * @param sites in the project's order, no two with one name
 * @param prices what things cost the community
 * @param blocks networks of the community's own
 * @param cover what stands on the ground
 * @param climate in which the links stand
 * @param layers files that are drawn on the map, the lowest first, no two with one path
 * @param onlineMaps drawn below the layers, the lowest first, no two with one address
 */
public record ProjectState(ProjectSettings settings, List<Site> sites, PriceList prices, AddressBlocks blocks, CoverFiles cover,
    ClimateSettings climate, List<MapLayer> layers, List<OnlineMap> onlineMaps) {

  /** With the catalogue's prices, the usual addresses, bare ground, no climate and a map without further layers. */
  public ProjectState(ProjectSettings settings, List<Site> sites) {
    this(settings, sites, PriceList.NONE, AddressBlocks.NONE, CoverFiles.NONE, ClimateSettings.DEFAULT, List.of(), List.of());
  }

  /** @throws IllegalArgumentException if two sites have one name, or two layers one path or address */
  public ProjectState {
    Objects.requireNonNull(settings);
    Objects.requireNonNull(prices);
    Objects.requireNonNull(blocks);
    Objects.requireNonNull(cover);
    Objects.requireNonNull(climate);
    sites = List.copyOf(sites);
    layers = List.copyOf(layers);
    onlineMaps = List.copyOf(onlineMaps);
    if (onlineMaps.stream().map(OnlineMap::address).distinct().count() < onlineMaps.size()) {
      throw new IllegalArgumentException("a map of the net twice, expected each once");
    }
    if (layers.stream().map(MapLayer::path).distinct().count() < layers.size()) {
      throw new IllegalArgumentException("a map layer twice, expected each once");
    }
    Set<String> names = new HashSet<>();
    for (Site site : sites) {
      if (!names.add(site.name())) {
        throw new IllegalArgumentException("two sites are called " + site.name() + ", expected a name for each");
      }
    }
  }

  /** The site of that name. */
  public Optional<Site> findSite(String name) {
    return sites.stream().filter(site -> site.name().equals(name)).findFirst();
  }

  /** The place of that site in the project's order, from 0; −1 where there is none. */
  int indexOf(String name) {
    for (int i = 0; i < sites.size(); i++) {
      if (sites.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  ProjectState with(ProjectSettings other) {
    return new ProjectState(other, sites, prices, blocks, cover, climate, layers, onlineMaps);
  }

  ProjectState with(List<Site> others) {
    return new ProjectState(settings, others, prices, blocks, cover, climate, layers, onlineMaps);
  }

  ProjectState with(PriceList other) {
    return new ProjectState(settings, sites, other, blocks, cover, climate, layers, onlineMaps);
  }

  ProjectState with(AddressBlocks other) {
    return new ProjectState(settings, sites, prices, other, cover, climate, layers, onlineMaps);
  }

  ProjectState with(CoverFiles other) {
    return new ProjectState(settings, sites, prices, blocks, other, climate, layers, onlineMaps);
  }

  ProjectState with(ClimateSettings other) {
    return new ProjectState(settings, sites, prices, blocks, cover, other, layers, onlineMaps);
  }

  ProjectState withLayers(List<MapLayer> others) {
    return new ProjectState(settings, sites, prices, blocks, cover, climate, others, onlineMaps);
  }

  ProjectState withOnlineMaps(List<OnlineMap> others) {
    return new ProjectState(settings, sites, prices, blocks, cover, climate, layers, others);
  }
}
