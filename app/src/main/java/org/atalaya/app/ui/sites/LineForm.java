package org.atalaya.app.ui.sites;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.atalaya.app.job.UplinkJob;
import org.atalaya.app.ui.parts.Form;
import org.atalaya.app.ui.parts.FormField;
import org.atalaya.app.ui.parts.TypedNumber;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.wording.Quantities;
import org.atalaya.app.wording.SiteWording;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.site.Uplink;

/** A line to the internet of one site, as its contract has it; or the fields of one more. */
public final class LineForm implements Form {
  private static final String NAME = "name";
  private static final String PROVIDER = "provider";
  private static final String DOWN = "down";
  private static final String UP = "up";
  private static final String COST = "cost";
  private static final String SHARING = "sharing";
  private static final String RESORT = "resort";
  private static final String CAP = "cap";
  private static final double MOST_MBPS = 1e6;
  private static final double MOST_MONEY = 1e12;

  private final ProjectDesk desk;
  private final String site;
  private final Optional<String> line;

  /** @param line its name; empty for one more */
  LineForm(ProjectDesk desk, String site, Optional<String> line) {
    this.desk = desk;
    this.site = site;
    this.line = line;
  }

  /** The forms of a site: one for each line, and one for another. */
  static List<LineForm> of(ProjectDesk desk, Site site) {
    List<LineForm> forms = new ArrayList<>(site.uplinks().stream().map(each -> new LineForm(desk, site.name(), Optional.of(each.name())))
        .toList());
    forms.add(new LineForm(desk, site.name(), Optional.empty()));
    return List.copyOf(forms);
  }

  /** True where it is the form of the same line. */
  boolean isSame(LineForm other) {
    return site.equals(other.site) && line.equals(other.line);
  }

  private Optional<Site> site() {
    return desk.state().flatMap(state -> state.findSite(site));
  }

  private Optional<Uplink> now() {
    return site().flatMap(each -> each.uplinks().stream().filter(uplink -> line.equals(Optional.of(uplink.name()))).findFirst());
  }

  private boolean first() {
    return site().filter(each -> !each.uplinks().isEmpty()).isEmpty();
  }

  @Override
  public String id() {
    return "line-" + site().map(each -> line.map(name -> each.uplinks().stream().map(Uplink::name).toList().indexOf(name))
        .map(String::valueOf).orElse("new")).orElse("new");
  }

  @Override
  public String title(Wording wording) {
    return line.map(name -> wording.get("form.line.of", name)).orElseGet(() -> wording.get(first() ? "form.line" : "form.line.another"));
  }

  @Override
  public String today(Wording wording) {
    Quantities units = wording.quantities();
    return now().map(uplink -> {
      List<String> parts = new ArrayList<>(List.of(wording.get("form.line.today", units.megabits(uplink.downMbps()), units.megabits(uplink.upMbps()))));
      if (uplink.lastResort()) {
        parts.add(wording.get("form.line.today.resort"));
      }
      if (uplink.sharing() != Uplink.Sharing.ALLOWED) {
        parts.add(wording.get(uplink.sharing() == Uplink.Sharing.FORBIDDEN ? "form.line.today.forbidden" : "form.line.today.unknown"));
      }
      return String.join(", ", parts);
    }).orElseGet(() -> wording.get(first() ? "form.line.none" : "form.line.another.explain"));
  }

  @Override
  public String opening(Wording wording) {
    return wording.get(now().isPresent() ? "form.change" : "form.add");
  }

  @Override
  public String purpose(Wording wording) {
    return wording.get("form.line.purpose");
  }

  @Override
  public List<FormField> fields(Wording wording) {
    Optional<Uplink> uplink = now();
    String currency = desk.state().map(state -> state.settings().currency()).orElse("");
    boolean gateway = site().filter(each -> each.role() == Role.GATEWAY).isPresent();
    return List.of(
        field(NAME, wording.get("form.line.name"), wording.get("form.line.name.hint"), line.orElse(first() ? wording.get("form.line.usual") : ""),
            text(wording, wording.get("form.line.fibre"))),
        field(PROVIDER, wording.get("form.line.provider"), "", uplink.map(Uplink::provider).orElse(""), new FormField.Kind.Text("")),
        number(wording, DOWN, uplink.map(Uplink::downMbps), "20"),
        number(wording, UP, uplink.map(Uplink::upMbps), "5"),
        field(COST, wording.get("form.line.cost", currency), wording.get("form.line.cost.hint"),
            uplink.map(each -> TypedNumber.show(each.monthlyCost(), wording.locale())).orElse(""), new FormField.Kind.Text("0")),
        field(SHARING, wording.get("form.line.sharing"), wording.get("form.line.sharing.hint"),
            word(uplink.map(Uplink::sharing).orElse(Uplink.Sharing.UNKNOWN)),
            new FormField.Kind.Choice(Arrays.stream(Uplink.Sharing.values()).map(each -> new FormField.Option(word(each),
                wording.get("form.line.sharing." + word(each)))).toList())),
        field(RESORT, wording.get("form.line.resort"), wording.get("form.line.resort.hint"),
            uplink.map(Uplink::lastResort).orElse(!gateway) ? "yes" : "no",
            new FormField.Kind.Choice(List.of(new FormField.Option("no", wording.get("form.line.resort.no")),
                new FormField.Option("yes", wording.get("form.line.resort.yes"))))),
        number(wording, CAP, uplink.flatMap(Uplink::capGigabytes), "50"));
  }

