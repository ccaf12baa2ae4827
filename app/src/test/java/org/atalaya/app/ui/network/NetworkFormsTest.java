package org.atalaya.app.ui.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.atalaya.app.ui.map.ModelAtHand;
import org.atalaya.app.ui.parts.Form;
import org.atalaya.app.ui.parts.FormField;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.addressing.AddressBlocks;
import org.atalaya.planner.addressing.AddressHabit;
import org.atalaya.planner.advice.Advice;
import org.atalaya.planner.advice.Circumstances;
import org.atalaya.planner.plan.PriceList;
import org.atalaya.planner.plan.Wishes;
import org.atalaya.planner.siteselection.Survival;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prices, addresses and advice in the step Network. */
class NetworkFormsTest {
  private static final Wording SPANISH = Wording.of(Locale.of("es", "AR"));

  @TempDir
  Path folder;
  private ModelAtHand hand;

  @BeforeEach
  void open() throws Exception {
    hand = new ModelAtHand(folder);
  }

  @AfterEach
  void close() throws Exception {
    hand.close();
  }

  private Form form(String id) {
    return hand.model.network().forms().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  private List<Form.Mistake> save(Form form, Map<String, String> changes) throws InterruptedException {
    Map<String, String> typed = new HashMap<>(form.fields(SPANISH).stream().collect(Collectors.toMap(FormField::id, FormField::value)));
    assertThat(typed).containsKeys(changes.keySet().toArray(String[]::new));
    typed.putAll(changes);
    List<List<Form.Mistake>> answers = new ArrayList<>();
    form.save(typed, SPANISH, answers::add);
    hand.until(() -> !answers.isEmpty());
    return answers.getFirst();
  }

  @Test
  void aBudgetIsWhatAPersonMeantWithEitherDecimalSign() {
    WishesViewModel wishes = hand.model.wishes();
    Locale spanish = Locale.of("es", "AR");
    for (String[] typed : new String[][] {{"2500.50", "2500.5"}, {"2500,50", "2500.5"}, {"2.500", "2500"}, {" 2.500,5 ", "2500.5"}}) {
      assertThat(wishes.wish(Survival.SITE, typed[0], "4", spanish)).as(typed[0]).isEmpty();
      assertThat(wishes.wishesProperty().get()).isEqualTo(new Wishes(Survival.SITE, Optional.of(Double.valueOf(typed[1])), Optional.of(4)));
    }
    for (String bad : new String[] {"-1", "0", "much", "2.500 $"}) {
      assertThat(wishes.wish(Survival.NONE, bad, "", spanish)).as(bad).contains(WishesViewModel.Mistake.BUDGET);
    }
    for (String bad : new String[] {"2.5", "1", "101", "two"}) {
      assertThat(wishes.wish(Survival.NONE, "", bad, spanish)).as(bad).contains(WishesViewModel.Mistake.KIT);
    }
    assertThat(wishes.wishesProperty().get().budget()).as("what was there stays").contains(2500.5);
  }

  @Test
  void addressesAreKeptAsOneEdit() throws Exception {
    Form form = form("addresses");
    assertThat(form.today(SPANISH)).isEqualTo("las elige el programa");
    assertThat(save(form, Map.of("ipv4", "10.45.0.0/16", "ipv6", "FD12:3456:789A::/48", "numbers", "64600-64699", "habit", "guifi"))).isEmpty();
    assertThat(hand.state().blocks()).isEqualTo(new AddressBlocks(Optional.of("10.45.0.0/16"), Optional.of("fd12:3456:789a::/48"),
        Optional.of("64600-64699"), Optional.of(AddressHabit.GUIFI)));
    assertThat(hand.undo()).contains("edit.set-address-blocks");
    assertThat(form.today(SPANISH)).isEqualTo("de 10.45.0.0/16, repartidas como en guifi.net");
    assertThat(save(form, Map.of("habit", "usual", "ipv4", ""))).isEmpty();
    assertThat(hand.state().blocks().habit()).isEmpty();
    assertThat(hand.state().blocks().ipv4()).isEmpty();
    form.clear();
    hand.until(() -> hand.state().blocks().equals(AddressBlocks.NONE));
  }

  @Test
  void networksThatAreNoneAreToldBesideTheirFields() throws Exception {
    assertThat(save(form("addresses"), Map.of("ipv4", "10.45.0.1/16", "ipv6", "fe80::1", "numbers", "5-4"))).extracting(Form.Mistake::field)
        .containsExactly("ipv4", "ipv6", "numbers");
    assertThat(hand.state().blocks()).isEqualTo(AddressBlocks.NONE);
  }

  @Test
  void pricesAreTypedOverTheCatalogues() throws Exception {
    Form form = form("prices");
    assertThat(form.today(SPANISH)).isEqualTo("los del catálogo");
    assertThat(form.fields(SPANISH)).as("all devices, while none is in use").hasSizeGreaterThan(15);
    assertThat(save(form, Map.of("mounting", "15", "device-librerouter-v1", "1.234,50"))).isEmpty();
    assertThat(hand.state().prices()).isEqualTo(new PriceList(new TreeMap<>(Map.of("librerouter-v1", 1234.5)), new TreeMap<>(), 15));
    assertThat(hand.undo()).contains("edit.set-prices");
    assertThat(form.today(SPANISH)).isEqualTo("uno propio, USD\u00a015 por montar cada router");
    assertThat(save(form, Map.of("kit-librerouter-v1", "400"))).isEmpty();
    assertThat(hand.state().prices().kits()).containsEntry("librerouter-v1", 400.0);
    assertThat(save(form, Map.of("device-librerouter-v1", "gratis"))).extracting(Form.Mistake::field).containsExactly("device-librerouter-v1");
    assertThat(save(form, Map.of("device-librerouter-v1", ""))).isEmpty();
    assertThat(hand.state().prices().devices()).isEmpty();
    form.clear();
    hand.until(() -> hand.state().prices().equals(PriceList.NONE));
  }

  @Test
  void aWholeListIsTakenFromATableAndWhatIsTypedGoesOverIt() throws Exception {
    Path table = Files.writeString(folder.resolve("precios.csv"), "kind,item,price\nmounting,,7\ndevice,LibreRouter v1,99\n");
    Form form = form("prices");
    assertThat(save(form, Map.of("table", table.toString(), "mounting", "9"))).isEmpty();
    assertThat(hand.state().prices()).isEqualTo(new PriceList(new TreeMap<>(Map.of("librerouter-v1", 99.0)), new TreeMap<>(), 9));
    PriceList before = hand.state().prices();
    Files.writeString(table, "kind,item,price\ndevice,Otro,99\n");
    assertThat(save(form, Map.of("table", table.toString()))).singleElement().satisfies(mistake -> {
      assertThat(mistake.field()).isEqualTo("table");
      assertThat(mistake.sentence()).contains("precios.csv").contains("Otro");
    });
    assertThat(save(form, Map.of("table", folder.resolve("no-esta.csv").toString()))).extracting(Form.Mistake::field).containsExactly("table");
    assertThat(hand.state().prices()).isEqualTo(before);
  }

  @Test
  void adviceIsThatOfTheCommandAndChangesNothingUntilItIsTaken() throws Exception {
    Form form = form("advice");
    assertThat(form.outcome(SPANISH)).isEmpty();
    assertThat(save(form, Map.of("nodes", "3,5"))).extracting(Form.Mistake::field).containsExactly("nodes");
    assertThat(save(form, Map.of("nodes", "400", "versatility", "OWN", "trust", "FEDERATED"))).isEmpty();
    String best = Advice.of(new Circumstances(Circumstances.Scale.LARGE, Circumstances.Mobility.FIXED, Circumstances.Power.AMPLE,
        Circumstances.Versatility.OWN, Circumstances.Latency.RELAXED, Circumstances.Trust.FEDERATED)).ranking().getFirst().protocol().firmware();
    assertThat(best).isNotEqualTo("libremesh");
    Form.Outcome outcome = form.outcome(SPANISH).orElseThrow();
    assertThat(outcome.title()).startsWith("Lo que más conviene: ");
    assertThat(outcome.lines()).anyMatch(line -> line.startsWith("+ "));
    assertThat(hand.undo()).as("asking changes nothing").isEmpty();
    outcome.run().run();
    hand.until(() -> hand.state().settings().firmware().equals(best));
    assertThat(hand.undo()).contains("edit.firmware");
    assertThat(form.outcome(SPANISH).orElseThrow().action()).as("it has it now").isEmpty();
    for (Locale language : Wording.LANGUAGES) {
      assertThat(form.fields(Wording.of(language))).hasSize(6);
      assertThat(form.outcome(Wording.of(language))).isPresent();
    }
  }
}
