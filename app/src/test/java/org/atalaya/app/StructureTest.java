package org.atalaya.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may use whom. The list below is the whole truth; a package that is not in it fails too. */
class StructureTest {
  /** package: packages of ours that it may use. {@code planner} alone holds what all share. */
  private static final Map<String, String> ALLOWED = new TreeMap<>(Map.ofEntries(
      Map.entry("planner", ""),
      Map.entry("planner.terrain", "planner"),
      Map.entry("planner.site", "planner planner.terrain"),
      Map.entry("planner.device", "planner"),
      Map.entry("planner.regulation", "planner"),
      Map.entry("planner.propagation", "planner planner.terrain"),
      Map.entry("planner.lineofsight", "planner planner.terrain"),
      Map.entry("planner.linkbudget", "planner planner.terrain planner.lineofsight planner.propagation planner.device planner.regulation"),
      Map.entry("planner.candidates", "planner planner.terrain planner.site planner.linkbudget planner.lineofsight"),
      Map.entry("planner.clutter", "planner planner.terrain planner.site"),
      Map.entry("planner.relay", "planner planner.terrain planner.lineofsight planner.linkbudget planner.propagation"
          + " planner.candidates"),
      Map.entry("planner.siteselection", "planner planner.site planner.candidates"),
      Map.entry("planner.channels", "planner planner.device planner.regulation"),
      Map.entry("planner.addressing", "planner planner.site"),
      Map.entry("planner.plan", "planner planner.terrain planner.site planner.device planner.regulation planner.propagation"
          + " planner.lineofsight planner.linkbudget planner.candidates planner.siteselection planner.channels"
          + " planner.addressing"),
      Map.entry("planner.routing", "planner"),
      Map.entry("planner.capacity", "planner planner.site planner.candidates planner.linkbudget planner.plan planner.routing"),
      Map.entry("planner.resilience", "planner planner.site planner.device planner.candidates planner.plan"),
      Map.entry("planner.uplink", "planner planner.site planner.plan planner.capacity"),
      Map.entry("planner.peering", "planner planner.device planner.lineofsight planner.linkbudget planner.candidates"
          + " planner.propagation planner.terrain planner.site planner.plan"),
      Map.entry("planner.reach", "planner planner.site planner.plan"),
      Map.entry("planner.advice", "planner"),
      Map.entry("planner.power", "planner planner.site planner.resilience"),
      Map.entry("planner.calibration", "planner planner.candidates planner.linkbudget planner.propagation planner.site"
          + " planner.lineofsight planner.terrain"),
      Map.entry("planner.project", "planner planner.terrain planner.site planner.device planner.propagation"
          + " planner.lineofsight planner.linkbudget planner.candidates planner.siteselection planner.plan planner.calibration"
          + " planner.clutter planner.addressing planner.channels"),

      Map.entry("maps.projection", "planner planner.terrain"),
      Map.entry("maps", ""),
      Map.entry("maps.elevation", "maps planner planner.terrain planner.candidates maps.projection"),
      Map.entry("maps.relief", "planner planner.terrain maps.projection"),
      Map.entry("maps.block", "planner planner.terrain planner.lineofsight maps.projection maps.relief"),
      Map.entry("maps.features", "maps planner planner.terrain planner.site planner.clutter"),
      Map.entry("maps.download", "planner planner.candidates maps.elevation"),
      Map.entry("maps.tiles", "maps planner"),
      Map.entry("maps.sample", "planner planner.terrain planner.site maps.elevation maps.features"),

      Map.entry("firmware", "planner planner.plan firmware.uci firmware.libremesh firmware.openwrt"
          + " firmware.raspberrypi firmware.content firmware.gluon firmware.guifi firmware.freedombox"
          + " firmware.yggdrasil firmware.bridge"),
      Map.entry("firmware.uci", "planner"),
      Map.entry("firmware.node", "planner planner.plan planner.device planner.regulation planner.addressing firmware.uci"),
      Map.entry("firmware.image", "planner planner.plan planner.device firmware firmware.node"),
      Map.entry("firmware.libremesh", "planner planner.plan planner.device planner.channels planner.addressing firmware"
          + " firmware.node firmware.uci"),
      Map.entry("firmware.openwrt", "planner planner.plan planner.device planner.addressing firmware firmware.node firmware.uci"),
      Map.entry("firmware.raspberrypi", "planner planner.plan planner.device firmware firmware.node"),
      Map.entry("firmware.content", "planner planner.plan firmware firmware.node"),
      Map.entry("firmware.freedombox", "planner planner.plan planner.device firmware firmware.node firmware.raspberrypi"),
      Map.entry("firmware.yggdrasil", "planner planner.plan firmware firmware.node"),
      Map.entry("firmware.bridge", "planner planner.plan planner.device firmware firmware.node"),
      Map.entry("firmware.guifi", "planner planner.plan planner.device planner.terrain firmware firmware.node firmware.uci"),
      Map.entry("firmware.gluon", "planner planner.plan planner.device planner.terrain planner.addressing firmware firmware.node"
          + " firmware.uci"),

      Map.entry("provisioning.ssh", "planner planner.plan"),
      Map.entry("provisioning.router", "planner planner.plan firmware firmware.uci provisioning.ssh"),
      Map.entry("provisioning.driver", "planner.device firmware provisioning.router"),
      Map.entry("provisioning.discovery", "planner planner.plan provisioning.ssh provisioning.router"),
      Map.entry("provisioning.change", "planner firmware firmware.uci firmware.libremesh provisioning.router provisioning.verify"),
      Map.entry("provisioning.verify", "planner planner.plan planner.device firmware firmware.uci firmware.libremesh"
          + " provisioning.ssh provisioning.router provisioning.driver provisioning.measure"),
      Map.entry("provisioning.measure", "planner planner.plan planner.device planner.channels planner.linkbudget provisioning.ssh provisioning.router"),
      Map.entry("provisioning.apply", "planner planner.plan planner.device firmware firmware.uci firmware.image firmware.libremesh"
          + " provisioning.ssh provisioning.router provisioning.driver provisioning.change provisioning.verify"),
      Map.entry("provisioning.align", "planner provisioning.ssh provisioning.router"),
      Map.entry("provisioning.drift", "planner planner.plan planner.device planner.channels planner.linkbudget"
          + " planner.regulation provisioning.verify"),
      Map.entry("provisioning.rescue", "planner planner.device firmware.image provisioning.ssh"),
      Map.entry("provisioning.lab", "planner planner.plan planner.device planner.channels planner.candidates planner.linkbudget"
          + " planner.site planner.propagation planner.terrain firmware firmware.uci firmware.libremesh"
          + " provisioning.ssh provisioning.router provisioning.apply"),

      Map.entry("app", "app.cli app.ui planner"),
      Map.entry("app.job", "app planner firmware maps provisioning"),
      Map.entry("app.wording", "app planner"),
      Map.entry("app.figure", "planner"),
      Map.entry("app.report", "app app.job app.wording app.figure planner maps"),
      Map.entry("app.cli", "app app.job app.report app.ui app.wording planner firmware maps provisioning"),
      Map.entry("app.ui", "app app.job app.report app.wording app.figure planner firmware maps provisioning")));

