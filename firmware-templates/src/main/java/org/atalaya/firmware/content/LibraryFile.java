package org.atalaya.firmware.content;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file for Kiwix. Its name on the server ends in the month of its edition, {@code _2026-05.zim}: take the newest.
 *
 * @param folder under Kiwix's download address
 * @param name without the month
 * @param megabytes of the edition below, rounded up
 * @param edition month of the edition whose size this is; {@code assumed} where no size was found
 */
record LibraryFile(String folder, String name, int megabytes, String edition) {
  /** Where Kiwix offers its files. */
  static final String SOURCE = "https://download.kiwix.org/zim/";

  private static final Set<String> SPANISH = Set.of("AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "ES", "GQ", "GT",
      "HN", "MX", "NI", "PA", "PE", "PR", "PY", "SV", "UY", "VE");
  private static final Set<String> PORTUGUESE = Set.of("AO", "BR", "CV", "GW", "MZ", "PT", "ST", "TL");
  private static final Set<String> ALBANIAN = Set.of("AL", "XK");

  /** A library to begin with, in the language of a country. */
  static List<LibraryFile> of(String country) {
    List<LibraryFile> own = SPANISH.contains(country) ? List.of(
            new LibraryFile("wikipedia", "wikipedia_es_all_nopic", 9000, "2025-08"),
            new LibraryFile("wikibooks", "wikibooks_es_all_nopic", 200, "2025-10"),
            new LibraryFile("vikidia", "vikidia_es_all_nopic", 12, "2025-12"))
        : PORTUGUESE.contains(country) ? List.of(
            new LibraryFile("wikipedia", "wikipedia_pt_all_maxi", 19_220, "2026-05"))
        : ALBANIAN.contains(country) ? List.of(
            new LibraryFile("wikipedia", "wikipedia_sq_all_maxi", 1500, "assumed"))
        : List.of(new LibraryFile("wikipedia", "wikipedia_en_all_nopic", 43_000, "2025-08"));
    return Stream.concat(own.stream(), Stream.of(new LibraryFile("phet", "phet_mul_all", 500, "2025-03"))).toList();
  }
}
