package org.atalaya.app.ui.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.atalaya.app.job.PriceTable;
import org.atalaya.app.ui.parts.Form;
import org.atalaya.app.ui.parts.FormField;
import org.atalaya.app.ui.parts.TypedNumber;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PriceList;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.project.Stored;
import org.atalaya.planner.site.Site;

/** What things cost the community: its own prices over the catalogue's. */
public final class PricesForm implements Form {
  private static final String TABLE = "table";
  private static final String MOUNTING = "mounting";
  private static final String DEVICE = "device-";
  private static final String KIT = "kit-";

  private final ProjectDesk desk;
  private DeviceCatalogue catalogue = DeviceCatalogue.builtIn();
  private Optional<Path> cataloguedFor = Optional.empty();

  public PricesForm(ProjectDesk desk) {
    this.desk = desk;
    desk.snapshotProperty().subscribe(now -> {
      Optional<Path> file = now.map(ProjectDesk.Snapshot::file);
      if (!cataloguedFor.equals(file)) {
        cataloguedFor = file;
        catalogue = DeviceCatalogue.builtIn();
        file.ifPresent(this::readCatalogue);
      }
    });
  }

  /** Devices of a file beside the project count too; one that can't be read is told by the plan that needs it. */
  private void readCatalogue(Path file) {
    desk.work().errand(() -> {
      try {
        return DeviceCatalogue.beside(file);
      } catch (BadInputException bad) {
        return DeviceCatalogue.builtIn();
      }
    }, read -> {
      if (cataloguedFor.equals(Optional.of(file))) {
        catalogue = read;
      }
    });
  }

  private PriceList now() {
    return desk.state().map(ProjectState::prices).orElse(PriceList.NONE);
  }

  private String currency() {
    return desk.state().map(state -> state.settings().currency()).orElse("");
  }

  /** Devices that the plan or a site names, or that have a price of their own; all where there are none. */
  private List<Device> devices() {
    Set<String> used = new TreeSet<>(now().devices().keySet());
    used.addAll(now().kits().keySet());
    desk.snapshotProperty().get().flatMap(ProjectDesk.Snapshot::plan).map(Stored::value)
        .ifPresent(plan -> plan.routers().stream().map(PlannedRouter::deviceId).forEach(used::add));
    desk.state().ifPresent(state -> state.sites().stream().map(Site::device).flatMap(Optional::stream).forEach(used::add));
    List<Device> named = catalogue.devices().stream().filter(device -> used.contains(device.id())).toList();
    return named.isEmpty() ? catalogue.devices() : named;
  }

  @Override
  public String id() {
    return "prices";
  }

  @Override
  public String title(Wording wording) {
    return wording.get("form.prices");
  }

  @Override
  public String today(Wording wording) {
    PriceList prices = now();
    List<String> parts = new ArrayList<>();
    int own = prices.devices().size() + prices.kits().size();
    parts.add(own == 0 ? wording.get("form.prices.none") : wording.get("form.prices.own", own));
    if (prices.mounting() > 0) {
      parts.add(wording.get("form.prices.today.mounting", wording.quantities().money(prices.mounting(), currency())));
    }
    return String.join(", ", parts);
  }

  @Override
  public String opening(Wording wording) {
    return wording.get("form.change");
  }

  @Override
  public String purpose(Wording wording) {
    return wording.get("form.prices.purpose");
  }

