package org.atalaya.app.ui.sites;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.app.Numbers;
import org.atalaya.app.job.FileImport;
import org.atalaya.app.ui.parts.Row;
import org.atalaya.app.ui.parts.Sheet;
import org.atalaya.app.ui.parts.Sheet.Fact;
import org.atalaya.app.ui.parts.Tone;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.wording.Quantities;
import org.atalaya.app.wording.SiteWording;
import org.atalaya.app.wording.Wording;
import org.atalaya.maps.features.SitesCsv;
import org.atalaya.maps.features.TypedPlace;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.LinkRow;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;

/** The places where routers stand or could stand. */
public final class SitesViewModel {
  private static final double NEW_SITE_METERS = 6;
  /** Longest note, in characters. */
  public static final int MOST_NOTE = 4000;

  private final ProjectDesk desk;
  private Optional<Renaming> renaming = Optional.empty();

  /** A site between two names: the project has the new one before the selection does. */
  private record Renaming(String before, String now) {}

  public SitesViewModel(ProjectDesk desk) {
    this.desk = desk;
  }

  public List<Site> all() {
    return desk.state().map(ProjectState::sites).orElse(List.of());
  }

  /** The selected site. */
  public Optional<Site> selected() {
    return desk.selectionProperty().get() instanceof Selection.OfSite(String name)
        ? desk.state().flatMap(state -> state.findSite(name).or(() -> renaming.filter(each -> each.before().equals(name))
            .flatMap(each -> state.findSite(each.now())))) : Optional.empty();
  }

  /** True where both names are one site's, which is just being renamed. */
  boolean isRenaming(String before, String now) {
    return renaming.equals(Optional.of(new Renaming(before, now)));
  }

  public List<Row> rows(Wording wording) {
    return all().stream().map(site -> new Row(new Selection.OfSite(site.name()), tone(site.role()), icon(site.role()),
        site.name(), SiteWording.role(wording, site.role()) + " · " + wording.quantities().height(site.heightMeters())
            + (site.households() > 0 ? " · " + wording.get("site.homes", site.households()) : ""),
        site.role() == Role.EXCLUDED)).toList();
  }

  /** What each role's icon is, in lists. */
  public static String icon(Role role) {
    return switch (role) {
      case GATEWAY -> "fth-globe";
      case REQUIRED -> "fth-home";
      case CANDIDATE -> "fth-map-pin";
      case EXISTING -> "fth-check-circle";
      case EXCLUDED -> "fth-slash";
    };
  }

  private static Tone tone(Role role) {
    return role == Role.GATEWAY ? Tone.ACCENT : Tone.PLAIN;
  }

