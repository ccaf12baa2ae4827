package org.atalaya.app.ui.handover;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.atalaya.app.job.SecretsReading;
import org.atalaya.app.job.SecretsReading.NamedSecret;
import org.atalaya.app.report.Reports;
import org.atalaya.app.ui.network.NetworkViewModel;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.plan.BillOfMaterials;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Stored;

/** What is handed to those who build: what to buy, and each router's files. */
public final class HandoverViewModel {
  private final ProjectDesk desk;
  private final NetworkViewModel network;

  public HandoverViewModel(ProjectDesk desk, NetworkViewModel network) {
    this.desk = desk;
    this.network = network;
  }

  /** A line of the bill, in words. */
  public record BillLine(String item, String quantity, String unitPrice, String price) {}

  public Optional<NetworkPlan> plan() {
    return network.plan().map(Stored::value);
  }

  public List<BillLine> bill(Wording wording) {
    return plan().map(NetworkPlan::bill).map(bill -> bill.lines().stream().map(line -> line(wording, bill, line)).toList())
        .orElse(List.of());
  }

  private static BillLine line(Wording wording, BillOfMaterials bill, BillOfMaterials.Line line) {
    var units = wording.quantities();
    return new BillLine(line.item().equals(BillOfMaterials.MOUNTING) ? wording.get("bill.mounting") : line.item(),
        units.number(line.quantity(), 0), units.money(line.unitPrice(), bill.currency()),
        units.money(line.unitPrice() * line.quantity(), bill.currency()));
  }

  public String total(Wording wording) {
    return plan().map(NetworkPlan::bill).map(bill -> wording.quantities().money(bill.total(), bill.currency())).orElse("");
  }

  /** True where there is a plan of the project as it is now, and the engine for it. */
  public boolean canRender() {
    return desk.engines().render().isPresent() && network.plan().filter(Stored::current).isPresent();
  }

  /**
   * Writes each router's files below a folder.
   *
   * @param refused run where the passphrase is not the project's
   */
  public void render(Passphrase passphrase, Path folder, Runnable refused) {
    desk.engines().render().ifPresentOrElse(engine -> desk.startUnlocked("work.render", passphrase,
        (open, progress) -> engine.run(open, passphrase, folder), (routers, took) -> {
          desk.tell(Notice.done("notice.rendered", routers, folder.toString()));
          desk.refresh();
        }, refused), passphrase::close);
  }

  /** True where there is a plan of the project as it is now. */
  public boolean canReport() {
    return network.plan().filter(Stored::current).isPresent();
  }

  /** Writes what is handed over on paper to a folder. */
  public void report(Path folder, Wording wording) {
    desk.project().ifPresent(open -> desk.work().start("work.report",
        progress -> Reports.write(open, folder, wording, progress),
        (files, took) -> desk.tell(Notice.done("notice.reported", files.size(), folder.toString()))));
  }

  /**
   * Reads what the program made and set on the routers. Nothing of it is kept here.
   *
   * @param shown takes the secrets, on the window's thread
   * @param refused run where the passphrase is not the project's
   */
  public void readSecrets(Passphrase passphrase, Consumer<List<NamedSecret>> shown, Runnable refused) {
    desk.startUnlocked("work.secrets", passphrase, (open, progress) -> SecretsReading.read(open, passphrase),
        (secrets, took) -> shown.accept(secrets), refused);
  }

  /** Name of the Wi-Fi for phones, where there is a plan. */
  public Optional<String> openWifi() {
    return plan().map(plan -> plan.community().accessPointSsid());
  }
}
