package org.atalaya.provisioning.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** All radios of a kit, and the air between them: who hears whom follows from what each is configured to. */
final class LabEther {
  private final List<LabRadios> all = new CopyOnWriteArrayList<>();
  private final AtomicLong looks = new AtomicLong();
  private volatile Air air = Air.NONE;

  void join(LabRadios radios) {
    all.add(radios);
  }

  void fill(Air with) {
    air = with;
  }

  long look() {
    return looks.incrementAndGet();
  }

  /**
   * A neighbour of one mesh interface.
   *
   * @param heard how it is heard here
   * @param hears how it hears this one
   */
  record Neighbour(LabRadios router, LabRadios.MeshInterface theirs, Air.Reception heard, Air.Reception hears) {
    /** BATMAN IV's transmit quality of the link, 0 to 255: both ways must be delivered. */
    int transmitQuality() {
      return (int) Math.round(255 * heard.delivered() * hears.delivered());
    }
  }

  /** Who is on the same channel with the same name and key, and is heard and hears. */
  List<Neighbour> neighbours(LabRadios router, LabRadios.MeshInterface own, long sample) {
    List<Neighbour> neighbours = new ArrayList<>();
    for (LabRadios other : all) {
      if (other != router && other.isUp()) {
        for (LabRadios.MeshInterface theirs : other.meshInterfaces()) {
          Optional<Air.Reception> heard = own.joins(theirs)
              ? air.reception(end(other, theirs), end(router, own), sample) : Optional.empty();
          Optional<Air.Reception> hears = heard.flatMap(_ -> air.reception(end(router, own), end(other, theirs), sample));
          hears.ifPresent(back -> neighbours.add(new Neighbour(other, theirs, heard.get(), back)));
        }
      }
    }
    return neighbours;
  }

  private static Air.End end(LabRadios router, LabRadios.MeshInterface each) {
    return new Air.End(router.hostName(), each.radio(), each.powerDbm());
  }

  /** A way through the mesh, as one router knows it. */
  record Route(LabRadios to, int transmitQuality, LabRadios.MeshInterface out, Neighbour first) {}

  /** The best way to every router that is reached, by transmit quality (Dijkstra), nearest names first. */
  List<Route> routes(LabRadios from, long sample) {
    record Open(Route route, double quality) {}
    PriorityQueue<Open> open = new PriorityQueue<>((a, b) -> Double.compare(b.quality, a.quality));
    for (LabRadios.MeshInterface own : from.meshInterfaces()) {
      neighbours(from, own, sample).forEach(next -> open.add(new Open(
          new Route(next.router, next.transmitQuality(), own, next), next.transmitQuality())));
    }
    TreeMap<String, Route> found = new TreeMap<>();
    while (!open.isEmpty()) {
      Open here = open.remove();
      LabRadios at = here.route.to;
      if (at == from || found.putIfAbsent(at.primaryMac(), here.route) != null) {
        continue;
      }
      for (LabRadios.MeshInterface own : at.meshInterfaces()) {
        for (Neighbour next : neighbours(at, own, sample)) {
          // BATMAN IV's hop penalty is 30 of 255
          double quality = here.quality * next.transmitQuality() / 255 * (255 - 30) / 255;
          open.add(new Open(new Route(next.router, (int) quality, here.route.out, here.route.first), quality));
        }
      }
    }
    return List.copyOf(found.values());
  }
}
