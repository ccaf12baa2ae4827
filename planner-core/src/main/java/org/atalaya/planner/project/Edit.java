package org.atalaya.planner.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.atalaya.planner.addressing.AddressBlocks;
import org.atalaya.planner.linkbudget.ClimateSettings;
import org.atalaya.planner.plan.PriceList;
import org.atalaya.planner.site.Site;

/**
 * A change to a project. Whatever changes a project, from the window or from the command line, is one of these;
 * the journal keeps each together with its inverse.
 */
public sealed interface Edit {

  /**
   * The state after this edit.
   *
   * @throws IllegalArgumentException if it does not fit the state: no such site, a name that is taken, an index
   *     beyond the end
   */
  ProjectState applyTo(ProjectState state);

  /**
   * The edit that leads from {@code applyTo(before)} back to {@code before}.
   *
   * @throws IllegalArgumentException if this edit does not fit {@code before}
   */
  Edit inverse(ProjectState before);

  /** Key of its title in the resource bundles: {@code edit.add-site}. {@link JournalEntry#key()} is more exact. */
  String key();

  /** What goes into the title, in its order. */
  List<String> arguments();

  /**
   * A new site.
   *
   * @param site with a name that is not taken
   * @param index its place in the project's order, 0 to the number of sites
   */
  record AddSite(Site site, int index) implements Edit {
    public AddSite {
      Objects.requireNonNull(site);
    }

    @Override
    public ProjectState applyTo(ProjectState state) {
      if (index < 0 || index > state.sites().size()) {
        throw new IllegalArgumentException("place " + index + ", expected 0 to " + state.sites().size());
      }
      List<Site> sites = new ArrayList<>(state.sites());
      sites.add(index, site);
      return state.with(sites);
    }

    @Override
    public Edit inverse(ProjectState before) {
      return new RemoveSite(site.name());
    }

    @Override
    public String key() {
      return "edit.add-site";
    }

    @Override
    public List<String> arguments() {
      return List.of(site.name());
    }
  }

  /**
   * A site becomes another: moved, renamed, or with other properties. Its place in the order stays.
   *
   * @param name of the site as it is
   * @param site what it becomes
   */
  record ReplaceSite(String name, Site site) implements Edit {
    public ReplaceSite {
      Objects.requireNonNull(name);
      Objects.requireNonNull(site);
    }

    @Override
    public ProjectState applyTo(ProjectState state) {
      List<Site> sites = new ArrayList<>(state.sites());
      sites.set(getIndex(state, name), site);
      return state.with(sites);
    }

    @Override
    public Edit inverse(ProjectState before) {
      return new ReplaceSite(site.name(), before.sites().get(getIndex(before, name)));
    }

    @Override
    public String key() {
      return name.equals(site.name()) ? "edit.change-site" : "edit.rename-site";
    }

    @Override
    public List<String> arguments() {
      return List.of(name, site.name());
    }
  }

  /** @param name of the site that goes */
  record RemoveSite(String name) implements Edit {
    public RemoveSite {
      Objects.requireNonNull(name);
    }

    @Override
    public ProjectState applyTo(ProjectState state) {
      List<Site> sites = new ArrayList<>(state.sites());
      sites.remove(getIndex(state, name));
      return state.with(sites);
    }

    @Override
    public Edit inverse(ProjectState before) {
      int index = getIndex(before, name);
      return new AddSite(before.sites().get(index), index);
    }

    @Override
    public String key() {
      return "edit.remove-site";
    }

    @Override
    public List<String> arguments() {
      return List.of(name);
    }
  }

  /** @param sites all sites of the project, in place of those it had: an import, a new order */
  record ReplaceSites(List<Site> sites) implements Edit {
    public ReplaceSites {
      sites = List.copyOf(sites);
    }

    @Override
    public ProjectState applyTo(ProjectState state) {
      return state.with(sites);
    }

    @Override
    public Edit inverse(ProjectState before) {
      return new ReplaceSites(before.sites());
    }

    @Override
    public String key() {
      return "edit.replace-sites";
    }

    @Override
    public List<String> arguments() {
      return List.of(Integer.toString(sites.size()));
    }
  }

  /** @param settings in place of those the project had */
  record ChangeSettings(ProjectSettings settings) implements Edit {
    public ChangeSettings {
      Objects.requireNonNull(settings);
    }

    @Override
    public ProjectState applyTo(ProjectState state) {
      return state.with(settings);
    }

