package org.atalaya.app.ui.handover;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.atalaya.app.ui.network.NetworkViewModel;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.ui.wording.Wording;
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
    return new BillLine(line.item(), units.number(line.quantity(), 0), units.money(line.unitPrice(), bill.currency()),
        units.money(line.unitPrice() * line.quantity(), bill.currency()));
  }

  public String total(Wording wording) {
    return plan().map(NetworkPlan::bill).map(bill -> wording.quantities().money(bill.total(), bill.currency())).orElse("");
  }

  /** True where there is a plan of the project as it is now, and the engine for it. */
  public boolean canRender() {
    return desk.engines().render().isPresent() && network.plan().filter(Stored::current).isPresent();
  }

  /** Writes each router's files below a folder. */
  public void render(Passphrase passphrase, Path folder) {
    desk.engines().render().ifPresent(engine -> desk.project().ifPresent(open ->
        desk.work().start("work.render", progress -> {
          try (passphrase) {
            return engine.run(open, passphrase, folder);
          }
        }, (routers, took) -> desk.tell(Notice.done("notice.rendered", routers, folder.toString())))));
  }
}
