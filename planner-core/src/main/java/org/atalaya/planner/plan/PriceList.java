package org.atalaya.planner.plan;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.device.Price;
import org.atalaya.planner.device.Provenance;

/**
 * What things cost the people of one project, over what the catalogue says. What building at a site costs is in the list
 * of sites. All amounts are in the project's currency, 0 to 10⁹.
 *
 * @param devices price of one, by the device's id
 * @param kits price of a whole kit, routers and accessories, by the id of its device; a device that is missing here is
 *     bought in kits at so many times the price of one
 * @param mounting due for each router that is newly put up: mast, cable, hours
 */
public record PriceList(SortedMap<String, Double> devices, SortedMap<String, Double> kits, double mounting) {
  /** The catalogue's prices, and nothing for mounting. */
  public static final PriceList NONE = new PriceList(new TreeMap<>(), new TreeMap<>(), 0);
  public static final double MOST = 1e9;
  private static final int MOST_ENTRIES = 1000;
  private static final Provenance OWN = new Provenance(Provenance.Kind.ASSUMPTION, "the project's price list");

  /** @throws IllegalArgumentException if an amount is out of its range, or there are more than 1,000 */
  public PriceList {
    devices = Collections.unmodifiableSortedMap(new TreeMap<>(devices));
    kits = Collections.unmodifiableSortedMap(new TreeMap<>(kits));
    if (devices.size() + kits.size() > MOST_ENTRIES) {
      throw new IllegalArgumentException(devices.size() + kits.size() + " prices, expected at most " + MOST_ENTRIES);
    }
    devices.values().forEach(PriceList::require);
    kits.values().forEach(PriceList::require);
    require(mounting);
  }

  private static void require(double amount) {
    if (!(amount >= 0 && amount <= MOST)) {
      throw new IllegalArgumentException("price " + amount + ", expected 0 to " + MOST);
    }
  }

  /**
   * A catalogue at these prices.
   *
   * @param currency of prices that the catalogue does not know
   */
  public DeviceCatalogue over(DeviceCatalogue catalogue, String currency) {
    List<Device> priced = catalogue.devices().stream().map(device -> Optional.ofNullable(devices.get(device.id()))
        .map(amount -> device.withPrice(new Price(amount, device.price().map(Price::currency).orElse(currency), OWN)))
        .orElse(device)).toList();
    return new DeviceCatalogue(priced);
  }
}