    @Override
    public Edit inverse(ProjectState before) {
      return new ChangeSettings(before.settings());
    }

    @Override
    public String key() {
      return "edit.change-settings";
    }

    @Override
    public List<String> arguments() {
      return List.of();
    }
  }

  /** @param prices in place of those the project had */
  record SetPrices(PriceList prices) implements Edit {
    public SetPrices {
      Objects.requireNonNull(prices);
    }

    @Override
    public ProjectState applyTo(ProjectState state) {
      return state.with(prices);
    }

    @Override
    public Edit inverse(ProjectState before) {
      return new SetPrices(before.prices());
    }

    @Override
    public String key() {
      return "edit.set-prices";
    }

    @Override
    public List<String> arguments() {
      return List.of();
    }
  }

  /** @param blocks in place of those the project had */
  record SetAddressBlocks(AddressBlocks blocks) implements Edit {
    public SetAddressBlocks {
      Objects.requireNonNull(blocks);
    }

    @Override
    public ProjectState applyTo(ProjectState state) {
      return state.with(blocks);
    }

    @Override
    public Edit inverse(ProjectState before) {
      return new SetAddressBlocks(before.blocks());
    }

    @Override
    public String key() {
      return "edit.set-address-blocks";
    }

    @Override
    public List<String> arguments() {
      return List.of();
    }
  }

  /** @param cover in place of what was said to stand on the ground */
  record SetCover(CoverFiles cover) implements Edit {
    public SetCover {
      Objects.requireNonNull(cover);
    }

    @Override
    public ProjectState applyTo(ProjectState state) {
      return state.with(cover);
    }

    @Override
    public Edit inverse(ProjectState before) {
      return new SetCover(before.cover());
    }

    @Override
    public String key() {
      return "edit.set-cover";
    }

    @Override
    public List<String> arguments() {
      return List.of();
    }
  }

  /** @param climate in place of the one the project had */
  record SetClimate(ClimateSettings climate) implements Edit {
    public SetClimate {
      Objects.requireNonNull(climate);
    }

    @Override
    public ProjectState applyTo(ProjectState state) {
      return state.with(climate);
    }

    @Override
    public Edit inverse(ProjectState before) {
      return new SetClimate(before.climate());
    }

    @Override
    public String key() {
      return "edit.set-climate";
    }

    @Override
    public List<String> arguments() {
      return List.of();
    }
  }

  /** @param layers in place of those that were drawn on the map, the lowest first */
  record SetMapLayers(List<MapLayer> layers) implements Edit {
    public SetMapLayers {
      layers = List.copyOf(layers);
    }

    @Override
    public ProjectState applyTo(ProjectState state) {
      return state.withLayers(layers);
    }

    @Override
    public Edit inverse(ProjectState before) {
      return new SetMapLayers(before.layers());
    }

    @Override
    public String key() {
      return "edit.set-map-layers";
    }

    @Override
    public List<String> arguments() {
      return List.of();
    }
  }

  /** @param maps of the net, in place of those that were drawn, the lowest first */
  record SetOnlineMaps(List<OnlineMap> maps) implements Edit {
    public SetOnlineMaps {
      maps = List.copyOf(maps);
    }

    @Override
    public ProjectState applyTo(ProjectState state) {
      return state.withOnlineMaps(maps);
    }

    @Override
    public Edit inverse(ProjectState before) {
      return new SetOnlineMaps(before.onlineMaps());
    }

    @Override
    public String key() {
      return "edit.set-online-maps";
    }

    @Override
    public List<String> arguments() {
      return List.of();
    }
  }

  /**
   * A file goes from the map and from what stands on the ground at once.
   *
   * @param layers in place of those that were drawn on the map
   * @param cover in place of what was said to stand on the ground
   */
  record SetLayersAndCover(List<MapLayer> layers, CoverFiles cover) implements Edit {
    public SetLayersAndCover {
      layers = List.copyOf(layers);
      Objects.requireNonNull(cover);
    }

    @Override
    public ProjectState applyTo(ProjectState state) {
      return state.withLayers(layers).with(cover);
    }

    @Override
    public Edit inverse(ProjectState before) {
      return new SetLayersAndCover(before.layers(), before.cover());
    }

    @Override
    public String key() {
      return "edit.set-map-layers";
    }

    @Override
    public List<String> arguments() {
      return List.of();
    }
  }

  private static int getIndex(ProjectState state, String name) {
    int index = state.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("no site is called " + name);
    }
    return index;
  }
}
