package org.atalaya.provisioning.lab;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.atalaya.planner.candidates.CandidateGraph;
import org.atalaya.planner.candidates.CandidateLink;
import org.atalaya.planner.device.AntennaPattern;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.device.Rate;
import org.atalaya.planner.linkbudget.LinkForecast.Direction;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;

/**
 * The air as the plan has it, plus what plans do not know. Planned links are heard with the plan's own signals; radios
 * that the plan does not link are heard as strongly as their powers, their antennas' aims and the path's loss say. On
 * top of either come a bias that the rehearsal may set, a scatter that is fixed for each link, and a flutter from one
 * look to the next, both drawn from the seed.
 */
public final class PlannedAir implements Air {
  private static final double LEAST_HEARD_DBM = -92;
  /** A driver's rate control keeps about this above the sensitivity of a rate. */
  private static final double RATE_MARGIN_DB = 3;

  /** By how much a link between two sites differs from what was planned. */
  @FunctionalInterface
  public interface Bias {
    Bias NONE = (siteA, siteB) -> 0;

    /** Decibels, negative where the air is worse; the same for both orders of the sites. */
    double biasDb(String siteA, String siteB);
  }

  /**
   * What is between two radios, one way.
   *
   * @param signalDbm that is predicted
   * @param powerDbm that it is predicted for
   */
  private record Way(double signalDbm, double powerDbm, Radio to, int widthMhz, double extraDb) {}

  private record Key(String fromHost, String fromRadio, String toHost, String toRadio) {}

  private final Map<Key, Way> ways = new HashMap<>();
  private final long seed;
  private final double flutterDb;

  /**
   * @param catalogue that the plan was made with
   * @param graph all pairs of sites within range
   * @param scatterDb standard deviation of a link around its class
   * @param flutterDb standard deviation from one look to the next
   */
  public PlannedAir(NetworkPlan plan, DeviceCatalogue catalogue, CandidateGraph graph, Bias bias, double scatterDb,
      double flutterDb, long seed) {
    this.seed = seed;
    this.flutterDb = flutterDb;
    for (CandidateLink link : graph.links()) {
      for (PlannedRouter a : plan.routers()) {
        for (PlannedRouter b : plan.routers()) {
          if (a.site().equals(link.a().name()) && b.site().equals(link.b().name())
              && link.analysis().loss().totalDb().isPresent()) {
            between(link, a, b, catalogue, bias, scatterDb);
          }
        }
      }
    }
    Map<String, PlannedRouter> byHost = new HashMap<>();
    plan.routers().forEach(router -> byHost.put(router.hostName(), router));
    for (PlannedLink link : plan.links()) {
      PlannedRouter a = byHost.get(link.hostA());
      PlannedRouter b = byHost.get(link.hostB());
      planned(link.forecast().forward(), a, link.radioA(), b, link.radioB(), catalogue, bias, scatterDb);
      planned(link.forecast().backward(), b, link.radioB(), a, link.radioA(), catalogue, bias, scatterDb);
    }
  }

  private void planned(Direction way, PlannedRouter from, String fromRadio, PlannedRouter to, String toRadio,
      DeviceCatalogue catalogue, Bias bias, double scatterDb) {
    Key key = new Key(from.hostName(), fromRadio, to.hostName(), toRadio);
    ways.put(key, new Way(way.signalDbm(), way.transmitPowerDbm(), catalogue.get(to.deviceId()).getRadio(toRadio),
        width(from, fromRadio), bias.biasDb(from.site(), to.site()) + scatterDb * gaussian(key, 0)));
  }

  private static int width(PlannedRouter router, String radio) {
    return router.radios().stream().filter(each -> each.uciName().equals(radio)).findFirst().orElseThrow().widthMhz();
  }

  private void between(CandidateLink link, PlannedRouter a, PlannedRouter b, DeviceCatalogue catalogue, Bias bias,
      double scatterDb) {
    for (PlannedRadio atA : a.radios()) {
      for (PlannedRadio atB : b.radios()) {
        Radio radioA = catalogue.get(a.deviceId()).getRadio(atA.uciName());
        Radio radioB = catalogue.get(b.deviceId()).getRadio(atB.uciName());
        if (atA.mesh() && atB.mesh() && radioA.band() == radioB.band()) {
          double gains = gainDb(radioA, atA, link.analysis().path().azimuthFromDegrees())
              + gainDb(radioB, atB, link.analysis().path().azimuthToDegrees());
          double through = gains - link.analysis().loss().totalDb().orElseThrow();
          way(a, atA, radioA, b, atB, radioB, through, bias, scatterDb);
          way(b, atB, radioB, a, atA, radioA, through, bias, scatterDb);
        }
      }
    }
  }

  private void way(PlannedRouter from, PlannedRadio sender, Radio sending, PlannedRouter to, PlannedRadio receiver,
      Radio receiving, double throughDb, Bias bias, double scatterDb) {
    Key key = new Key(from.hostName(), sender.uciName(), to.hostName(), receiver.uciName());
    double power = sender.transmitPowerDbm();
    ways.put(key, new Way(power + sending.powerOffsetDb() + throughDb, power, receiving, receiver.widthMhz(),
        bias.biasDb(from.site(), to.site()) + scatterDb * gaussian(key, 0)));
  }

  private static double gainDb(Radio radio, PlannedRadio planned, double azimuth) {
    double off = planned.aimDegrees().map(aim -> AntennaPattern.offAxisDegrees(aim, azimuth)).orElse(0.0);
    return radio.antenna().gainDbi() + radio.antenna().pattern().relativeGainDb(off) - radio.cableLossDb();
  }

  private double gaussian(Key key, long sample) {
    long hash = seed;
    for (String part : new String[] {key.fromHost, key.fromRadio, key.toHost, key.toRadio}) {
      hash = hash * 1_000_003 + part.hashCode();
    }
    return new Random(hash * 31 + sample).nextGaussian();
  }

  @Override
  public Optional<Reception> reception(End from, End to, long sample) {
    Key key = new Key(from.hostName(), from.radio(), to.hostName(), to.radio());
    Way way = ways.get(key);
    if (way == null) {
      return Optional.empty();
    }
    double signal = way.signalDbm + Math.min(0, from.powerDbm() - way.powerDbm) + way.extraDb
        + flutterDb * gaussian(key, 1 + sample);
    if (signal < LEAST_HEARD_DBM) {
      return Optional.empty();
    }
    Comparator<Rate> bySpeed = Comparator.comparingDouble(Rate::mbps);
    var rates = way.to.rates().stream().filter(rate -> rate.widthMhz() == way.widthMhz).sorted(bySpeed).toList();
    Rate slowest = rates.getFirst();
    Rate rate = rates.stream().filter(each -> each.sensitivityDbm() + RATE_MARGIN_DB <= signal).max(bySpeed).orElse(slowest);
    double delivered = 1 / (1 + Math.exp(-(signal - slowest.sensitivityDbm())));
    return Optional.of(new Reception(signal, rate.mbps(), rate.mcs(), rate.widthMhz(), delivered));
  }
}
