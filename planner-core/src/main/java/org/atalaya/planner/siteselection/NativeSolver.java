package org.atalaya.planner.siteselection;

import com.google.ortools.Loader;

/** OR-Tools' native library: unpacked and loaded when first asked for, which takes about a second. */
final class NativeSolver {
  private NativeSolver() {}

  private static final class Holder {
    static final boolean AVAILABLE = load();

    /** A platform without the library, a read-only temporary folder, a C library too old: all mean the same here. */
    private static boolean load() {
      try {
        Loader.loadNativeLibraries();
        return true;
      } catch (RuntimeException | LinkageError e) {
        return false;
      }
    }
  }

  /** False where the library cannot be loaded; what is computed without it is slower, not wrong. */
  static boolean available() {
    return Holder.AVAILABLE;
  }
}
