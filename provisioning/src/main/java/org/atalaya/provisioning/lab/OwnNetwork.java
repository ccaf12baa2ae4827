package org.atalaya.provisioning.lab;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * A network namespace of the calling thread's own (Linux, unshare(2)). It has no name: it lasts as long as the thread,
 * or a socket that was made in it, and so also ends with a program that is killed.
 */
final class OwnNetwork {
  private static final int CLONE_NEWNET = 0x40000000;

  private OwnNetwork() {}

  /**
   * Moves the calling thread into a new, empty network.
   *
   * @return the thread's number in the system, under {@code /proc/self/task}
   * @throws IOException if the system refuses: this is root's
   */
  static long enter() throws IOException {
    Linker linker = Linker.nativeLinker();
    StructLayout stateLayout = Linker.Option.captureStateLayout();
    VarHandle errno = stateLayout.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    try (Arena arena = Arena.ofConfined()) {
      MethodHandle unshare = linker.downcallHandle(linker.defaultLookup().findOrThrow("unshare"),
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT), Linker.Option.captureCallState("errno"));
      MethodHandle gettid = linker.downcallHandle(linker.defaultLookup().findOrThrow("gettid"),
          FunctionDescriptor.of(ValueLayout.JAVA_INT));
      MemorySegment state = arena.allocate(stateLayout);
      if ((int) unshare.invokeExact(state, CLONE_NEWNET) != 0) {
        throw new IOException("no network namespace: the system refuses with error " + (int) errno.get(state, 0L));
      }
      return (int) gettid.invokeExact();
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
