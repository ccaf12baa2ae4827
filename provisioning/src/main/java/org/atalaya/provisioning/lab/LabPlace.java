package org.atalaya.provisioning.lab;

import java.io.IOException;

/** Where the SSH server of a virtual router listens. */
interface LabPlace extends AutoCloseable {

  /** Something that may fail for want of a port. */
  interface Start {
    void run() throws IOException;
  }

  /** Where this computer reaches it. */
  String host();

  /** Local address to listen on. */
  String listensOn();

  /** Port to listen on; 0 for any that is free. */
  int port();

  /** Does something there: sockets that are made meanwhile belong to the place. */
  void enter(Start start) throws IOException;

  /** Nobody is there any more. */
  @Override
  void close();

  /** A loopback address, at a port that is free. */
  static LabPlace loopback(String address) {
    return new LabPlace() {
      @Override
      public String host() {
        return address;
      }

      @Override
      public String listensOn() {
        return address;
      }

      @Override
      public int port() {
        return 0;
      }

      @Override
      public void enter(Start start) throws IOException {
        start.run();
      }

      @Override
      public void close() {
        // the loopback stays
      }
    };
  }
}
