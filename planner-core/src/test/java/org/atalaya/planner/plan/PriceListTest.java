package org.atalaya.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.junit.jupiter.api.Test;

class PriceListTest {

  @Test
  void aPriceOfTheCommunitysChangesNothingElseOfADevice() {
    DeviceCatalogue catalogue = DeviceCatalogue.builtIn();
    Device stated = catalogue.devices().stream().filter(device -> device.powerProvenance().isPresent()).findFirst().orElseThrow();
    PriceList prices = new PriceList(new TreeMap<>(Map.of(stated.id(), 12.5)), new TreeMap<>(), 0);
    Device priced = prices.over(catalogue, "ARS").get(stated.id());
    assertThat(priced.amount()).isEqualTo(12.5);
    assertThat(priced).isEqualTo(stated.withPrice(priced.price().orElseThrow()));
    assertThat(priced.powerProvenance()).isEqualTo(stated.powerProvenance());
  }
}
