package org.atalaya.app.ui.start;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Collator;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.atalaya.app.job.NetworkName;
import org.atalaya.app.job.ProjectCreation;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.regulation.RegulatoryDatabase;

/** What can be begun with: a new project, one of the last ones, the sample valley. */
public final class StartViewModel {
  private static final int MOST_FILE_NAME = 60;

  private final ProjectDesk desk;
  private final Optional<RecentProjects> kept;
  private final ReadOnlyObjectWrapper<List<Recent>> recent = new ReadOnlyObjectWrapper<>(List.of());

  /** A country of the radio rules, as its people's neighbours call it. */
  public record Country(String code, String name) {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A project that was open.
   *
   * @param file where it was
   * @param presence whether it still is
   */
  public record Recent(Path file, Presence presence) {}

  /** Of a file: being looked for; there; or gone: deleted, moved, or on a stick that is not plugged in. */
  public enum Presence { LOOKED_FOR, THERE, GONE }

  /** @param kept where the last projects are remembered; empty where nothing is */
  public StartViewModel(ProjectDesk desk, Optional<RecentProjects> kept) {
    this.desk = desk;
    this.kept = kept;
    change(() -> { });
    desk.snapshotProperty().subscribe((before, now) -> {
      Optional<Path> file = now.map(ProjectDesk.Snapshot::file);
      if (!before.map(ProjectDesk.Snapshot::file).equals(file)) {
        file.ifPresentOrElse(this::opened, this::close);
      }
    });
  }

  private void opened(Path file) {
    kept.ifPresent(each -> desk.work().errand(() -> each.opened(file), left -> {
      if (left) {
        tellOfRecovery();
      }
      change(() -> { });
    }));
  }

  /** Every edit is on the disk before it is shown, so that nothing is lost with the program. */
  private void tellOfRecovery() {
    desk.tell(desk.snapshotProperty().get().flatMap(ProjectDesk.Snapshot::undo)
        .map(last -> Notice.hint("notice.recovered.last", last)).orElse(Notice.hint("notice.recovered")));
  }

  /** Notes that no project is open any more; at once, since the program may be about to end. */
  public void close() {
    kept.ifPresent(RecentProjects::closed);
  }

  /** The last projects, the latest first. */
  public ReadOnlyObjectProperty<List<Recent>> recentProperty() {
    return recent.getReadOnlyProperty();
  }

  /** Takes a project off the list; its file stays. */
  public void forget(Path file) {
    change(() -> kept.ifPresent(each -> each.remove(file)));
  }

  private void change(Runnable action) {
    kept.ifPresent(each -> desk.work().errand(() -> {
      action.run();
      return each.all();
    }, files -> show(each, files)));
  }

  /** What is known of a file stays until it is known better; each is looked for by itself. */
  private void show(RecentProjects each, List<Path> files) {
    Map<Path, Presence> known = recent.get().stream().collect(Collectors.toMap(Recent::file, Recent::presence));
    recent.set(files.stream().map(file -> new Recent(file, known.getOrDefault(file, Presence.LOOKED_FOR))).toList());
    files.forEach(file -> desk.work().aside(() -> each.isThere(file), there -> recent.set(recent.get().stream()
        .map(one -> one.file().equals(file) ? new Recent(file, there ? Presence.THERE : Presence.GONE) : one).toList())));
  }

  /** Countries whose radio rules are known, by name. */
  public static List<Country> countries(Wording wording) {
    Collator order = Collator.getInstance(wording.locale());
    return RegulatoryDatabase.builtIn().countries().stream().filter(code -> code.matches("[A-Z]{2}"))
        .map(code -> new Country(code, Locale.of("", code).getDisplayCountry(wording.locale())))
        .filter(country -> !country.name().equals(country.code()))
        .sorted(Comparator.comparing(Country::name, order)).toList();
  }

  /** The country to offer first: the computer's, where its rules are known. */
  public static Optional<Country> likely(List<Country> countries, Locale computer) {
    return countries.stream().filter(each -> each.code().equals(computer.getCountry())).findFirst();
  }

  /** Where projects go unless another folder is chosen. */
  public static Path usualFolder() {
    return Path.of(System.getProperty("user.home", ".")).resolve("Atalaya");
  }

  /** What keeps a project from being begun like this, in words; empty where nothing does. */
  public static Optional<String> objection(Wording wording, String name, String folder, Optional<Country> country) {
    if (name.isBlank()) {
      return Optional.of(wording.get("start.need.name"));
    }
    if (country.isEmpty()) {
      return Optional.of(wording.get("start.need.country"));
    }
    if (findFolder(folder).isEmpty()) {
      return Optional.of(wording.get("start.need.folder"));
    }
    return NetworkName.objections(name.strip(), ProjectCreation.DEFAULT_FIRMWARE).stream().findFirst()
        .map(objection -> wording.say(objection.text()));
  }

  /**
   * Begins a project without terrain and sites, and shows where terrain is added.
   *
   * @param folder that its file goes to; made where it is missing
   */
  public void begin(String name, String folder, Country country) {
    findFolder(folder).ifPresent(into -> desk.open(() -> {
      Files.createDirectories(into);
      return ProjectCreation.begin(file(into, name.strip()), name.strip(), country.code());
    }, Step.TERRAIN));
  }

  /** Opens the sample valley, which is made where it is not there yet. */
  public void sample(Wording wording) {
    String name = wording.get("start.sample.name");
    desk.open(() -> ProjectCreation.sample(usualFolder().resolve("sample"), name), Step.SITES);
  }

  /** A file that is not there yet, named after the project: {@code quintana.atalaya}, {@code quintana-2.atalaya}. */
  static Path file(Path folder, String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String stem = plain.isEmpty() ? "project" : plain.substring(0, Math.min(MOST_FILE_NAME, plain.length()));
    Path file = folder.resolve(stem + ".atalaya");
    for (int number = 2; Files.exists(file); number++) {
      file = folder.resolve(stem + "-" + number + ".atalaya");
    }
    return file;
  }

  private static Optional<Path> findFolder(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text.strip())).filter(Path::isAbsolute);
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }
}
