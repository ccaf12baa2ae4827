package org.atalaya.app.ui.links;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.atalaya.planner.lineofsight.Verdict;

/**
 * Which pairs of sites are shown, the same in the list, in the matrix and on the map.
 *
 * @param verdicts that are shown; all four where nothing is asked for
 * @param leastMeters shorter pairs are left out
 * @param mostMeters longer pairs are left out
 * @param site only pairs that end here
 * @param planned only pairs that the plan links
 * @param text only pairs with all these words in their names, whatever their accents and case
 */
public record LinkFilter(Set<Verdict> verdicts, OptionalDouble leastMeters, OptionalDouble mostMeters, Optional<String> site,
    boolean planned, String text) {
  /** Shows every pair. */
  public static final LinkFilter NONE = new LinkFilter(EnumSet.allOf(Verdict.class), OptionalDouble.empty(),
      OptionalDouble.empty(), Optional.empty(), false, "");

  public LinkFilter {
    verdicts = Set.copyOf(verdicts);
  }

  /** True where some pair could be left out. */
  public boolean active() {
    return !equals(NONE) && !(text.isBlank() && withText("").equals(NONE));
  }

  /** True where a person asked for pairs of this verdict, and not for all. */
  public boolean asksFor(Verdict verdict) {
    return verdicts.size() < Verdict.values().length && verdicts.contains(verdict);
  }

  public LinkFilter withText(String newText) {
    return new LinkFilter(verdicts, leastMeters, mostMeters, site, planned, newText);
  }

  public LinkFilter withVerdict(Verdict verdict, boolean shown) {
    EnumSet<Verdict> after = EnumSet.noneOf(Verdict.class);
    after.addAll(verdicts);
    if (shown) {
      after.add(verdict);
    } else {
      after.remove(verdict);
    }
    return new LinkFilter(after, leastMeters, mostMeters, site, planned, text);
  }

  public LinkFilter withDistances(OptionalDouble least, OptionalDouble most) {
    return new LinkFilter(verdicts, least, most, site, planned, text);
  }

  public LinkFilter withSite(Optional<String> newSite) {
    return new LinkFilter(verdicts, leastMeters, mostMeters, newSite, planned, text);
  }

  public LinkFilter withPlanned(boolean only) {
    return new LinkFilter(verdicts, leastMeters, mostMeters, site, only, text);
  }

  /** The words of {@link #text}, without accents and case. */
  List<String> words() {
    return text.isBlank() ? List.of() : List.of(plain(text).trim().split("\\s+"));
  }

  /** Everything but the plan and the words, which whoever asks knows how to look up quickly. */
  boolean shows(String a, String b, Verdict verdict, double meters) {
    return verdicts.contains(verdict) && !(leastMeters.isPresent() && meters < leastMeters.getAsDouble())
        && !(mostMeters.isPresent() && meters > mostMeters.getAsDouble())
        && site.filter(name -> !name.equals(a) && !name.equals(b)).isEmpty();
  }

  /** A name as it is compared. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
  }
}
