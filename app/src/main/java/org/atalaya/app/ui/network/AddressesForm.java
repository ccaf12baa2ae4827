package org.atalaya.app.ui.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.atalaya.app.job.AddressJob;
import org.atalaya.app.ui.parts.Form;
import org.atalaya.app.ui.parts.FormField;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.addressing.AddressBlocks;
import org.atalaya.planner.addressing.AddressHabit;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.ProjectState;

/** The networks that routers get their addresses from, and how they are shared out. */
public final class AddressesForm implements Form {
  private static final String HABIT = "habit";
  private static final String IPV4 = "ipv4";
  private static final String IPV6 = "ipv6";
  private static final String NUMBERS = "numbers";
  /** The habit that goes with the firmware. */
  private static final String USUAL = "usual";

  private final ProjectDesk desk;

  public AddressesForm(ProjectDesk desk) {
    this.desk = desk;
  }

  private AddressBlocks now() {
    return desk.state().map(ProjectState::blocks).orElse(AddressBlocks.NONE);
  }

  @Override
  public String id() {
    return "addresses";
  }

  @Override
  public String title(Wording wording) {
    return wording.get("form.addresses");
  }

  @Override
  public String today(Wording wording) {
    List<String> parts = new ArrayList<>();
    now().ipv4().or(now()::ipv6).ifPresentOrElse(network -> parts.add(wording.get("form.addresses.own", network)),
        () -> parts.add(wording.get("form.addresses.automatic")));
    now().habit().ifPresent(habit -> parts.add(wording.get("form.addresses.today." + habit.text())));
    return String.join(", ", parts);
  }

  @Override
  public String opening(Wording wording) {
    return wording.get("form.change");
  }

  @Override
  public String purpose(Wording wording) {
    return wording.get("form.addresses.purpose");
  }

  @Override
  public List<FormField> fields(Wording wording) {
    AddressHabit usual = AddressHabit.usualOf(desk.state().map(state -> state.settings().firmware()).orElse(""));
    List<FormField.Option> habits = Stream.concat(
        Stream.of(new FormField.Option(USUAL, wording.get("form.addresses.habit.usual", wording.get("form.addresses.habit." + usual.text())))),
        Arrays.stream(AddressHabit.values()).map(each -> new FormField.Option(each.text(), wording.get("form.addresses.habit." + each.text()))))
        .toList();
    return List.of(
        new FormField(HABIT, wording.get("form.addresses.habit"), wording.get("form.addresses.habit.hint"),
            now().habit().map(AddressHabit::text).orElse(USUAL), new FormField.Kind.Choice(habits)),
        text(wording, IPV4, now().ipv4(), "10.45.0.0/16"),
        text(wording, IPV6, now().ipv6(), "fd12:3456:789a::/48"),
        text(wording, NUMBERS, now().asNumbers(), "64600-64699"));
  }

  private static FormField text(Wording wording, String id, Optional<String> value, String example) {
    return new FormField(id, wording.get("form.addresses." + id), wording.get("form.addresses." + id + ".hint"), value.orElse(""),
        new FormField.Kind.Text(wording.get("form.example", example)));
  }

  @Override
  public Optional<String> clearing(Wording wording) {
    return now().equals(AddressBlocks.NONE) ? Optional.empty() : Optional.of(wording.get("form.addresses.clear"));
  }

  @Override
  public void clear() {
    desk.apply(List.of(new Edit.SetAddressBlocks(AddressBlocks.NONE)));
  }

  @Override
  public void save(Map<String, String> typed, Wording wording, Consumer<List<Mistake>> then) {
    List<Mistake> mistakes = new ArrayList<>();
    Optional<String> ipv4 = read(typed, IPV4, text -> AddressJob.network(AddressBlocks.Family.IPV4, text), wording, mistakes);
    Optional<String> ipv6 = read(typed, IPV6, text -> AddressJob.network(AddressBlocks.Family.IPV6, text), wording, mistakes);
    Optional<String> numbers = read(typed, NUMBERS, AddressJob::asNumbers, wording, mistakes);
    if (!mistakes.isEmpty()) {
      then.accept(mistakes);
      return;
    }
    desk.applyThen(List.of(new Edit.SetAddressBlocks(new AddressBlocks(ipv4, ipv6, numbers, AddressHabit.find(typed.get(HABIT))))),
        () -> then.accept(List.of()));
  }

  private static Optional<String> read(Map<String, String> typed, String field, UnaryOperator<String> reader, Wording wording,
      List<Mistake> mistakes) {
    String text = typed.get(field).strip();
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(reader.apply(text));
    } catch (IllegalArgumentException e) {
      mistakes.add(new Mistake(field, wording.get("form.addresses." + field + ".bad")));
      return Optional.empty();
    }
  }
}