  @Override
  public List<FormField> fields(Wording wording) {
    PriceList prices = now();
    List<FormField> fields = new ArrayList<>();
    fields.add(new FormField(MOUNTING, wording.get("form.prices.mounting", currency()), wording.get("form.prices.mounting.hint"),
        prices.mounting() == 0 ? "" : TypedNumber.show(prices.mounting(), wording.locale()), new FormField.Kind.Text("0")));
    for (Device device : devices()) {
      fields.add(new FormField(DEVICE + device.id(), wording.get("form.prices.device", device.name(), currency()), "",
          value(prices.devices().get(device.id()), wording), new FormField.Kind.Text(device.price().map(price ->
              wording.get("form.prices.assumed", wording.quantities().money(price.amount(), price.currency())))
              .orElseGet(() -> wording.get("form.prices.unknown")))));
      if (prices.kits().containsKey(device.id()) || devices().size() < catalogue.devices().size()) {
        fields.add(new FormField(KIT + device.id(), wording.get("form.prices.kit", device.name(), currency()),
            wording.get("form.prices.kit.hint"), value(prices.kits().get(device.id()), wording), new FormField.Kind.Text("")));
      }
    }
    fields.add(new FormField(TABLE, wording.get("form.prices.table"), wording.get("form.prices.table.hint"), "",
        new FormField.Kind.Files(wording.get("form.cover.table"), List.of("*.csv", "*.txt"), false)));
    return List.copyOf(fields);
  }

  private static String value(Double own, Wording wording) {
    return own == null ? "" : TypedNumber.show(own, wording.locale());
  }

  @Override
  public Optional<String> clearing(Wording wording) {
    return now().equals(PriceList.NONE) ? Optional.empty() : Optional.of(wording.get("form.prices.clear"));
  }

  @Override
  public void clear() {
    desk.apply(List.of(new Edit.SetPrices(PriceList.NONE)));
  }

  @Override
  public void save(Map<String, String> typed, Wording wording, Consumer<List<Mistake>> then) {
    List<Mistake> mistakes = new ArrayList<>();
    Map<String, Optional<Double>> changed = new TreeMap<>();
    fields(wording).stream().filter(field -> !field.id().equals(TABLE) && typed.containsKey(field.id())
        && !typed.get(field.id()).equals(field.value())).forEach(field -> {
          OptionalDouble price = TypedNumber.find(typed.get(field.id()), wording.locale());
          boolean blank = typed.get(field.id()).isBlank();
          if (!blank && price.stream().noneMatch(each -> each <= PriceList.MOST)) {
            mistakes.add(new Mistake(field.id(), wording.get("form.number.bad.zero")));
          }
          changed.put(field.id(), blank ? Optional.empty() : price.stream().boxed().findFirst());
        });
    if (!mistakes.isEmpty()) {
      then.accept(mistakes);
      return;
    }
    Optional<Path> table = typed.get(TABLE).lines().findFirst().map(Path::of);
    desk.changeThen(open -> {
      try {
        write(open, table, changed);
        return Optional.<RuntimeException>empty();
      } catch (BadInputException | UncheckedIOException | IllegalArgumentException bad) {
        return Optional.of(bad);
      }
    }, bad -> then.accept(bad.map(why -> List.of(new Mistake(TABLE, wording.sentence(why)))).orElse(List.of())));
  }

  /** The table first, and over it what was typed. */
  private static void write(Project open, Optional<Path> table, Map<String, Optional<Double>> changed) {
    PriceList list = open.state().prices();
    List<Site> sites = open.state().sites();
    if (table.isPresent()) {
      try {
        PriceTable.Taken taken = PriceTable.read(open, table.get());
        list = taken.prices();
        sites = taken.sites();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    SortedMap<String, Double> devices = new TreeMap<>(list.devices());
    SortedMap<String, Double> kits = new TreeMap<>(list.kits());
    changed.forEach((field, price) -> {
      if (field.startsWith(DEVICE)) {
        put(devices, field.substring(DEVICE.length()), price);
      } else if (field.startsWith(KIT)) {
        put(kits, field.substring(KIT.length()), price);
      }
    });
    double mounting = changed.containsKey(MOUNTING) ? changed.get(MOUNTING).orElse(0.0) : list.mounting();
    open.apply(new Edit.SetPrices(new PriceList(devices, kits, mounting)));
    open.apply(new Edit.ReplaceSites(sites));
  }

  private static void put(SortedMap<String, Double> prices, String id, Optional<Double> price) {
    price.ifPresentOrElse(amount -> prices.put(id, amount), () -> prices.remove(id));
  }
}