  private static String word(Uplink.Sharing sharing) {
    return sharing.name().toLowerCase(Locale.ROOT);
  }

  private static FormField field(String id, String name, String hint, String value, FormField.Kind kind) {
    return new FormField(id, name, hint, value, kind);
  }

  private static FormField.Kind text(Wording wording, String example) {
    return new FormField.Kind.Text(wording.get("form.example", example));
  }

  private static FormField number(Wording wording, String id, Optional<Double> value, String example) {
    return field(id, wording.get("form.line." + id), wording.get("form.line." + id + ".hint"),
        value.map(each -> TypedNumber.show(each, wording.locale())).orElse(""), text(wording, example));
  }

  @Override
  public Optional<String> clearing(Wording wording) {
    return line.map(name -> wording.get("form.line.clear"));
  }

  @Override
  public void clear() {
    line.ifPresent(name -> desk.changeThen(open -> {
      UplinkJob.remove(open, site, name);
      return name;
    }, done -> { }));
  }

  @Override
  public void save(Map<String, String> typed, Wording wording, Consumer<List<Mistake>> then) {
    List<Mistake> mistakes = new ArrayList<>();
    String name = typed.get(NAME).strip();
    if (name.isEmpty() || name.length() > Uplink.MAX_TEXT) {
      mistakes.add(new Mistake(NAME, wording.get("form.line.name.bad", Uplink.MAX_TEXT)));
    } else if (!line.equals(Optional.of(name)) && site().filter(each -> each.uplinks().stream().anyMatch(other -> other.name().equals(name))).isPresent()) {
      mistakes.add(new Mistake(NAME, wording.get("form.line.name.taken")));
    }
    String provider = typed.get(PROVIDER).strip();
    if (provider.length() > Uplink.MAX_TEXT) {
      mistakes.add(new Mistake(PROVIDER, wording.get("form.line.name.bad", Uplink.MAX_TEXT)));
    }
    OptionalDouble down = within(typed, DOWN, MOST_MBPS, false, wording, mistakes);
    OptionalDouble up = within(typed, UP, MOST_MBPS, false, wording, mistakes);
    OptionalDouble cost = typed.get(COST).isBlank() ? OptionalDouble.of(0) : within(typed, COST, MOST_MONEY, true, wording, mistakes);
    OptionalDouble cap = typed.get(CAP).isBlank() ? OptionalDouble.empty() : within(typed, CAP, MOST_MONEY, false, wording, mistakes);
    boolean resort = typed.get(RESORT).equals("yes");
    if (!resort && site().filter(each -> each.role() == Role.GATEWAY).isEmpty()) {
      mistakes.add(new Mistake(RESORT, wording.get("form.line.resort.bad", SiteWording.role(wording, Role.GATEWAY))));
    }
    if (!mistakes.isEmpty()) {
      then.accept(mistakes);
      return;
    }
    Optional<Uplink> before = now();
    Uplink wanted = new Uplink(name, provider, down.orElseThrow(), up.orElseThrow(), cost.orElseThrow(),
        Uplink.Sharing.valueOf(typed.get(SHARING).toUpperCase(Locale.ROOT)), cap.stream().boxed().findFirst(), resort,
        before.flatMap(Uplink::asNumber), before.map(Uplink::networks).orElse(List.of()));
    desk.changeThen(open -> {
      try {
        UplinkJob.put(open, site, line, wanted);
        return Optional.<BadInputException>empty();
      } catch (BadInputException bad) {
        return Optional.of(bad);
      }
    }, bad -> then.accept(bad.map(why -> List.of(new Mistake(NAME, wording.sentence(why)))).orElse(List.of())));
  }

  private static OptionalDouble within(Map<String, String> typed, String field, double most, boolean zero, Wording wording, List<Mistake> mistakes) {
    OptionalDouble number = TypedNumber.find(typed.get(field), wording.locale());
    if (number.stream().noneMatch(each -> (zero ? each >= 0 : each > 0) && each <= most)) {
      mistakes.add(new Mistake(field, wording.get(zero ? "form.number.bad.zero" : "form.number.bad")));
    }
    return number;
  }
}
