package org.atalaya.planner.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.siteselection.SelectionProblem;

/** How routers are bought: one by one, or in kits of one kind; and what each costs to put up. */
final class Purchasing {
  private final Optional<Integer> kit;
  private final PriceList prices;
  private final DeviceOptions devices;
  private final List<Device> kinds;

  /**
   * @param devices all that may be used, by id
   * @param kit routers of one kind are bought in kits of so many
   */
  Purchasing(DeviceOptions devices, Optional<Integer> kit, PriceList prices) {
    this.kit = kit;
    this.prices = prices;
    this.devices = devices;
    kinds = devices.all();
  }

  static long hundredths(double money) {
    return Math.round(money * 100);
  }

  /** The kits that are sold, a kind of router each; none where each is bought by itself. */
  List<SelectionProblem.Pack> packs() {
    List<SelectionProblem.Pack> packs = new ArrayList<>();
    kit.ifPresent(size -> kinds.forEach(device -> packs.add(new SelectionProblem.Pack(size, hundredths(kitPrice(device, size))))));
    return packs;
  }

  private double kitPrice(Device device, int size) {
    return Optional.ofNullable(prices.kits().get(device.id())).orElse(size * devices.amount(device));
  }

  SelectionProblem.Equipment equipment(int site, Device device) {
    return kit.isPresent() ? new SelectionProblem.Equipment(site, hundredths(prices.mounting()), kinds.indexOf(device))
        : new SelectionProblem.Equipment(site, hundredths(devices.amount(device)) + hundredths(prices.mounting()));
  }

  /** What as many bought routers of one kind cost. */
  BillOfMaterials.Line line(Device device, int count) {
    return kit.map(size -> new BillOfMaterials.Line(size + " × " + device.name(), Math.ceilDiv(count, size),
        Optional.ofNullable(prices.kits().get(device.id())).orElse(size * device.amount())))
        .orElseGet(() -> new BillOfMaterials.Line(device.name(), count, device.amount()));
  }

  /** The router that an existing site is taken to have: of those it needs the dearest, of equals the first by id. */
  Device standing(List<Device> needed) {
    return needed.stream().max(Comparator.comparingDouble(this::worth).thenComparing(Device::id, Comparator.reverseOrder()))
        .orElseThrow();
  }

  private double worth(Device device) {
    return kit.map(size -> kitPrice(device, size) / size).orElseGet(() -> devices.amount(device));
  }

  /** Due for each router that is newly put up. */
  double mounting() {
    return prices.mounting();
  }
}