  /** What is known of a site: ground, power, and how many others it sees. */
  public Sheet sheet(Wording wording, Site site) {
    Quantities units = wording.quantities();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(wording.get("site.fact.position"), units.coordinates(site.position())));
    desk.groundProperty().get().map(ground -> ground.terrain().elevationAt(site.position())).ifPresent(elevation ->
        facts.add(new Fact(wording.get("site.fact.ground"), elevation.find().isPresent()
            ? units.wholeMeters(elevation.find().getAsDouble()) : wording.get("site.fact.ground.unknown"))));
    facts.add(new Fact(wording.get("site.fact.power"), SiteWording.power(wording, site.power())));
    if (site.households() > 0) {
      facts.add(new Fact(wording.get("site.fact.homes"), units.number(site.households(), 0)));
    }
    List<LinkRow> rows = desk.snapshotProperty().get().flatMap(ProjectDesk.Snapshot::links)
        .map(stored -> stored.value().rows()).orElse(List.of());
    List<LinkRow> own = rows.stream().filter(row -> row.a().equals(site.name()) || row.b().equals(site.name())).toList();
    if (own.isEmpty()) {
      return new Sheet(wording.get("site.kind"), site.name(), Tone.PLAIN, "", "", facts, Optional.empty(), List.of());
    }
    long clear = own.stream().filter(row -> row.verdict() == Verdict.CLEAR).count();
    long fresnel = own.stream().filter(row -> row.verdict() == Verdict.FRESNEL).count();
    Tone tone = clear > 0 ? Tone.GOOD : fresnel > 0 ? Tone.FAIR : Tone.BAD;
    String verdict = wording.get(clear > 0 ? "site.sees" : fresnel > 0 ? "site.sees.barely" : "site.sees.nothing",
        clear > 0 ? clear : fresnel);
    return new Sheet(wording.get("site.kind"), site.name(), tone, verdict,
        wording.get("site.sees.explain", clear, fresnel, own.size() - clear - fresnel), facts, Optional.empty(), List.of());
  }

  /** Another height for a site's antenna; as an edit. */
  public void setHeight(Site site, double meters) {
    if (meters != site.heightMeters() && meters >= 0 && meters <= 500) {
      desk.apply(List.of(new Edit.ReplaceSite(site.name(), site.withHeightMeters(meters))));
    }
  }

  /** Other homes for a site; as an edit. */
  public void setHouseholds(Site site, int homes) {
    if (homes != site.households() && homes >= 0) {
      desk.apply(List.of(new Edit.ReplaceSite(site.name(), site.withHouseholds(homes))));
    }
  }

  /** Another supply for a site; as an edit. */
  public void setPower(Site site, PowerSupply power) {
    if (!power.equals(site.power())) {
      desk.apply(List.of(new Edit.ReplaceSite(site.name(), site.withPower(power))));
    }
  }

  /** Whether a note may be that long; said where it may not. */
  boolean acceptsNote(String text) {
    if (text.length() > MOST_NOTE) {
      desk.tell(Notice.hint("notice.note-long", MOST_NOTE));
      return false;
    }
    return true;
  }

  /** Another note on a site; as an edit. One that is too long is refused with a word. */
  public void setNotes(Site site, String text) {
    if (!text.equals(site.notes()) && acceptsNote(text)) {
      desk.apply(List.of(new Edit.ReplaceSite(site.name(), site.withNotes(text))));
    }
  }

  /** Puts a site where the text says, as an edit; a text that is no place is refused with a word. */
  public void setPosition(Site site, String typed) {
    if (typed.strip().equals(typed(site.position()))) {
      return;
    }
    TypedPlace.find(typed, site.position()).ifPresentOrElse(
        place -> desk.apply(List.of(new Edit.ReplaceSite(site.name(), site.withPosition(place)))),
        () -> desk.tell(Notice.failed("notice.no-place", typed.strip())));
  }

  /** A position as it is typed: decimal degrees, latitude first. */
  public static String typed(GeoPoint place) {
    return Numbers.shortest(place.latitudeDegrees()) + ", " + Numbers.shortest(place.longitudeDegrees());
  }

  /** A new site where the text says; false where the text is no place, which is said. */
  public boolean addTyped(String typed, Wording wording) {
    GeoPoint near = all().stream().findFirst().map(Site::position).orElse(new GeoPoint(0, 0));
    Optional<GeoPoint> place = TypedPlace.find(typed, near);
    place.ifPresentOrElse(at -> add(at, "", wording), () -> desk.tell(Notice.failed("notice.no-place", typed.strip())));
    return place.isPresent();
  }

  /** Takes in files of sites, and of what is drawn on the map. */
  public void importFiles(List<Path> files) {
    if (files.isEmpty()) {
      return;
    }
    desk.changeThen(open -> FileImport.take(open, files), taken -> {
      boolean sites = taken.added() + taken.changed() > 0;
      desk.stepProperty().set(sites || taken.drawn() == 0 ? Step.SITES : Step.TERRAIN);
      desk.tell(taken.drawn() == 0 ? Notice.done("notice.imported", taken.added(), taken.changed())
          : sites ? Notice.done("notice.imported-drawn", taken.added(), taken.changed(), taken.drawn())
          : Notice.done("notice.drawn", taken.drawn()));
    });
  }

  /** All sites as a table for a spreadsheet. */
  public String csv() {
    return SitesCsv.format(all());
  }

  /** Another role for a site; as an edit. */
  public void setRole(Site site, Role role) {
    if (role != site.role()) {
      desk.apply(List.of(new Edit.ReplaceSite(site.name(), site.withRole(role))));
    }
  }

  /** Another name for a site; as an edit. A name that is empty or taken is refused with a word. */
  public void rename(Site site, String name) {
    String wanted = name.strip();
    if (wanted.equals(site.name()) || wanted.isEmpty()) {
      return;
    }
    if (desk.state().flatMap(state -> state.findSite(wanted)).isPresent()) {
      desk.tell(Notice.failed("notice.name-taken", wanted));
      return;
    }
    renaming = Optional.of(new Renaming(site.name(), wanted));
    desk.applyThen(List.of(new Edit.ReplaceSite(site.name(), site.withName(wanted))), () -> {
      desk.selectionProperty().set(new Selection.OfSite(wanted));
      renaming = Optional.empty();
    });
  }

  /**
   * A new candidate at a place; as an edit. Without a name it gets the next number.
   *
   * @return false where another site has that name, which is said
   */
  public boolean add(GeoPoint place, String name, Wording wording) {
    Optional<ProjectState> open = desk.state();
    if (open.flatMap(state -> state.findSite(name)).isPresent()) {
      desk.tell(Notice.failed("notice.name-taken", name));
      return false;
    }
    open.ifPresent(state -> {
      GeoPoint rounded = new GeoPoint(Math.rint(place.latitudeDegrees() * 1e6) / 1e6,
          Math.rint(place.longitudeDegrees() * 1e6) / 1e6);
      Site site = new Site(name.isEmpty() ? nextName(state, wording) : name, rounded, NEW_SITE_METERS, Role.CANDIDATE,
          new PowerSupply.Grid(), 0, Optional.empty(), 0, "");
      // chosen once it is there, so that whoever looks at the choice finds it
      desk.applyThen(List.of(new Edit.AddSite(site, state.sites().size())),
          () -> desk.selectionProperty().set(new Selection.OfSite(site.name())));
    });
    return true;
  }

  private static String nextName(ProjectState state, Wording wording) {
    int number = state.sites().size() + 1;
    while (state.findSite(wording.get("site.new", number)).isPresent()) {
      number++;
    }
    return wording.get("site.new", number);
  }

  /** Takes a site away; as an edit. */
  public void remove(Site site) {
    desk.selectionProperty().set(new Selection.None());
    desk.apply(List.of(new Edit.RemoveSite(site.name())));
  }
}
