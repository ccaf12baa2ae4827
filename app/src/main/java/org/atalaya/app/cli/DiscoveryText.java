package org.atalaya.app.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.atalaya.app.job.DiscoverJob;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.provisioning.discovery.Access;
import org.atalaya.provisioning.discovery.DiscoveredRouter;
import org.atalaya.provisioning.router.MacAddress;
import org.atalaya.provisioning.router.RouterFacts;
import org.atalaya.provisioning.router.RouterInventory;
import org.atalaya.provisioning.ssh.HostKey;
import org.atalaya.provisioning.ssh.RouterAddress;

/** What {@code discover} found, in sentences and as a document. */
final class DiscoveryText {
  private static final double MEBI = 1 << 20;
  private final Console console;

  DiscoveryText(Console console) {
    this.console = console;
  }

  void print(DiscoverJob.Answer answer) {
    if (answer.routers().isEmpty()) {
      console.say("discover.none");
    }
    answer.routers().forEach(this::print);
    if (!answer.silent().isEmpty()) {
      console.say("discover.silent", answer.silent().size(), String.join(", ", answer.silent()));
    }
    answer.notes().forEach(note -> console.err().println(console.phrases().say(note)));
  }

  private void print(DiscoverJob.Found found) {
    DiscoveredRouter router = found.router();
    String address = router.address().toString();
    String mac = router.mac().map(MacAddress::text).orElse(console.texts().get("discover.unknown"));
    String key = router.hostKey().map(HostKey::fingerprint).orElse(console.texts().get("discover.unknown"));
    switch (router.access()) {
      case Access.Open open -> {
        console.say(open.withoutPassword() ? "discover.open" : "discover.ours", address, named(open.facts()),
            open.facts().release(), mac, key);
        parts(open.facts(), open.inventory());
      }
      case Access.Closed _ -> console.say("discover.closed", address, router.banner(), mac, key);
      case Access.Unclear unclear -> console.say("discover.unclear", address, console.phrases().say(unclear.why()), mac);
    }
    if (router.addresses().size() > 1) {
      console.say("discover.also", router.addresses().stream().skip(1).map(RouterAddress::toString).collect(Collectors.joining(", ")));
    }
    found.planned().ifPresent(planned -> console.say("discover.is", planned.site(), planned.hostName(),
        console.texts().get("discover.by." + found.matchedBy().orElseThrow().name().toLowerCase(Locale.ROOT).replace('_', '-'))));
  }

  private String named(RouterFacts facts) {
    return facts.model().isEmpty() ? facts.boardName() : facts.model() + " (" + facts.boardName() + ")";
  }

  private void parts(RouterFacts facts, RouterInventory inventory) {
    String safety = inventory.safety().isEmpty() ? console.texts().get("discover.safety.none")
        : inventory.safety().stream().map(each -> console.texts().get("discover.safety." + each.name().toLowerCase(Locale.ROOT)
            .replace('_', '-'))).collect(Collectors.joining(", "));
    console.say("discover.parts", inventory.radios().size(), mebibytes(facts.memoryAvailableBytes()),
        mebibytes(inventory.flashAvailableBytes()), safety);
  }

  private String mebibytes(OptionalLong bytes) {
    return bytes.isPresent() ? console.texts().get("discover.mebibytes", bytes.getAsLong() / MEBI)
        : console.texts().get("discover.unknown");
  }

  Json document(DiscoverJob.Answer answer) {
    return new Json().put("routers", answer.routers().stream().map(DiscoveryText::router).toList())
        .put("silent", answer.silent()).put("notes", answer.notes());
  }

  private static Json router(DiscoverJob.Found found) {
    DiscoveredRouter router = found.router();
    Json json = new Json()
        .put("address", router.address().toString())
        .put("addresses", router.addresses().stream().map(RouterAddress::toString).toList())
        .put("mac", router.mac().map(MacAddress::text))
        .put("macs", router.macs().stream().map(MacAddress::text).toList())
        .put("found_by", router.foundBy())
        .put("banner", router.banner())
        .put("host_key", router.hostKey().map(HostKey::fingerprint))
        .put("site", found.planned().map(PlannedRouter::site))
        .put("host", found.planned().map(PlannedRouter::hostName))
        .put("matched_by", found.matchedBy());
    return switch (router.access()) {
      case Access.Open open -> facts(json.put("access", open.withoutPassword() ? "open" : "password").put("reason", null),
          Optional.of(open));
      case Access.Closed _ -> facts(json.put("access", "closed").put("reason", null), Optional.empty());
      case Access.Unclear unclear -> facts(json.put("access", "unclear").put("reason", unclear.why()), Optional.empty());
    };
  }

  private static Json facts(Json json, Optional<Access.Open> open) {
    Optional<RouterFacts> facts = open.map(Access.Open::facts);
    Optional<RouterInventory> inventory = open.map(Access.Open::inventory);
    return json
        .put("board", facts.map(RouterFacts::boardName))
        .put("model", facts.map(RouterFacts::model))
        .put("release", facts.map(RouterFacts::release))
        .put("host_name", facts.map(RouterFacts::hostName))
        .put("firmware", facts.map(RouterFacts::family))
        .put("memory_available_bytes", facts.flatMap(each -> boxed(each.memoryAvailableBytes())))
        .put("flash_available_bytes", inventory.flatMap(each -> boxed(each.flashAvailableBytes())))
        .put("radios", inventory.map(each -> each.radios().entrySet().stream()
            .map(radio -> new Json().put("name", radio.getKey()).put("mac", radio.getValue().text())).toList()))
        .put("safety", inventory.map(RouterInventory::safety))
        .put("sysupgrade_options", inventory.map(RouterInventory::sysupgradeOptions));
  }

  private static Optional<Long> boxed(OptionalLong number) {
    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
  }
}