  /** Rooms of these are written once in the list above, for all their sub-packages. */
  private static final Set<String> WITH_SUBPACKAGES = Set.of("app.ui");
  private static final Set<String> MODULES = Set.of("planner", "firmware", "maps", "provisioning");

  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages("org.atalaya");

  @TestFactory
  List<DynamicTest> everyPackageUsesOnlyWhatTheListAllows() {
    Map<String, List<JavaClass>> rooms = CLASSES.stream().collect(Collectors.groupingBy(StructureTest::room, TreeMap::new,
        Collectors.toList()));
    return rooms.entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
      String room = entry.getKey();
      assertThat(ALLOWED).as("the list of packages").containsKey(room);
      Set<String> allowed = new TreeSet<>(Arrays.asList(ALLOWED.get(room).split(" ")));
      Set<String> found = new TreeSet<>();
      entry.getValue().forEach(type -> type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(target -> target.getPackageName().startsWith("org.atalaya"))
          .filter(target -> !room(target).equals(room) && !isAllowed(allowed, room(target), room))
          .forEach(target -> found.add(type.getSimpleName() + " uses " + room(target) + "." + target.getSimpleName())));
      assertThat(found).as("what %s must not use", room).isEmpty();
    })).toList();
  }

  /** {@code app} may use a whole module by its first word; within a module every room is named. */
  private static boolean isAllowed(Set<String> allowed, String target, String from) {
    String module = target.replaceFirst("\\..*", "");
    return allowed.contains(target)
        || from.startsWith("app") && MODULES.contains(module) && allowed.contains(module);
  }

  private static String room(JavaClass type) {
    String name = type.getPackageName().replaceFirst("^org\\.atalaya\\.", "");
    return WITH_SUBPACKAGES.stream().filter(whole -> name.equals(whole) || name.startsWith(whole + "."))
        .findFirst().orElse(name);
  }

  @Test
  void onlyMapsKnowsGeoTools() {
    noClasses().that(not(resideInAPackage("org.atalaya.maps..")))
        .should().dependOnClassesThat().resideInAnyPackage("org.geotools..", "org.locationtech..", "javax.media.jai..")
        .because("terrain files are the business of one module").check(CLASSES);
  }

  @Test
  void onlyTheWindowKnowsJavaFx() {
    noClasses().that(not(resideInAPackage("org.atalaya.app.ui..")))
        .should().dependOnClassesThat().resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp..")
        .because("everything but the window works without a screen").check(CLASSES);
  }

  @Test
  void onlyProvisioningSpeaksSsh() {
    noClasses().that(not(resideInAPackage("org.atalaya.provisioning..")))
        .should().dependOnClassesThat().resideInAPackage("org.apache.sshd..")
        .because("the planner must work where no router is").check(CLASSES);
  }

  @Test
  void onlyTheProjectFileAndFilesOfTilesKnowTheDatabase() {
    noClasses().that(not(resideInAnyPackage("org.atalaya.planner.project..", "org.atalaya.maps.tiles..")))
        .should().dependOnClassesThat().resideInAnyPackage("java.sql..", "org.sqlite..")
        .because("all changes to a project go through its edits; MBTiles are databases too, and only read").check(CLASSES);
  }

  @Test
  void viewModelsKnowNoScreen() {
    noClasses().that().haveSimpleNameEndingWith("ViewModel")
        .should().dependOnClassesThat(resideInAnyPackage("javafx.scene..", "javafx.stage.."))
        .because("a ViewModel is tested without a toolkit").check(CLASSES);
  }

  @Test
  void thereIsNoStaticMutableState() {
    noFields().that().areStatic().and().doNotHaveModifier(JavaModifier.SYNTHETIC)
        .should().notBeFinal()
        .because("two projects may be open at once").check(CLASSES);
  }

  @Test
  void noPackageIsADrawer() {
    classes().should().resideOutsideOfPackages("..util..", "..common..", "..helper..", "..manager..", "..impl..")
        .because("a package is named after what it is about").check(CLASSES);
  }
}
